/** Only web and mail addresses reach other programs. */
import { expect, test } from '../support/app.ts';

test('https, http and mailto are opened outside, everything else is refused', async ({ cairn }) => {
  const { app, page } = await cairn.open();
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => void opened.push(url);
    shell.openPath = async (path) => `${opened.push(path)}`;
  });
  const open = (url: unknown) => page.evaluate((address) => window.cairn.invoke('shell.openLink', { url: address }), url);
  const good = ['https://thistledown.example/a?b=c#d', 'http://thistledown.example/', 'mailto:mara@thistledown.example?subject=Hello'];
  for (const url of good) expect(await open(url), url).toMatchObject({ ok: true });
  const bad = [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'app://cairn/index.html',
    'smb://server/share',
    'ssh://server',
    'vscode://file/etc/passwd',
    'ms-msdt:/id PCWDiagnostic',
    'x-apple.systempreferences:',
    'blob:https://a/b',
    'view-source:https://a',
    'https:',
    'http//a',
    '/etc/passwd',
    'C:\\Windows\\system32\\calc.exe',
    'mailto',
    '',
    `https://a.example/${'x'.repeat(3000)}`,
    null,
    7,
    { href: 'https://a.example' },
  ];
  for (const url of bad) expect(await open(url), String(url).slice(0, 80)).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  const opened = await app.evaluate(() => (globalThis as typeof globalThis & { opened?: string[] }).opened);
  expect(opened).toEqual(good);
});
