import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { cacheFolder, shortHash } from './paths.mjs';
import { SetupError, say } from './say.mjs';

/** What a bare Debian lacks for Electron 42 to 45. libsecret and libnotify are opened only at run time. */
const LIBRARIES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libsecret-1-0',
  'libnotify4',
];
const DISPLAY = ['xvfb', 'xauth'];
const FONT = ['fonts-liberation'];
const FONT_FOLDERS = ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.fonts'), join(homedir(), '.local/share/fonts')];

/** True when a program of this name can be run. Looks along the PATH itself: `which` is not on every machine. */
export function onPath(/** @type {string} */ name) {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name];
  return (process.env.PATH ?? '').split(delimiter).some((folder) =>
    names.some((file) => {
      try {
        accessSync(join(folder, file), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }),
  );
}

/**
 * Any font at all will do; fc-list is not asked, because it is missing where fonts are.
 *
 * @param {string} folder
 * @returns {boolean}
 */
function holdsFont(folder) {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory() ? holdsFont(join(folder, entry.name)) : /\.(ttf|otf|ttc|pfb)$/i.test(entry.name),
  );
}

const statText = (/** @type {string} */ file) => (existsSync(file) ? `${file} ${statSync(file).mtimeMs}` : file);

/**
 * The names of the shared libraries that the program misses. `ldd` takes up to 0.1 s, so a clean answer is remembered
 * until the binary or the system's library index changes.
 *
 * @param {string} executable
 * @returns {string[]}
 */
function missingLibraries(executable) {
  const state = shortHash([executable, '/etc/ld.so.cache', '/var/lib/dpkg/status'].map(statText).join('\n'));
  const memory = join(cacheFolder(), 'libraries-present');
  if (existsSync(memory) && readFileSync(memory, 'utf8') === state) return [];
  const { stdout, error } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  if (error) return []; // no ldd (musl, BSD): the start itself will tell
  const missing = [...new Set([...stdout.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name ?? ''))];
  if (missing.length === 0) writeFileSync(memory, state);
  return missing;
}

/**
 * @param {string} executable
 * @param {boolean} window whether a window will be shown, which needs a display and a font
 */
function missing(executable, window) {
  const noDisplay = window && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY && !onPath('Xvfb');
  return {
    libraries: missingLibraries(executable),
    display: noDisplay ? ['Xvfb (a virtual display)'] : [],
    font: window && !FONT_FOLDERS.some(holdsFont) ? ['a font'] : [],
    git: onPath('git') ? [] : ['git'],
  };
}

/** Debian 13 and Ubuntu 24.04 renamed some libraries (libgtk-3-0t64); the plain name of some has then no candidate. */
const nameHere = (/** @type {string} */ name) => (spawnSync('apt-cache', ['show', `${name}t64`]).status === 0 ? `${name}t64` : name);

const packagesFor = (/** @type {ReturnType<typeof missing>} */ lack) => [
  ...(lack.libraries.length > 0 ? LIBRARIES.map(nameHere) : []),
  ...(lack.display.length > 0 ? DISPLAY : []),
  ...(lack.font.length > 0 ? FONT : []),
  ...(lack.git.length > 0 ? ['git'] : []),
];

const everything = (/** @type {ReturnType<typeof missing>} */ lack) => [...lack.libraries, ...lack.display, ...lack.font, ...lack.git];

/** apt prints some hundred lines; they are shown when it fails. */
function apt(/** @type {string[]} */ ...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, encoding: /** @type {const} */ ('utf8'), maxBuffer: 64 * 1024 * 1024 };
  const { status, stdout, stderr } = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], options);
  if (status !== 0) say(`${stdout}${stderr}`.trim());
}

/** One failing third-party source must not stop us, so the result of `update` is not asked: `install` will tell. */
function installAsRoot(/** @type {ReturnType<typeof missing>} */ lack) {
  say(`Missing on this system: ${everything(lack).join(', ')}.`);
  apt('update');
  const packages = packagesFor(lack);
  say(`Installing with apt-get: ${packages.join(' ')}`);
  apt('install', '-y', '--no-install-recommends', ...packages);
}

const NO_GIT = 'git is not installed: Cairn starts, but cannot read git histories until it is.';

/**
 * Makes sure that Electron can start on this Linux; elsewhere there is nothing to do.
 * git is wished for, not needed: it is installed where we can, else a start with a window says so.
 *
 * @param {string} executable
 * @param {{ window?: boolean }} [options]
 */
export function ensureLibraries(executable, { window = true } = {}) {
  if (process.platform !== 'linux') {
    if (window && !onPath('git')) say(NO_GIT);
    return;
  }
  let lack = missing(executable, window);
  if (everything(lack).length === 0) return;
  const debian = onPath('apt-get');
  if (debian && process.getuid?.() === 0) {
    installAsRoot(lack);
    lack = missing(executable, window);
  }
  const what = `Missing on this system: ${everything(lack).join(', ')}.`;
  const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packagesFor(lack).join(' ')}`;
  if (everything({ ...lack, git: [] }).length > 0) {
    throw new SetupError(
      debian
        ? `${what} Run this, then try again:\n  ${command}`
        : `${what} Install them with this system's package manager, then try again.`,
    );
  }
  if (window && lack.git.length > 0) say(debian ? `${NO_GIT} Run:\n  ${command}` : NO_GIT);
}
