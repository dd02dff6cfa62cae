import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @typedef {{ code: number, output: string }} Finished */

const FORWARDED = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** 128 + n, as shells report a death by signal n. */
const codeOf = (/** @type {number | null} */ code, /** @type {NodeJS.Signals | null} */ signal) =>
  code ?? 128 + (signal ? (constants.signals[signal] ?? 0) : 0);

/**
 * Starts a program and waits for its end. A signal we get is handed on and we stay until the child is gone,
 * so that neither is left behind. A terminal sends Ctrl-C to both already; the second one does no harm.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { onSpawn?: (child: import('node:child_process').ChildProcess) => void }} [options]
 * @returns {Promise<number>} exit code
 */
export function runChild(command, args, { onSpawn, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    for (const signal of FORWARDED) process.on(signal, forward);
    const release = () => {
      for (const signal of FORWARDED) process.off(signal, forward);
    };
    child.once('error', (error) => {
      release();
      reject(error);
    });
    // 'close' and not 'exit': what the child wrote has then been read.
    child.once('close', (code, signal) => {
      release();
      resolve(codeOf(code, signal));
    });
    onSpawn?.(child);
  });
}

/**
 * Like runChild, with standard output and error collected together, in the order they came.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { onSpawn?: (child: import('node:child_process').ChildProcess) => void }} [options]
 * @returns {Promise<Finished>}
 */
export async function collectChild(command, args, { onSpawn, ...options } = {}) {
  let output = '';
  const code = await runChild(command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    onSpawn: (child) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8');
        stream?.on('data', (text) => {
          output += text;
        });
      }
      onSpawn?.(child);
    },
  });
  return { code, output };
}

/** The npm that started us, else the one on the PATH. As [command, leading arguments]. */
export function npmCommand() {
  const started = process.env.npm_execpath;
  if (started?.endsWith('npm-cli.js')) return /** @type {const} */ ([process.execPath, [started]]);
  return /** @type {const} */ ([process.platform === 'win32' ? 'npm.cmd' : 'npm', []]);
}

/** npm's quiet levels (`npm run -s`) reach its children through the environment and would hide the reason of a failure. */
export const npmOptions = () => ({
  env: { ...process.env, npm_config_loglevel: 'error', npm_config_update_notifier: 'false' },
  shell: process.platform === 'win32' && !process.env.npm_execpath,
});
