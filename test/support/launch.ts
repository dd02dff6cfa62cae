/** Starts the app under Playwright. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';

export interface Start {
  /** For Chromium. */
  switches: string[];
  /** Behind the project folder: what a person writes on the command line. */
  words: string[];
  env: Record<string, string>;
  locale?: string | undefined;
  colorScheme?: 'light' | 'dark' | undefined;
}

/** For what is slow; nothing hangs (see hold-ready.cjs). */
const START_LIMIT = 60_000;

export const projectFolder = (): string => process.env.CAIRN_PROJECT ?? resolve(import.meta.dirname, '../..');

/** As test/run.mjs sets it, or for a single file run by hand: the folder that electron-vite is told of. */
export function electronExecutable(): string {
  if (process.env.CAIRN_ELECTRON) return process.env.CAIRN_ELECTRON;
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? resolve(import.meta.dirname, '../../node_modules/electron/dist');
  const executable = join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
  if (!existsSync(executable))
    throw new Error(`There is no Electron at ${executable}. Run the tests with npm test, or set CAIRN_ELECTRON.`);
  return executable;
}

export function chromiumFlags(): string[] {
  if (process.env.CAIRN_FLAGS) return JSON.parse(process.env.CAIRN_FLAGS) as string[];
  return process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [];
}

/** What the app sees: ours, but it must start as an app and not as a Node, and with a window unless asked otherwise. */
export function appEnvironment(more: Record<string, string>): Record<string, string> {
  const entries = Object.entries({ ...process.env, ...more }).filter(
    ([name]) => name !== 'ELECTRON_RUN_AS_NODE' && (name in more || name !== 'CAIRN_ARGV'),
  );
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The display of this worker; Playwright counts them from 0. */
function displayOfWorker(): Record<string, string> {
  const displays = JSON.parse(process.env.CAIRN_DISPLAYS ?? '[]') as Record<string, string>[];
  return displays[Number(process.env.TEST_PARALLEL_INDEX ?? 0)] ?? {};
}

export async function launch({ switches, words, env, locale, colorScheme }: Start): Promise<ElectronApplication> {
  const hold = join(projectFolder(), 'test', 'support', 'hold-ready.cjs');
  return _electron.launch({
    executablePath: electronExecutable(),
    args: [...chromiumFlags(), ...switches, '-r', hold, projectFolder(), ...words],
    env: appEnvironment({ ...displayOfWorker(), ...env }),
    timeout: START_LIMIT,
    // Without a wish the window follows the system, as it does for people; Playwright would make it light.
    colorScheme: colorScheme ?? null,
    ...(locale ? { locale } : {}),
  });
}
