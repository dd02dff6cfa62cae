/** Only the app's own window, its top frame, showing the app's own page, is answered. */
import { expect, test } from '../support/app.ts';

const refused = { ok: false, error: { code: 'invalid_input', message: 'Cairn takes requests from its own window only.' } };

test('another window with the same preload is refused, whatever it shows', async ({ cairn }) => {
  const { app } = await cairn.open();
  const answers = await app.evaluate(
    async ({ app: electron, BrowserWindow }, addresses) => {
      const preload = `${electron.getAppPath()}/out/preload/index.cjs`;
      const results: unknown[] = [];
      for (const address of addresses) {
        const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
        await stranger.loadURL(address);
        results.push(await stranger.webContents.executeJavaScript("window.cairn.invoke('shell.start', {})"));
        stranger.destroy();
      }
      return results;
    },
    ['data:text/html,<p>a stranger', 'about:blank', 'app://cairn/index.html'],
  );
  expect(answers).toEqual([refused, refused, refused]);
});

test('the own window is refused while it shows something else', async ({ cairn }) => {
  const { app } = await cairn.open();
  const answer = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    await window?.loadURL('data:text/html,<p>elsewhere');
    return (await window?.webContents.executeJavaScript("window.cairn.invoke('shell.start', {})")) as unknown;
  });
  expect(answer).toEqual(refused);
});

test('a frame inside the page has no bridge', async ({ cairn }) => {
  const { page } = await cairn.open();
  const inFrame = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const found = frame.contentWindow !== null && 'cairn' in frame.contentWindow;
    frame.remove();
    return found;
  });
  expect(inFrame).toBe(false);
});

test('a stranger cannot grant a file', async ({ cairn }) => {
  const { app, page } = await cairn.open();
  const path = `${cairn.folder}/stranger.cairn`;
  await app.evaluate(async ({ BrowserWindow, ipcMain }, wanted) => {
    const stranger = new BrowserWindow({ show: false });
    await stranger.loadURL('data:text/html,<p>a stranger');
    const { webContents } = stranger;
    ipcMain.emit('cairn:grant', { sender: webContents, senderFrame: webContents.mainFrame }, wanted);
    stranger.destroy();
  }, path);
  const answer = await page.evaluate((wanted) => window.cairn.invoke('workspace.create', { path: wanted }), path);
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
});
