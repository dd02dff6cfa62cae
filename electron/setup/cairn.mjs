import { createInterface } from 'node:readline';
import { buildIfNeeded } from './build.mjs';
import { runChild } from './child.mjs';
import { chromiumFlags } from './flags.mjs';
import { callerFolder, projectFolder } from './paths.mjs';
import { appEnvironment, prepare } from './prepare.mjs';
import { SetupError } from './say.mjs';

/** How much of Chromium's own talk is kept, to be shown when the app dies without a word of its own. */
const NOISE_LINES_KEPT = 20;

/** The shape every failure of the headless door has; the closed list of codes is in shared/errors.ts. */
function failure(/** @type {string} */ message, /** @type {Record<string, unknown>} */ details = {}) {
  process.stderr.write(`${JSON.stringify({ error: { code: 'internal', message, details } })}\n`);
  return 1;
}

/**
 * The headless door: `npm run -s cairn -- contributors.list '{"search":"ana"}' --workspace file.cairn`.
 * Standard output is the app's own, untouched. Of standard error only JSON lines are passed on (progress and errors);
 * the rest is Chromium and D-Bus talking, shown with CAIRN_DEBUG=1.
 * The arguments travel in CAIRN_ARGV, because Chromium takes what looks like one of its switches from the command line,
 * and the person's folder in CAIRN_CWD, because npm changes it.
 */
async function cairn() {
  const { binary, env } = await prepare({ window: false, patient: false });
  await buildIfNeeded({ quiet: true });
  const headless = process.platform === 'linux' ? ['--ozone-platform=headless'] : [];
  const flags = [...chromiumFlags(binary.executable), '--disable-gpu', ...headless];
  const debug = process.env.CAIRN_DEBUG === '1';
  let spoke = false;
  /** @type {string[]} */
  const noise = [];
  const code = await runChild(binary.executable, [...flags, projectFolder, '--headless'], {
    env: appEnvironment(env, { CAIRN_ARGV: JSON.stringify(process.argv.slice(2)), CAIRN_CWD: callerFolder }),
    stdio: ['inherit', 'inherit', 'pipe'],
    onSpawn: (child) => {
      if (!child.stderr) return;
      createInterface({ input: child.stderr, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
        const ours = line.startsWith('{');
        spoke ||= line.startsWith('{"error"');
        if (ours || debug) process.stderr.write(`${line}\n`);
        else if (noise.push(line) > NOISE_LINES_KEPT) noise.shift();
      });
    },
  });
  if (code === 0 || spoke) return code;
  return failure(`Cairn ended with exit code ${code} without saying why. CAIRN_DEBUG=1 shows everything it printed.`, { printed: noise });
}

// Not process.exit: what was written to a pipe must arrive first.
process.exitCode = await cairn().catch((error) => {
  if (!(error instanceof SetupError)) return failure(String(error?.stack ?? error));
  return failure(error.message, error.printed ? { printed: error.printed.split('\n') } : {});
});
