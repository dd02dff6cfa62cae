/** The key of a workspace stays out of the window, and the phrase comes into it once. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, handOver, test } from '../support/app.ts';
import { headlessValue } from '../support/headless.ts';

/** Everything that main sends to the page, and everything that lies in the keychain, as a test may see it. */
async function watch(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow, safeStorage, ipcMain }) => {
    const seen = globalThis as typeof globalThis & { sent: string[]; kept: string[] };
    seen.sent = [];
    seen.kept = [];
    // A keychain that is there, and shows what is put into it.
    safeStorage.isEncryptionAvailable = () => true;
    safeStorage.getSelectedStorageBackend = () => 'gnome_libsecret';
    safeStorage.encryptString = (text) => {
      seen.kept.push(text);
      return Buffer.from(text, 'base64').map((byte) => byte ^ 0x5a) as Buffer;
    };
    safeStorage.decryptString = (sealed) => Buffer.from(sealed.map((byte) => byte ^ 0x5a)).toString('base64');
    for (const window of BrowserWindow.getAllWindows()) {
      const send = window.webContents.send.bind(window.webContents);
      window.webContents.send = (channel, ...content) => {
        seen.sent.push(JSON.stringify(content));
        send(channel, ...content);
      };
    }
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (...content: unknown[]) => unknown> })._invokeHandlers;
    const handler = handlers.get('cairn:call');
    handlers.set('cairn:call', async (...content) => {
      const answer = await handler?.(...content);
      seen.sent.push(JSON.stringify(answer));
      return answer;
    });
  });
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());

test('the window never gets the key, and the phrase once; neither is in any file in clear', async ({ cairn }) => {
  test.setTimeout(180_000);
  handOver(cairn.folder);
  await headlessValue(['workspace.create', JSON.stringify({ path: 'north.cairn' })], { folder: cairn.folder });
  const workspace = join(cairn.folder, 'north.cairn');
  const { app, page, close, answerDialog } = await cairn.open();
  await watch(app);
  await answerDialog(workspace);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('button', { name: 'Workspace north' })).toBeVisible();
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Make a key…' }).click();
  const dialog = page.getByRole('dialog', { name: 'A key for postal addresses' });
  const items = dialog.getByRole('list', { name: 'Recovery phrase' }).getByRole('listitem');
  await expect(items).toHaveCount(12);
  const words = await items.allTextContents();
  await dialog.getByRole('button', { name: 'I have written them down' }).click();
  for (const field of await dialog.getByRole('textbox', { name: /^Word \d+$/ }).all()) {
    const label = await field.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '');
    await field.fill(words[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
  }
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  await expect(page.getByText('The keychain of the system opens addresses by itself.')).toBeVisible({ timeout: 30_000 });
  const { sent, kept } = await app.evaluate(() => {
    const seen = globalThis as typeof globalThis & { sent: string[]; kept: string[] };
    return { sent: seen.sent, kept: seen.kept };
  });
  const key = kept[0] ?? '';
  expect(Buffer.from(key, 'base64')).toHaveLength(32);
  expect(sent.length).toBeGreaterThan(3);
  const asHex = Buffer.from(key, 'base64').toString('hex');
  for (const message of sent) expect(message.includes(key) || message.includes(asHex)).toBe(false);
  const phrase = JSON.stringify(words).slice(1, -1);
  expect(sent.filter((message) => message.includes(phrase) || message.includes(words.join(' ')))).toHaveLength(1);
  // What the page may call gives neither.
  const state = await page.evaluate(() => window.cairn.invoke('workspace.keyState', {}));
  expect(Object.keys((state as { value: object }).value).sort()).toEqual(['addresses', 'keychain', 'phraseAt', 'state']);
  await close();
  for (const path of filesBelow(cairn.folder)) {
    const bytes = readFileSync(path);
    for (const secret of [words.join(' '), phrase, key, asHex]) expect([path, bytes.includes(secret)]).toEqual([path, false]);
    expect([path, bytes.includes(Buffer.from(key, 'base64'))]).toEqual([path, false]);
  }
});
