import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { longFiles, sourceFiles } from '../runner/length.mjs';

const project = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(project, file), 'utf8');

/** The app's own sources; the tests themselves name what they forbid. */
const appFiles = sourceFiles().filter((file) => !file.startsWith('test/') && !file.startsWith('electron/setup/'));

/** Without comments: a sentence about ipcMain is not a use of it. */
const codeOf = (file: string) => read(file).replace(/\/\*[\s\S]*?\*\/|(?<=^|[^:'"])\/\/.*$/gm, '');
const using = (pattern: RegExp) => appFiles.filter((file) => pattern.test(codeOf(file)));

describe('the sources', () => {
  it('are seen by these checks at all', () => {
    expect(appFiles.length).toBeGreaterThan(20);
  });

  it('use ipcMain in one file, where the sender of every call is checked', () => {
    expect(using(/\bipcMain\b/)).toHaveLength(1);
  });

  it('open links in one file, which lets https, http and mailto through', () => {
    expect(using(/\bopenExternal\b/)).toHaveLength(1);
  });

  it('import zod in shared/lazy-zod.ts only, because the window may not probe new Function', () => {
    expect(using(/from\s+['"]zod(\/[^'"]*)?['"]|import\(['"]zod/)).toEqual(['shared/lazy-zod.ts']);
  });

  it('have no file over 400 lines', () => {
    expect(longFiles().tooLong).toEqual([]);
  });

  it('name the extension of every file they import, so that Node can run them as they are', () => {
    const bare = /(?:from|import)\s*\(?\s*['"]\.{1,2}\/[^'"]*?(?<!\.(?:ts|tsx|mjs|cjs|css|json|svg|png|woff2)(?:\?\w+)?)['"]/;
    expect(sourceFiles().filter((file) => bare.test(codeOf(file)))).toEqual([]);
  });
});

describe('package.json', () => {
  const manifest = JSON.parse(read('package.json'));
  const lock = JSON.parse(read('package-lock.json'));
  const wanted: Record<string, string> = { ...manifest.dependencies, ...manifest.devDependencies };

  it('names exact versions, so that two checkouts are the same', () => {
    expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('agrees with the lock file', () => {
    const locked = Object.fromEntries(Object.keys(wanted).map((name) => [name, lock.packages[`node_modules/${name}`]?.version]));
    expect(locked).toEqual(wanted);
  });

  it('holds no repackaged Electron', () => {
    const electrons = Object.keys(lock.packages).filter((path) => /node_modules\/electron(-gt|-nightly|$)/.test(path));
    expect(electrons).toEqual(['node_modules/electron']);
  });
});

describe('the preparation', () => {
  it('imports no package, because it runs before there are any', () => {
    const folder = join(project, 'electron', 'setup');
    const foreign = readdirSync(folder).flatMap((name) =>
      [...codeOf(relative(project, join(folder, name))).matchAll(/from '([^']+)'/g)]
        .map(([, target]) => target ?? '')
        .filter((target) => !target.startsWith('node:') && !target.startsWith('./')),
    );
    expect(foreign).toEqual([]);
  });
});
