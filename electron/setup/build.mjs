import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { collectChild } from './child.mjs';
import { alone } from './lock.mjs';
import { ensurePackages } from './packages.mjs';
import { inProject, projectFolder, shortHash } from './paths.mjs';
import { failSetup, SetupError, say } from './say.mjs';

const OUT = inProject('out');
/** Lies in out/, so that deleting the folder forgets the build. electron-builder leaves it behind. */
const STAMP = join(OUT, '.built-from');
const SOURCE_FOLDERS = ['electron', 'renderer', 'shared'];
const SOURCE_FILES = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];
const SETUP = join('electron', 'setup');

/** Names, sizes and times of all sources, hashed: 500 files take 10 ms, and an edit, a deletion or a checkout all show. */
function sourceState() {
  const inFolders = SOURCE_FOLDERS.filter((folder) => existsSync(inProject(folder))).flatMap((folder) =>
    readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(inProject(SETUP)))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const files = [...inFolders, ...SOURCE_FILES.map((file) => inProject(file)).filter(existsSync)].sort();
  return shortHash(files.map((file) => `${file} ${statSync(file).size} ${statSync(file).mtimeMs}`).join('\n'));
}

const builtFrom = () => (existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '');

/**
 * Builds the app into out/ unless out/ was built from exactly these sources.
 * It is built beside out/ and put in place by renaming, so that no start ever meets half a build.
 *
 * @param {{ quiet?: boolean }} [options] quiet: a failure still prints everything
 */
export async function buildIfNeeded({ quiet = false } = {}) {
  if (builtFrom() === sourceState()) return;
  await alone('build', async () => {
    const state = sourceState();
    if (builtFrom() === state) return;
    const began = Date.now();
    mkdirSync(inProject('node_modules', '.cache'), { recursive: true });
    const temp = mkdtempSync(inProject('node_modules', '.cache', 'cairn-build-'));
    const fresh = join(temp, 'out');
    try {
      const cli = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
      const { code, output } = await collectChild(process.execPath, [cli, 'build', '--logLevel', 'warn', '--outDir', fresh], {
        cwd: projectFolder,
      });
      if (code !== 0) throw new SetupError('The build failed; the reason stands above.', output);
      writeFileSync(join(fresh, '.built-from'), state);
      if (existsSync(OUT)) renameSync(OUT, join(temp, 'replaced'));
      renameSync(fresh, OUT);
    } finally {
      rmSync(temp, { recursive: true, force: true });
    }
    if (!quiet) say(`Built in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensurePackages()
    .then(() => buildIfNeeded())
    .catch(failSetup);
}
