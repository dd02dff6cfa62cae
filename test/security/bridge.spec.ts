/** What the page can reach of the app: three functions, two channels, and the procedures of the contract. */
import { join } from 'node:path';
import { contract, procedureNames } from '../../shared/contract/index.ts';
import { expect, test } from '../support/app.ts';

test('the bridge has exactly three functions, and nothing of Electron or Node stands beside it', async ({ cairn }) => {
  const { page } = await cairn.open();
  const bridge = await page.evaluate(() => Object.entries(window.cairn).map(([name, value]) => `${name}: ${typeof value}`));
  expect(bridge.sort()).toEqual(['invoke: function', 'pathOfDroppedFile: function', 'subscribe: function']);
  const foreign = await page.evaluate(() =>
    ['require', 'module', 'process', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'].filter((name) => name in globalThis),
  );
  expect(foreign).toEqual([]);
});

test('the page cannot put another bridge in its place', async ({ cairn }) => {
  const { page } = await cairn.open();
  const kept = await page.evaluate(() => {
    const { invoke } = window.cairn;
    try {
      (window as unknown as Record<string, unknown>).cairn = {};
    } catch {
      // Refused loudly.
    }
    return window.cairn.invoke === invoke;
  });
  expect(kept).toBe(true);
});

test('main listens on two channels', async ({ cairn }) => {
  const { app } = await cairn.open();
  const channels = await app.evaluate(({ ipcMain }) => {
    const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, unknown> };
    return { answered: [...handlers.keys()], heard: ipcMain.eventNames().map(String) };
  });
  // Electron's own begin with a capital letter (IMPORT_SHARED_TEXTURE ...); 'error' is every emitter's.
  expect(channels.answered.filter((name) => !/^[A-Z]/.test(name))).toEqual(['cairn:call']);
  expect(channels.heard.filter((name) => name !== 'error')).toEqual(['cairn:grant']);
});

test('the window can call the procedures of the contract and nothing else', async ({ cairn }) => {
  const { page, answerDialog } = await cairn.open();
  const path = join(cairn.folder, 'north.cairn');
  await answerDialog(path);
  await page.evaluate(() => window.cairn.invoke('shell.chooseNewWorkspace', { suggestion: 'North' }));
  expect(await page.evaluate((file) => window.cairn.invoke('workspace.create', { path: file }), path)).toMatchObject({ ok: true });
  const ask = (names: unknown[]) =>
    page.evaluate(async (wanted) => {
      const answers = [];
      // An input that no procedure takes, so that nothing happens.
      for (const name of wanted) answers.push(await window.cairn.invoke(name as string, { nothingTakesThis: true }));
      return answers.map((answer) => (answer.ok ? 'done' : answer.error.code));
    }, names);
  const names = procedureNames();
  expect(names.length).toBe(Object.values(contract).flatMap((area) => Object.keys(area.procedures)).length);
  expect(await ask(names)).toEqual(names.map(() => 'invalid_input'));
  const others = [
    '',
    'shell',
    'shell.',
    '.start',
    'shell.start.more',
    'shell.constructor',
    'shell.__proto__',
    'constructor.name',
    '__proto__.toString',
    'procedures.list',
    'SHELL.START',
    'shell.start ',
    'workspace.eraseEverything',
    7,
    null,
    ['shell.start'],
    { toString: 'shell.start' },
  ];
  expect(await ask(others)).toEqual(others.map(() => 'not_found'));
});
