/** @typedef {import('../run.mjs').Result} Result */

const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(1)} s`;

/** One line about a stage: `types       1 passed   5.2 s`. */
function line(/** @type {Result} */ { name, passed, failed, skipped = 0, note, ms }) {
  const counts = [`${passed} passed`, failed > 0 && `${failed} FAILED`, skipped > 0 && `${skipped} skipped`].filter(Boolean).join(', ');
  return `${name.padEnd(12)} ${counts.padEnd(34)} ${seconds(ms).padStart(8)}${note ? `  ${note}` : ''}`;
}

/** Prints a finished stage, its output first. Nothing a failure said is thrown away. */
export function heading(/** @type {Result} */ result) {
  const output = result.output?.trim();
  process.stdout.write(`${output ? `${output}\n` : ''}${line(result)}\n`);
  return result;
}

/** The table at the end, for a reader who sees only the last screen. */
export function summary(/** @type {Result[]} */ results) {
  const total = (/** @type {'passed' | 'failed'} */ key) => results.reduce((sum, result) => sum + result[key], 0);
  const ms = results.reduce((sum, result) => sum + result.ms, 0);
  if (results.length > 1) process.stdout.write(`\n${results.map(line).join('\n')}\n${''.padEnd(47)} ${seconds(ms).padStart(8)}\n`);
  return { passed: total('passed'), failed: total('failed') };
}

/** CI reads this, alone on the last line. */
export const closingLine = (/** @type {{ passed: number, failed: number }} */ { passed, failed }) => `${passed} passed, ${failed} failed`;
