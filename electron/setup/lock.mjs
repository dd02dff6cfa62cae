import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, projectFolder, shortHash } from './paths.mjs';
import { SetupError, say } from './say.mjs';

/** No preparation takes this long; a lock older than this belongs to a process number that was given out again. */
const ABANDONED_AFTER_MS = 45 * 60_000;

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** True while the process that wrote the lock lives. EPERM means it does, under another user. */
function holderAlive(/** @type {string} */ file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > ABANDONED_AFTER_MS) return false;
    const holder = Number(readFileSync(file, 'utf8'));
    if (!holder) return true; // just created, not written yet
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

function take(/** @type {string} */ file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    return false;
  }
}

/** Moves a dead holder's lock out of the way. Renaming is atomic: of two that try, one gets it. */
function sweep(/** @type {string} */ file) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  rmSync(aside, { force: true });
}

/**
 * Runs `work` while no other process on this machine does the same for this checkout: two `npm ci` or two builds
 * at once destroy each other (two headless calls in a row of pipes are enough for that).
 *
 * @template T
 * @param {string} name what is being done, as it may appear in a sentence
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(name, work) {
  const file = join(cacheFolder(), `${name}-${shortHash(projectFolder).slice(0, 12)}.lock`);
  let told = false;
  const began = Date.now();
  while (!take(file)) {
    if (!holderAlive(file)) {
      sweep(file);
      continue;
    }
    if (!told && Date.now() - began > 2000) {
      say(`Waiting for another process that is busy with the ${name} of this checkout.`);
      told = true;
    }
    if (Date.now() - began > ABANDONED_AFTER_MS) throw new SetupError(`Gave up waiting. If nothing else is running, delete ${file}.`);
    await pause(100);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}
