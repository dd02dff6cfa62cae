/**
 * The app as a person starts it, for tests in the real window:
 *
 *   import { expect, test } from '../support/app.ts';
 *   test('...', async ({ cairn }) => {
 *     const { page } = await cairn.open({ workspace });
 *   });
 *
 * Every test has a folder, a home and a user-data folder of its own. A test fails on any console error, uncaught exception or breach
 * of the content security policy that it did not announce with `cairn.expectErrors`. The environment is described in
 * playwright.config.ts.
 */
import { type ChildProcess, spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { launch } from './launch.ts';
import { type Problems, watch } from './problems.ts';

export { expect };

export interface OpenOptions {
  /** A workspace file, as on the command line; `open` waits until it is open. */
  workspace?: string;
  /** Any other file or folder on the command line. Of a clone, Cairn asks where it goes; `open` starts a new workspace with it. */
  argument?: string;
  /** Leaves that question to the test. */
  isAsked?: boolean;
  /** Default: one folder for the whole test, so that a second `open` remembers the first. */
  userData?: string;
  /** Such as `de-DE`. */
  locale?: string;
  colorScheme?: 'light' | 'dark';
  /** More switches for Chromium. */
  switches?: string[];
  /** More environment variables for the app. */
  env?: Record<string, string>;
}

export interface OpenedApp {
  app: ElectronApplication;
  page: Page;
  /** Console errors and breaches of the content security policy so far, without the announced ones. */
  errors: readonly string[];
  /** All of them, the announced ones too. */
  seen(): readonly string[];
  /** What the next native dialog answers; `null`: the person cancels it, which is also what happens without this. */
  answerDialog(path: string | null): Promise<void>;
  close(): Promise<void>;
}

export interface Cairn {
  /** Belongs to this test, and may be read and written by the app. */
  readonly folder: string;
  open(options?: OpenOptions): Promise<OpenedApp>;
  /** Errors that this test provokes. */
  expectErrors(...patterns: RegExp[]): void;
}

/** The app may run as another user, who must own what it is to write. */
export function handOver(path: string): void {
  const user = process.env.CAIRN_TEST_USER;
  if (user) spawnSync('chown', ['-R', `${user}:${user}`, path]);
}

/** Native dialogs would wait for a person. Until a test says otherwise, everything is cancelled. */
async function replaceDialogs(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    const answers = globalThis as typeof globalThis & { nextPath?: string | null };
    const take = () => {
      const path = answers.nextPath ?? null;
      answers.nextPath = null;
      return path;
    };
    dialog.showOpenDialog = async () => {
      const path = take();
      return { canceled: path === null, filePaths: path === null ? [] : [path] };
    };
    dialog.showSaveDialog = async () => {
      const path = take();
      return { canceled: path === null, filePath: path ?? '' };
    };
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
    dialog.showErrorBox = (title, content) => console.error(`error box: ${title}: ${content}`);
  });
}

/** The app says by itself that it is there: the page has drawn something, and a workspace that was asked for is open. */
async function untilThere(page: Page, workspace: string | undefined): Promise<void> {
  await page.locator('#root > *').first().waitFor({ state: 'attached' });
  if (workspace === undefined) return;
  const openPath = () =>
    page.evaluate(async () => {
      const answer = await window.cairn.invoke('workspace.current', {});
      return answer.ok ? (answer.value as { path: string }).path : answer.error.message;
    });
  await expect.poll(openPath).toBe(workspace);
}

async function openApp(options: OpenOptions, folder: string, problems: Problems): Promise<OpenedApp> {
  const {
    workspace,
    argument,
    isAsked = false,
    userData = join(folder, 'user-data'),
    locale,
    colorScheme,
    switches = [],
    env = {},
  } = options;
  const home = join(folder, 'home');
  for (const path of [userData, join(home, 'Documents')]) mkdirSync(path, { recursive: true });
  handOver(folder);
  const app = await launch({
    switches: [`--user-data-dir=${userData}`, ...(locale ? [`--lang=${locale}`] : []), ...switches],
    words: [workspace, argument].filter((word) => word !== undefined),
    env: { CAIRN_CHECK_OUTPUT: '1', HOME: home, XDG_CONFIG_HOME: join(home, '.config'), ...env },
    locale,
    colorScheme,
  });
  const child = app.process();
  const watched = watch(app, problems);
  await replaceDialogs(app);
  const page = await app.firstWindow();
  await watched.page(page);
  await untilThere(page, workspace);
  if (argument !== undefined && !isAsked && lstatSync(argument, { throwIfNoEntry: false })?.isDirectory())
    await page.getByRole('button', { name: 'Start a new workspace' }).and(page.locator('[role=dialog] *')).click();
  let closed = false;
  return {
    app,
    page,
    errors: problems.found,
    seen: () => problems.seen,
    answerDialog: (path) =>
      app.evaluate((_electron, next) => {
        (globalThis as typeof globalThis & { nextPath?: string | null }).nextPath = next;
      }, path),
    close: async () => {
      if (closed) return;
      closed = true;
      await watched.last(page);
      await end(app, child);
    },
  };
}

const CLOSING_LIMIT = 15_000;

/** The app closes its workspace before it ends. One that does not end is a failure, and is not left behind. */
async function end(app: ElectronApplication, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), CLOSING_LIMIT);
  });
  const outcome = await Promise.race([app.close().then(() => 'closed' as const), late]);
  clearTimeout(timer);
  if (outcome === 'closed') return;
  child.kill('SIGKILL');
  throw new Error(`The app did not end within ${CLOSING_LIMIT / 1000} s.`);
}

export const test = base.extend<{ cairn: Cairn }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  cairn: async ({}, use, testInfo) => {
    const folder = mkdtempSync(join(process.env.CAIRN_TEST_TEMP ?? tmpdir(), 'cairn-app-'));
    const opened: OpenedApp[] = [];
    const problems: Problems = { found: [], seen: [], expected: [], output: '' };
    await use({
      folder,
      open: async (options = {}) => {
        const app = await openApp(options, folder, problems);
        opened.push(app);
        return app;
      },
      expectErrors: (...patterns) => {
        problems.expected.push(...patterns);
      },
    });
    for (const app of opened) await app.close();
    if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach('output of the app', { body: problems.output });
    rmSync(folder, { recursive: true, force: true });
    expect(problems.found, 'errors in the window or in main').toEqual([]);
  },
});
