import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { npmCommand, npmOptions, runChild } from './child.mjs';
import { alone } from './lock.mjs';
import { inProject, projectFolder, shortHash } from './paths.mjs';
import { SetupError, say } from './say.mjs';

const LOCK = inProject('package-lock.json');
/** npm's own record of what lies in node_modules; it is written last, so an interrupted install has none. */
const INSTALLED = inProject('node_modules', '.package-lock.json');
/** Holds the hash of the lock file that node_modules was last seen to agree with. */
const STAMP = inProject('node_modules', '.cairn-packages');

/** Empty where there is no such file. */
const textOf = (/** @type {string} */ file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean, link?: boolean }>} Packages */

/**
 * True when every package of the lock file lies in node_modules in its locked version. Asked only when the stamp
 * does not fit: after somebody ran `npm install` by hand nothing needs to be fetched again.
 * Optional packages are passed over, they belong to other platforms.
 */
function agrees(/** @type {string} */ lockText) {
  try {
    /** @type {Packages} */
    const wanted = JSON.parse(lockText).packages;
    /** @type {Packages} */
    const present = JSON.parse(readFileSync(INSTALLED, 'utf8')).packages;
    return Object.entries(wanted).every(
      ([path, { version, integrity, optional }]) =>
        path === '' ||
        optional ||
        (present[path]?.version === version && present[path]?.integrity === integrity && existsSync(inProject(path, 'package.json'))),
    );
  } catch {
    return false;
  }
}

/** Costs about a millisecond when all is well: one hash of the lock file, compared with the stamp. */
export async function ensurePackages() {
  const lockText = textOf(LOCK);
  if (lockText === '') throw new SetupError('package-lock.json is missing, so the packages to install are not known. Restore it from git.');
  const hash = shortHash(lockText);
  const ready = () => textOf(STAMP) === hash && existsSync(INSTALLED);
  if (ready()) return;
  await alone('packages', async () => {
    if (ready()) return; // another process installed them while we waited
    if (!agrees(lockText)) await install();
    writeFileSync(STAMP, hash);
  });
}

async function install() {
  const [npm, first] = npmCommand();
  say(
    `Installing packages from package-lock.json (npm ci), because node_modules is ${existsSync(INSTALLED) ? 'older than it' : 'missing or incomplete'} ...`,
  );
  const began = Date.now();
  // --include=dev: NODE_ENV=production in somebody's shell would leave out the build tools.
  // --ignore-scripts: nothing we use needs one, and a script of a dependency is code that nobody here has read.
  const options = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  const code = await runChild(npm, [...first, ...options], { ...npmOptions(), cwd: projectFolder, stdio: ['ignore', 2, 2] });
  if (code !== 0) throw new SetupError(`npm ci failed (exit code ${code}); its reason stands above. Cairn needs the npm registry once.`);
  say(`Packages installed in ${Math.round((Date.now() - began) / 1000)} s.`);
}
