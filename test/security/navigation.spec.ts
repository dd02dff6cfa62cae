/** The window stays on its page, and is the only one. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../support/app.ts';

const START = 'app://cairn/index.html';

const ways: Record<string, (target: string) => void> = {
  'location.href': (target) => {
    location.href = target;
  },
  'location.replace': (target) => location.replace(target),
  'a link': (target) => {
    const link = document.createElement('a');
    link.href = target;
    document.body.append(link);
    link.click();
  },
  'a link to a new window': (target) => {
    const link = document.createElement('a');
    Object.assign(link, { href: target, target: '_blank' });
    document.body.append(link);
    link.click();
  },
  'window.open': (target) => {
    window.open(target);
    window.open(target, 'named', 'width=300');
  },
  'a form': (target) => {
    const form = document.createElement('form');
    Object.assign(form, { action: target, method: 'post' });
    document.body.append(form);
    form.submit();
  },
  'a frame': (target) => {
    const frame = document.createElement('iframe');
    frame.src = target;
    document.body.append(frame);
  },
  'a refresh': (target) => {
    const meta = document.createElement('meta');
    Object.assign(meta, { httpEquiv: 'refresh', content: `0;url=${target}` });
    document.head.append(meta);
  },
  'a download': (target) => {
    const link = document.createElement('a');
    Object.assign(link, { href: target, download: 'x.html' });
    document.body.append(link);
    link.click();
  },
};

for (const [name, way] of Object.entries(ways)) {
  test(`${name} leads nowhere`, async ({ cairn }) => {
    cairn.expectErrors(
      /Content Security Policy/i,
      /content security policy/,
      /Not allowed to (load|navigate)/,
      /ERR_/,
      /Refused to/,
      /Failed to launch/,
    );
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('<p>outside');
    }).listen(0, '127.0.0.1');
    const { port } = await new Promise<AddressInfo>((resolve) => server.once('listening', () => resolve(server.address() as AddressInfo)));
    const { app, page } = await cairn.open();
    // Heard after the app's own listener: what it let through would be seen as not prevented.
    await app.evaluate(({ session, BrowserWindow }) => {
      const outcomes: string[] = [];
      Object.assign(globalThis, { outcomes });
      session.defaultSession.on('will-download', (event) => void (event.defaultPrevented || outcomes.push('download')));
      for (const { webContents } of BrowserWindow.getAllWindows()) {
        webContents.on('did-frame-navigate', (_event, url) => void (url === 'about:blank' || outcomes.push(`navigated to ${url}`)));
      }
    });
    await page.evaluate(() => {
      (window as unknown as Record<string, unknown>).stillHere = true;
    });
    const targets = [
      `http://127.0.0.1:${port}/`,
      'app://cairn/assets/',
      'app://elsewhere/index.html',
      'file:///etc/passwd',
      'data:text/html,<p>outside',
      "javascript:document.title='outside'",
    ];
    for (const target of targets) await page.evaluate(`(${way.toString()})(${JSON.stringify(target)})`);
    // A navigation that began would be over after two round trips through all three processes.
    await page.evaluate(() => window.cairn.invoke('shell.start', {}));
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.webContents.isLoading()));
    expect(page.url().replace(/#.*$/, '')).toBe(START);
    expect(await page.evaluate(() => (window as unknown as Record<string, unknown>).stillHere)).toBe(true);
    expect(await page.title()).not.toBe('outside');
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
    expect(await app.evaluate(() => (globalThis as typeof globalThis & { outcomes?: string[] }).outcomes)).toEqual([]);
    expect(asked).toEqual([]);
    server.close();
  });
}

test('the page cannot hold another page in a webview', async ({ cairn }) => {
  const { app, page } = await cairn.open();
  await page.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'data:text/html,<p>inside');
    document.body.append(view);
  });
  // Even a window that was made with webviews gets none.
  await app.evaluate(async ({ BrowserWindow }) => {
    const other = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } });
    await other.loadURL('data:text/html,<webview src="data:text/html,inside"></webview>');
  });
  const kinds = await app.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getType()));
  expect(kinds).toEqual(['window', 'window']);
});

test('reloading is allowed, and shows the page anew', async ({ cairn }) => {
  const { page } = await cairn.open();
  await page.reload();
  await page.locator('#root > *').first().waitFor({ state: 'attached' });
  expect(page.url()).toContain(START);
});
