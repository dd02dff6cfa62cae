import { existsSync, readFileSync } from 'node:fs';
import { runChild } from '../../electron/setup/child.mjs';
import { inProject, projectFolder } from '../../electron/setup/paths.mjs';
import { sandboxedEnvironment } from './sandbox.mjs';

/** @typedef {import('../run.mjs').Stage} Stage */
/** @typedef {import('../run.mjs').Outcome} Outcome */
/** @typedef {import('./house.mjs').House} House */

/** A runner that hangs is ended; all of `npm test` is to stay under 20 minutes. */
const LIMIT_MS = 25 * 60_000;

/** Runs with its output going straight to the terminal, and says how it ended. */
async function live(/** @type {string} */ command, /** @type {string[]} */ args, /** @type {NodeJS.ProcessEnv} */ env) {
  /** @type {NodeJS.Timeout | undefined} */
  let limit;
  let note = '';
  const code = await runChild(command, args, {
    cwd: projectFolder,
    env,
    onSpawn: (child) => {
      limit = setTimeout(() => {
        note = `ended after ${LIMIT_MS / 60_000} minutes`;
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 5000).unref();
      }, LIMIT_MS);
    },
  });
  clearTimeout(limit);
  return { code, note };
}

/** The runner's own report; undefined when it died before writing one. */
const reportIn = (/** @type {string} */ file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/**
 * Numbers from a report, made to agree with the exit code: a runner that failed without a failed test (a file that
 * does not load, an error after the last test, a crash) counts as one failure, and so does a suite that found no test.
 *
 * @param {{ passed: number, failed: number, skipped: number }} counts @param {{ code: number, note: string }} end @param {string[]} words
 * @returns {Outcome}
 */
export function settle(counts, { code, note }, words) {
  const { passed, failed, skipped } = counts;
  if (code !== 0 && failed === 0) return { ...counts, failed: 1, note: note || `the runner ended with exit code ${code}` };
  // With a filter it is right that some suites have nothing; without one it means that tests were lost.
  if (passed + failed + skipped === 0 && words.length === 0) return { ...counts, failed: 1, note: 'no tests found' };
  return { ...counts, note };
}

/** Vitest's JSON: a file that cannot be loaded is a failed result without assertions. */
export function countVitest(/** @type {any} */ report) {
  const broken = (report?.testResults ?? []).filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed'),
  ).length;
  return {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + broken,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

/** Playwright's JSON: `errors` are those outside of any test, such as a file that does not load. */
export function countPlaywright(/** @type {any} */ report) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  return { passed: expected, failed: unexpected + flaky + (report?.errors?.length ?? 0), skipped };
}

/** Vitest inside Electron's Node. Its forks run there too: they are started from process.execPath with our environment. */
async function vitest(/** @type {House} */ house, /** @type {string} */ project, /** @type {string[]} */ words) {
  const report = house.report(project);
  const args = ['run', '--project', project, '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const end = await live(house.binary.executable, [inProject('node_modules', 'vitest', 'vitest.mjs'), ...args, ...words], house.nodeEnv());
  house.keep(project);
  return settle(countVitest(reportIn(report)), end, words);
}

/** Playwright on the Node that started us; the app it launches is Electron. @returns {Promise<Outcome>} */
async function playwright(/** @type {House} */ house, /** @type {string} */ project, /** @type {string[]} */ words) {
  const report = house.report(project);
  const plain = await house.windowEnv();
  const { env = plain, why } = project === 'security' ? sandboxedEnvironment(house, plain) : { why: '' };
  if (why) process.stdout.write(`Without Chromium's sandbox: ${why}.\n`);
  const cli = inProject('node_modules', '@playwright', 'test', 'cli.js');
  // The other user is given one display only, and pictures are taken one after the other.
  const alone = env.CAIRN_TEST_USER || project === 'screenshots' ? ['--workers=1'] : [];
  const args = [cli, 'test', `--project=${project}`, '--pass-with-no-tests', ...alone, ...words];
  const end = await live(process.execPath, args, { ...env, CAIRN_REPORT: report, CAIRN_OUTPUT: inProject('test-results', project) });
  house.keep(project);
  const outcome = settle(countPlaywright(reportIn(report)), end, words);
  return why ? { ...outcome, note: outcome.note || "without Chromium's sandbox" } : outcome;
}

/** @returns {Stage[]} */
export const unitStages = (/** @type {string[]} */ names) =>
  names.map((name) => ({ name, run: (house, words) => vitest(house, name, words) }));

/** @returns {Stage[]} */
export const windowStages = (/** @type {string[]} */ names) =>
  names.map((name) => ({ name, window: true, run: (house, words) => playwright(house, name, words) }));
