/** With Chromium's sandbox on (never as root), the page runs in it. */
import { readFileSync } from 'node:fs';
import { expect, test } from '../support/app.ts';
import { chromiumFlags } from '../support/launch.ts';

test('the page is sandboxed, isolated and without Node', async ({ cairn }) => {
  const { app } = await cairn.open();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const { webContents } = window as unknown as { webContents: { getLastWebPreferences(): Record<string, unknown> } };
    const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity, allowRunningInsecureContent } =
      webContents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity, allowRunningInsecureContent };
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  expect(preferences.webSecurity).not.toBe(false);
  expect(preferences.allowRunningInsecureContent).not.toBe(true);
});

test('the system holds the process of the page in a cage', async ({ cairn }) => {
  test.skip(process.platform !== 'linux' || chromiumFlags().includes('--no-sandbox'), "Chromium's sandbox does not work for this user");
  const { app } = await cairn.open();
  const { user, page } = await app.evaluate(({ BrowserWindow }) => ({
    user: process.getuid?.(),
    page: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  }));
  expect(user).not.toBe(0);
  const status = readFileSync(`/proc/${page}/status`, 'utf8');
  // 2: system calls are filtered.
  expect(/^Seccomp:\s*(\d)/m.exec(status)?.[1]).toBe('2');
  expect(/^NoNewPrivs:\s*(\d)/m.exec(status)?.[1]).toBe('1');
});
