/** The window stays on its page, and is the only one. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ElectronApplication } from '@playwright/test';
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

type Seen = typeof globalThis & { outcomes: string[] };

/** Heard after the app's own listeners: what those let through shows. */
const observe = (app: ElectronApplication) =>
  app.evaluate(({ session, webContents, app: electron }) => {
    const seen = globalThis as Seen;
    seen.outcomes = [];
    session.defaultSession.on('will-download', (event) => void (event.defaultPrevented || seen.outcomes.push('a download')));
    electron.on('web-contents-created', () => void seen.outcomes.push('another page'));
    for (const contents of webContents.getAllWebContents()) {
      contents.on('did-frame-navigate', (_event, url) => void (url === 'about:blank' || seen.outcomes.push(`at ${url}`)));
    }
  });

test('nothing leads anywhere else', async ({ cairn }) => {
  cairn.expectErrors(
    /Content Security Policy/i,
    /content security policy/,
    /Not allowed to/,
    /ERR_/,
    /Refused to/,
    /Failed to launch/,
    /Unsafe attempt/,
  );
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('<p>outside');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { app, page } = await cairn.open();
  await observe(app);
  await page.evaluate(() => {
    (window as unknown as Record<string, unknown>).stillHere = true;
  });
  const targets = [
    `http://127.0.0.1:${port}/`,
    'app://cairn/assets/',
    'app://cairn/index.html?again',
    'app://elsewhere/index.html',
    'file:///etc/passwd',
    'data:text/html,<p>outside',
    "javascript:document.title='outside'",
  ];
  for (const [name, way] of Object.entries(ways)) {
    for (const target of targets) {
      // Each has its turn: a second navigation would call off the first.
      await page.evaluate(`(${way.toString()})(${JSON.stringify(target)}); new Promise((resolve) => setTimeout(resolve))`);
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.webContents.isLoading()));
    }
    await page.evaluate(() => window.cairn.invoke('shell.start', {}));
    expect(await app.evaluate(() => (globalThis as Seen).outcomes), name).toEqual([]);
    expect(page.url().replace(/#.*$/, ''), name).toBe(START);
    expect(await page.evaluate(() => (window as unknown as Record<string, unknown>).stillHere), name).toBe(true);
    expect(await page.title(), name).not.toBe('outside');
    expect(asked, name).toEqual([]);
  }
  server.close();
});

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
