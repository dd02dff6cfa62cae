/** What main does around the window: opening, handing over, remembering, coming back, ending. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { BridgeEvent } from '../../shared/bridge.ts';
import { expect, test } from '../support/app.ts';
import { headlessValue } from '../support/headless.ts';
import { newHistory } from '../support/histories.ts';
import { appEnvironment, chromiumFlags, electronExecutable, projectFolder } from '../support/launch.ts';

interface Start {
  recent: { path: string; name: string; exists: boolean }[];
  preferences: { theme: string };
  requested: { kind: string; path: string } | null;
}

async function ask<T>(page: Page, procedure: string, input: unknown = {}): Promise<T> {
  const answer = await page.evaluate(([name, given]) => window.cairn.invoke(name, given), [procedure, input] as const);
  if (!answer.ok) throw new Error(`${procedure}: ${answer.error.code}: ${answer.error.message}`);
  return answer.value as T;
}

/** Collects what main tells the page from now on. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const told: BridgeEvent[] = [];
    Object.assign(window, { told });
    window.cairn.subscribe((event) => void told.push(event));
  });
const told = (page: Page) => page.evaluate(() => (window as unknown as { told: BridgeEvent[] }).told);

async function workspaceIn(folder: string, name = 'north.cairn'): Promise<string> {
  await headlessValue(['workspace.create', JSON.stringify({ path: name })], { folder });
  return join(folder, name);
}

const killCore = (app: ElectronApplication) =>
  app.evaluate(({ app: electron }) => {
    const core = electron.getAppMetrics().find(({ name, serviceName }) => name === 'Cairn core' || serviceName === 'Cairn core');
    if (core) process.kill(core.pid, 'SIGKILL');
    return core?.pid ?? null;
  });

test('a workspace on the command line is opened, remembered, and closed whole', async ({ cairn }) => {
  const workspace = await workspaceIn(cairn.folder);
  const first = await cairn.open({ workspace });
  await first.close();
  expect(readdirSync(cairn.folder).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
  const { page } = await cairn.open();
  const start = await ask<Start>(page, 'shell.start');
  expect(start.recent).toEqual([expect.objectContaining({ path: workspace, name: 'north', exists: true })]);
  expect(start.requested).toBeNull();
  // What is remembered may be opened again without a dialog.
  expect(await ask(page, 'workspace.open', { path: workspace })).toMatchObject({ path: workspace });
  await ask(page, 'shell.forgetRecent', { path: workspace });
  expect((await ask<Start>(page, 'shell.start')).recent).toEqual([]);
  expect(existsSync(workspace)).toBe(true);
});

test('a folder on the command line becomes a source', async ({ cairn }) => {
  const history = newHistory({ name: 'thistledown' });
  history.commit({ by: 'Ana Pires <ana@pires.example>' });
  const { page } = await cairn.open({ argument: history.folder });
  const sources = async () => (await ask<{ sources: { path: string }[] }>(page, 'sources.list').catch(() => ({ sources: [] }))).sources;
  await expect.poll(async () => (await sources()).map(({ path }) => path)).toEqual([history.folder]);
});

test('a second start hands its file to the first and ends', async ({ cairn }) => {
  const workspace = await workspaceIn(cairn.folder);
  const { page } = await cairn.open();
  await listen(page);
  const second = spawn(
    electronExecutable(),
    [...chromiumFlags(), `--user-data-dir=${join(cairn.folder, 'user-data')}`, projectFolder(), 'north.cairn'],
    {
      cwd: cairn.folder,
      env: appEnvironment({}),
      stdio: 'ignore',
    },
  );
  const [code] = (await once(second, 'exit')) as [number];
  expect(code).toBe(0);
  await expect.poll(() => told(page)).toContainEqual({ type: 'requested', kind: 'workspace', path: workspace });
  await expect.poll(async () => (await ask<{ path: string }>(page, 'workspace.current').catch(() => null))?.path).toBe(workspace);
});

test('when the part that holds the workspace dies, it is back with it, and the window with both', async ({ cairn }) => {
  const workspace = await workspaceIn(cairn.folder);
  const { app, page } = await cairn.open({ workspace });
  await listen(page);
  for (let death = 1; death <= 3; death++) {
    expect(await killCore(app)).not.toBeNull();
    await expect.poll(async () => (await told(page)).filter((event) => event.type === 'workspace' && event.restarted).length).toBe(death);
    expect(await ask(page, 'workspace.current')).toMatchObject({ path: workspace, readOnly: false });
  }
  expect(await told(page)).toContainEqual({ type: 'workspace', path: workspace, restarted: true });
  // A fourth time within a minute it stays down, and says so.
  await killCore(app);
  await expect.poll(async () => (await told(page)).at(-1)).toEqual({ type: 'workspace', path: null, restarted: true });
  const answer = await page.evaluate(() => window.cairn.invoke('workspace.current', {}));
  expect(answer).toMatchObject({ ok: false, error: { code: 'internal', message: expect.stringContaining('Everything saved is kept') } });
});

test('a page that crashed comes back with the workspace', async ({ cairn }) => {
  cairn.expectErrors(/page: crashed/);
  const workspace = await workspaceIn(cairn.folder);
  const { app } = await cairn.open({ workspace });
  await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.webContents.once('did-finish-load', () => resolve());
        process.kill(window?.webContents.getOSProcessId() ?? 0, 'SIGKILL');
      }),
  );
  const current: unknown = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("window.cairn.invoke('workspace.current', {})"),
  );
  expect(current).toMatchObject({ ok: true, value: { path: workspace } });
});

test('the window is where it was, in the colours that were chosen', async ({ cairn }) => {
  const first = await cairn.open();
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 60, width: 1000, height: 700 }));
  await ask(first.page, 'shell.setPreferences', { theme: 'dark' });
  expect(await first.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  await first.close();
  const { app, page } = await cairn.open();
  const state = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return { bounds: window?.getNormalBounds(), background: window?.getBackgroundColor(), smallest: window?.getMinimumSize() };
  });
  expect(state).toEqual({ bounds: { x: 40, y: 60, width: 1000, height: 700 }, background: '#1A1917', smallest: [900, 600] });
  expect((await ask<Start>(page, 'shell.start')).preferences).toEqual({ theme: 'dark' });
});

test('a signal to end closes the workspace whole', async ({ cairn }) => {
  const workspace = await workspaceIn(cairn.folder);
  const { app } = await cairn.open({ workspace });
  const child = app.process();
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  expect(readdirSync(cairn.folder).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
  // Nobody holds it any more.
  expect(
    await headlessValue(['workspace.renameWorkspace', '{"name":"South"}', '--workspace', workspace], { folder: cairn.folder }),
  ).toMatchObject({ name: 'South' });
});

test('an exception in main ends the app in words, and the workspace is whole', async ({ cairn }) => {
  cairn.expectErrors(/error box: Cairn has to close: [^\n]*Everything saved is kept/, /Uncaught Exception in main/);
  const workspace = await workspaceIn(cairn.folder);
  const { app, seen } = await cairn.open({ workspace });
  const ended = once(app.process(), 'exit');
  await app.evaluate(() => void setImmediate(() => JSON.parse('{')));
  expect((await ended)[0]).toBe(1);
  expect(seen().join()).toContain('Cairn has to close');
  const log = readFileSync(join(cairn.folder, 'user-data', 'logs', 'cairn.log'), 'utf8');
  expect(log).toMatch(/^\S+Z \d+\.\d+\.\d+ main SyntaxError.*\n$/);
  expect(log).not.toContain(cairn.folder);
  expect(readdirSync(cairn.folder).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
});
