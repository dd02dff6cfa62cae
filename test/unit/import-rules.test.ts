import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const project = join(import.meta.dirname, '..', '..');
const cli = join(project, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const FOLDERS = ['electron', 'renderer', 'shared', 'test'];

interface Report {
  summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] };
  modules: { source: string }[];
}

/** The same check as `npm run check`, in whatever folder, with its answer as data. */
function cruise(folder: string): Promise<Report> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [cli, '--output-type', 'json', ...FOLDERS], options, (error, stdout) => {
      // A found violation is an exit code too; only an answer that is no JSON is a broken check.
      if (stdout.startsWith('{')) resolve(JSON.parse(stdout));
      else reject(error ?? new Error(stdout));
    });
  });
}

const planted: string[] = [];
afterAll(() => {
  for (const folder of planted) rmSync(folder, { recursive: true, force: true });
});

/** A house of a few files under our rules, beside the real one: what is planted there cannot stay behind in the sources. */
async function house(files: [name: string, text: string][]): Promise<string> {
  const parent = join(project, 'test-results');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'import-rules-'));
  planted.push(folder);
  for (const part of FOLDERS) mkdirSync(join(folder, part));
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) await copyFile(join(project, name), join(folder, name));
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const target = 'export const it = 1;\n';
const imports = (path: string) => `import { it } from '${path}';\nexport const kept = it;\n`;

/** Each rule's name, a file that breaks it, and the file or package it reaches for. */
const broken: [rule: string, from: string, path: string, to?: string][] = [
  ['shared-is-pure', 'shared/domain/a1.ts', 'node:fs'],
  ['shared-is-pure', 'shared/domain/a2.ts', 'react'],
  ['shared-is-pure', 'shared/domain/a3.ts', '../../electron/core/ids.ts', 'electron/core/ids.ts'],
  ['zod-through-one-file', 'shared/contract/a4.ts', 'zod'],
  ['core-without-electron', 'electron/core/team/queries5.ts', 'electron'],
  ['core-without-electron', 'electron/core/team/queries6.ts', '../../../renderer/app/api.ts', 'renderer/app/api.ts'],
  ['core-without-electron', 'electron/core/team/queries7.ts', '../../shell/window.ts', 'electron/shell/window.ts'],
  ['shell-knows-only-messages', 'electron/shell/window8.ts', '../core/router.ts', 'electron/core/router.ts'],
  ['shell-knows-only-messages', 'electron/main9.ts', './core/store/open.ts', 'electron/core/store/open.ts'],
  ['messages-are-types', 'electron/shell/window10.ts', '../core/messages.ts', 'electron/core/messages.ts'],
  ['setup-stands-alone', 'electron/setup/a11.mjs', 'vite'],
  ['window-without-electron', 'renderer/team/List12.tsx', '../../electron/core/messages.ts', 'electron/core/messages.ts'],
  ['window-without-electron', 'renderer/team/List13.tsx', 'electron'],
  ['window-without-node', 'renderer/team/List14.tsx', 'node:path'],
  ['window-without-schemas', 'renderer/team/List22.tsx', '../../shared/contract/team.ts', 'shared/contract/team.ts'],
  ['core-areas-apart', 'electron/core/team/commands15.ts', '../events/seats.ts', 'electron/core/events/seats.ts'],
  ['window-areas-apart', 'renderer/team/List16.tsx', '../events/Seats.tsx', 'renderer/events/Seats.tsx'],
  ['window-areas-apart', 'renderer/team/List20.tsx', '../events/queries.ts', 'renderer/events/queries.ts'],
  ['core-areas-apart', 'electron/core/team/commands21.ts', '../events/index.ts', 'electron/core/events/index.ts'],
  ['ui-knows-no-area', 'renderer/ui/Grid17.tsx', '../events/index.ts', 'renderer/events/index.ts'],
  ['no-test-code-in-the-app', 'renderer/app/a18.ts', '../../test/support/people.ts', 'test/support/people.ts'],
  ['no-unresolved', 'renderer/app/a19.ts', './gone.ts'],
];

/** What looks alike and is allowed. */
const allowed: [from: string, text: string, to?: string][] = [
  ['shared/lazy-zod.ts', "export * from 'zod';\n"],
  ['electron/core/team/commands2.ts', imports('../events/queries.ts'), 'electron/core/events/queries.ts'],
  ['electron/core/segments/queries.ts', imports('../team/fields.ts'), 'electron/core/team/fields.ts'],
  ['electron/core/team/commands3.ts', imports('../store/open.ts'), 'electron/core/store/open.ts'],
  ['electron/core/team/commands4.ts', imports('./inner/deep.ts'), 'electron/core/team/inner/deep.ts'],
  ['electron/core/team/commands5.ts', imports('node:sqlite')],
  [
    'electron/shell/window.ts',
    "import type { it } from '../core/messages.ts';\nexport type Kept = typeof it;\n",
    'electron/core/messages.ts',
  ],
  [
    'renderer/team/List8.tsx',
    "import type { it } from '../../shared/contract/team.ts';\nexport type Kept = typeof it;\n",
    'shared/contract/team.ts',
  ],
  ['renderer/team/List6.tsx', imports('../ui/Grid.tsx'), 'renderer/ui/Grid.tsx'],
  ['renderer/team/List7.tsx', imports('../events/index.ts'), 'renderer/events/index.ts'],
];

describe('the import rules', () => {
  it('look at the real sources, and all of them', async () => {
    const { summary, modules } = await cruise(project);
    expect(summary.totalCruised).toBeGreaterThan(40);
    // With a TypeScript it cannot use, dependency-cruiser passes with "0 modules cruised".
    expect(modules.filter(({ source }) => /^(electron|renderer|shared)\/.*\.tsx?$/.test(source)).length).toBeGreaterThan(20);
  });

  describe('in a house that breaks each of them', () => {
    const circle: [string, string][] = [
      ['shared/domain/a.ts', imports('./b.ts')],
      ['shared/domain/b.ts', imports('./c.ts')],
      ['shared/domain/c.ts', "import type { kept } from './a.ts';\nexport type It = typeof kept;\nexport const it = 1;\n"],
    ];
    const files = broken.flatMap(([, from, path, to]): [string, string][] => [
      [from, imports(path)],
      ...(to ? [[to, target] as [string, string]] : []),
    ]);
    // One check for all of them: each takes most of a second.
    let found: Promise<Report> | undefined;
    const report = () => {
      found ??= house([...circle, ...files]).then(cruise);
      return found;
    };
    const violations = async () => (await report()).summary.violations.map(({ rule, from }) => `${rule.name} in ${from}`);

    it.each(broken)('%s: %s must not import %s', async (rule, from) => {
      expect(await violations()).toContain(`${rule} in ${from}`);
    });

    it('no-circles: a circle of three, type imports included', async () => {
      expect(await violations()).toContain('no-circles in shared/domain/a.ts');
    });

    it('finds nothing else', async () => {
      const planned = broken.map(([rule, from]) => `${rule} in ${from}`).sort();
      expect((await violations()).filter((text) => !text.startsWith('no-circles')).sort()).toEqual(planned);
    });
  });

  it('allow what only looks alike', async () => {
    const files = allowed.flatMap(([from, text, to]): [string, string][] => [
      [from, text],
      ...(to ? [[to, target] as [string, string]] : []),
    ]);
    const report = await cruise(await house(files));
    expect(report.summary.violations).toEqual([]);
    expect(report.summary.totalCruised).toBeGreaterThan(allowed.length);
  });
});
