import { mkdirSync } from 'node:fs';
import { inProject } from '../electron/setup/paths.mjs';
import { SetupError } from '../electron/setup/say.mjs';
import { openHouse } from './runner/house.mjs';
import { closingLine, heading, summary } from './runner/print.mjs';
import { measureStages } from './runner/scripts.mjs';
import { staticStages } from './runner/static.mjs';
import { unitStages, windowStages } from './runner/suites.mjs';

/**
 * The one runner behind npm run check, test, bench, soak and screenshots.
 *
 *   npm test                          everything
 *   npm test -- e2e store             only these stages: types lint length imports unit store e2e security
 *   npm test -- e2e contributors      words that name no stage go to Vitest or Playwright as they are: here a file filter
 *   npm test -- unit -t 'one name'    so do their switches (Vitest: -t, Playwright: -g)
 *   npm run check -- types            the same for the quick part
 *   npm run bench -- import           scripts whose name holds the word
 *
 * The last line is always `N passed, N failed`, whatever happened. Skipped tests are in neither number.
 */

/** @typedef {{ name: string, run: (house: import('./runner/house.mjs').House, words: string[]) => Promise<Outcome>, together?: boolean, window?: boolean }} Stage */
/** @typedef {{ passed: number, failed: number, skipped?: number, note?: string, output?: string }} Outcome */
/** @typedef {Outcome & { name: string, ms: number }} Result */

/** @type {Record<string, () => Stage[]>} */
const MODES = {
  check: () => [...staticStages, ...unitStages(['unit'])],
  test: () => [...staticStages, ...unitStages(['unit', 'store']), ...windowStages(['e2e', 'security'])],
  bench: () => measureStages('bench'),
  soak: () => measureStages('soak'),
  screenshots: () => windowStages(['screenshots']),
};

let interrupted = false;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  // The running stage gets the signal too and ends; no further one is started, and the closing line still comes.
  process.on(signal, () => {
    interrupted = true;
  });
}

/** @param {Stage[]} stages @param {string[]} given */
function narrowed(stages, given) {
  const named = stages.filter(({ name }) => given.includes(name));
  const words = given.filter((word) => !stages.some(({ name }) => name === word));
  if (named.length > 0) return { stages: named, words };
  // Only filter words: what cannot be filtered is left out.
  return { stages: words.length > 0 ? stages.filter(({ together }) => !together) : stages, words };
}

/** A preparation's failure is a sentence; anything else is a bug, with its stack. */
function wordsOf(/** @type {unknown} */ error) {
  if (error instanceof SetupError) return [error.printed, error.message].filter(Boolean).join('\n');
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Runs a stage; whatever it throws is a failure of that stage, printed, and the next one still runs.
 * @param {Stage} stage @param {import('./runner/house.mjs').House} house @param {string[]} words @returns {Promise<Result>} */
async function runStage(stage, house, words) {
  const began = performance.now();
  /** @type {Outcome} */
  let outcome;
  try {
    outcome = await stage.run(house, words);
  } catch (error) {
    outcome = { passed: 0, failed: 1, output: wordsOf(error) };
  }
  return { ...outcome, name: stage.name, ms: performance.now() - began };
}

/** @param {Stage[]} stages @param {string[]} words @returns {Promise<Result[]>} */
async function runAll(stages, words) {
  const house = await openHouse({ window: stages.some(({ window }) => window) });
  /** @type {Result[]} */
  const results = [];
  try {
    // What only reads files runs at once, one printed after the other; what starts windows runs alone.
    const together = stages.filter((stage) => stage.together).map((stage) => runStage(stage, house, words));
    for (const running of together) results.push(heading(await running));
    for (const stage of stages.filter((one) => !one.together)) {
      if (interrupted) break;
      process.stdout.write(`\n— ${stage.name}\n`);
      results.push(heading(await runStage(stage, house, words)));
    }
  } finally {
    house.close();
  }
  return results;
}

async function main() {
  const [mode = 'test', ...given] = process.argv.slice(2);
  const all = MODES[mode];
  if (!all) throw new SetupError(`There is no "${mode}" here. Known: ${Object.keys(MODES).join(', ')}.`);
  mkdirSync(inProject('test-results'), { recursive: true });
  const { stages, words } = narrowed(all(), given);
  const results = await runAll(stages, words);
  const ran = results.some(({ passed, failed }) => passed + failed > 0);
  if (!ran) results.push({ name: 'nothing', passed: 0, failed: 1, ms: 0, note: 'no test was run: does the name fit?' });
  if (interrupted) results.push({ name: 'interrupted', passed: 0, failed: 1, ms: 0 });
  return summary(results);
}

const totals = await main().catch((error) => {
  process.stdout.write(`${wordsOf(error)}\n`);
  return { passed: 0, failed: 1 };
});

// The write's callback and not process.exit at once: a pipe must have the last line.
process.stdout.write(`${closingLine(totals)}\n`, () => process.exit(totals.failed > 0 ? 1 : 0));
