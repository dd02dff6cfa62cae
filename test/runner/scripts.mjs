import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { runChild } from '../../electron/setup/child.mjs';
import { inProject, projectFolder } from '../../electron/setup/paths.mjs';
import { benchTable } from './bench-table.mjs';

/** @typedef {import('../run.mjs').Stage} Stage */
/** @typedef {import('../run.mjs').Outcome} Outcome */
/** @typedef {import('./house.mjs').House} House */

/**
 * What a bench prints on standard output, one JSON object per line. `ratio` is value / reference, measured in the same
 * run; `limit` is the greatest (or, for a rate, the least) ratio or value allowed; `ok` says whether it holds.
 *
 * @typedef {{ bench: string, measure: string, value: number, unit: string, reference?: number, ratio?: number, limit?: number, ok: boolean }} Row
 */

const scriptsIn = (/** @type {string} */ kind) =>
  existsSync(inProject('test', kind))
    ? readdirSync(inProject('test', kind))
        .filter((name) => name.endsWith(`.${kind}.ts`))
        .sort()
    : [];

/** Electron's Node strips the types itself. The collector is exposed, for benches that compare memory. */
const nodeArguments = (/** @type {string} */ kind, /** @type {string} */ name) => [
  '--expose-gc',
  '--disable-warning=ExperimentalWarning',
  inProject('test', kind, name),
];

/**
 * The environment of a bench or soak script: it runs as a Node, and may start windows. A script that launches the app
 * must take ELECTRON_RUN_AS_NODE out of the environment it hands on.
 */
const environment = async (/** @type {House} */ house) => ({ ...(await house.windowEnv()), ELECTRON_RUN_AS_NODE: '1' });

/** A row if the line is one. Anything else a script prints is for the reader. @returns {Row | undefined} */
function rowIn(/** @type {string} */ line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const row = JSON.parse(line);
    return typeof row.bench === 'string' && typeof row.ok === 'boolean' ? row : undefined;
  } catch {
    return undefined;
  }
}

/** @returns {Promise<{ rows: Row[], code: number }>} */
async function runBench(/** @type {House} */ house, /** @type {string} */ name) {
  /** @type {Row[]} */
  const rows = [];
  const code = await runChild(house.binary.executable, nodeArguments('bench', name), {
    cwd: projectFolder,
    env: await environment(house),
    stdio: ['ignore', 'pipe', 'inherit'],
    onSpawn: (child) => {
      if (!child.stdout) return;
      createInterface({ input: child.stdout }).on('line', (line) => {
        const row = rowIn(line);
        if (row) rows.push(row);
        else process.stdout.write(`${line}\n`);
      });
    },
  });
  return { rows, code };
}

/** All benches in order, never two at once, then one table. @returns {Promise<Outcome>} */
async function bench(/** @type {House} */ house, /** @type {string[]} */ words) {
  const names = chosen('bench', words);
  /** @type {Row[]} */
  const rows = [];
  let broken = 0;
  for (const name of names) {
    process.stdout.write(`${name} ...\n`);
    const result = await runBench(house, name);
    rows.push(...result.rows);
    // A script that printed no row measured nothing, whatever its exit code says.
    const ok = result.code === 0 && result.rows.length > 0;
    if (!ok) process.stdout.write(`${name} ended with exit code ${result.code} after ${result.rows.length} rows.\n`);
    broken += ok ? 0 : 1;
  }
  writeFileSync(inProject('test-results', 'bench.json'), `${JSON.stringify(rows, null, 2)}\n`);
  process.stdout.write(`\n${benchTable(rows)}\n`);
  const over = rows.filter((row) => !row.ok).length;
  return { passed: rows.length - over, failed: over + broken + (names.length === 0 ? 1 : 0), note: names.length === 0 ? 'none found' : '' };
}

/** One soak script; its exit code counts. @returns {Promise<Outcome>} */
async function soak(/** @type {House} */ house, /** @type {string} */ name) {
  const code = await runChild(house.binary.executable, nodeArguments('soak', name), { cwd: projectFolder, env: await environment(house) });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, note: `exit code ${code}` };
}

const chosen = (/** @type {string} */ kind, /** @type {string[]} */ words) =>
  scriptsIn(kind).filter((name) => words.length === 0 || words.some((word) => name.includes(word)));

/** @returns {Stage[]} */
export function measureStages(/** @type {'bench' | 'soak'} */ kind) {
  if (kind === 'bench') return [{ name: 'bench', window: true, run: bench }];
  const names = scriptsIn('soak');
  /** @type {Stage[]} */
  const stages = names.map((name) => ({
    name: name.replace('.soak.ts', ''),
    window: true,
    run: async (house, words) =>
      chosen('soak', words).includes(name) ? soak(house, name) : { passed: 0, failed: 0, note: 'not asked for' },
  }));
  return stages.length > 0 ? stages : [{ name: 'soak', run: async () => ({ passed: 0, failed: 1, note: 'none found' }) }];
}
