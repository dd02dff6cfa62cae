import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from './libraries.mjs';
import { SetupError } from './say.mjs';

/** @typedef {{ env: Record<string, string>, virtual: boolean, stop: () => void }} Display */

/** Room for two windows side by side, and for screenshots of 1440 x 900. */
const SCREEN = '1920x1200x24';
const START_LIMIT_MS = 15_000;

/** One big-endian length and the bytes. */
function field(/** @type {Buffer} */ bytes) {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/**
 * One entry of an Xauthority file: family "wild" fits every host and display, so that it can be written before the
 * display has a number. Without a cookie every user of the machine could read the window. Format: Xau(3).
 */
const cookieEntry = () =>
  Buffer.concat([
    Buffer.from([0xff, 0xff]),
    field(Buffer.alloc(0)),
    field(Buffer.alloc(0)),
    field(Buffer.from('MIT-MAGIC-COOKIE-1')),
    field(randomBytes(16)),
  ]);

/** Reads the number that Xvfb writes to descriptor 3 once it takes connections. */
function readNumber(/** @type {import('node:child_process').ChildProcess} */ child) {
  return new Promise((resolve, reject) => {
    let text = '';
    let complaint = '';
    const fail = (/** @type {string} */ why) =>
      reject(new SetupError(`Xvfb, the virtual display, did not start: ${why} ${complaint}`.trim()));
    const limit = setTimeout(() => fail(`no answer in ${START_LIMIT_MS / 1000} s.`), START_LIMIT_MS);
    child.stderr?.on('data', (data) => {
      complaint += data;
    });
    child.stdio[3]?.on('data', (data) => {
      text += data;
      if (text.includes('\n')) resolve(Number(text));
    });
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`it ended with code ${code}.`));
    child.once('exit', () => clearTimeout(limit));
    child.stdio[3]?.once('data', () => clearTimeout(limit));
  });
}

/**
 * The display to show windows on: the person's own, else an Xvfb on a free number.
 * It ends with `stop`, at our exit, and, because the kernel sends it a signal when its parent dies, also when we are
 * killed without a chance to tidy up. (setpriv belongs to every Debian; without it only the last one is lost.)
 *
 * @returns {Promise<Display>}
 */
export async function openDisplay() {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
    return { env: {}, virtual: false, stop: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'cairn-display-'));
  const authority = join(folder, 'Xauthority');
  writeFileSync(authority, cookieEntry(), { mode: 0o600 });
  const xvfb = ['Xvfb', '-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-auth', authority];
  const [command = '', ...args] = onPath('setpriv') ? ['setpriv', '--pdeathsig', 'TERM', ...xvfb] : xvfb;
  // A process group of its own: Ctrl-C in the terminal must reach the app first, and the display only after it.
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true });
  const stop = () => {
    process.off('exit', stop);
    child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  try {
    const number = await readNumber(child);
    // Neither the child nor its pipes keep us from ending.
    child.unref();
    for (const stream of [child.stderr, child.stdio[3]]) /** @type {import('node:net').Socket} */ (stream).unref();
    return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, virtual: true, stop };
  } catch (error) {
    stop();
    throw error;
  }
}
