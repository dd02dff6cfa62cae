/** app:// serves the bundle and nothing else of the disk. */
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';
import { projectFolder } from '../support/launch.ts';

const escapes = [
  '/../main/main.js',
  '/../../package.json',
  '/assets/../../../package.json',
  '/%2e%2e/main/main.js',
  '/%2e%2e%2fmain%2fmain.js',
  '/..%2f..%2fpackage.json',
  '/..%5c..%5cpackage.json',
  '/assets/..\\..\\main\\main.js',
  '/%252e%252e/main/main.js',
  '/%c0%ae%c0%ae/main/main.js',
  '/index.html%00.js',
  '/%00',
  '//etc/passwd',
  '/etc/passwd',
  '/%2fetc%2fpasswd',
  '/file:///etc/passwd',
  `/${encodeURIComponent(join(projectFolder(), 'package.json'))}`,
  '/assets',
  '/assets/',
  '/.built-from',
  '/package.json',
];

test('no address leads out of the bundle', async ({ cairn }) => {
  const { app } = await cairn.open();
  const addresses = [...escapes.map((path) => `app://cairn${path}`), 'app://elsewhere/index.html', 'app://me@cairn.evil/index.html'];
  const answers = await app.evaluate(
    async ({ net }, urls) =>
      Promise.all(
        urls.map(async (url) => {
          const answer = await net.fetch(url).catch(() => null);
          return answer ? { url, status: answer.status, length: (await answer.text()).length } : { url, status: 404, length: 0 };
        }),
      ),
    addresses,
  );
  expect(answers).toEqual(addresses.map((url) => ({ url, status: 404, length: 0 })));
});

test('only reading is served', async ({ cairn }) => {
  const { app } = await cairn.open();
  const statuses = await app.evaluate(async ({ net }) => {
    const answers = [];
    for (const method of ['POST', 'PUT', 'DELETE']) answers.push((await net.fetch('app://cairn/index.html', { method })).status);
    return answers;
  });
  expect(statuses).toEqual([404, 404, 404]);
});

test('a link inside the bundle is not followed', async ({ cairn }) => {
  const { app } = await cairn.open();
  const bundle = join(projectFolder(), 'out', 'renderer');
  const links = { 'link-to-main.js': join(bundle, '..', 'main', 'main.js'), 'link-to-out': join(bundle, '..') };
  try {
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(bundle, name));
    const statuses = await app.evaluate(async ({ net }) => {
      const answers = [];
      for (const path of ['link-to-main.js', 'link-to-out/main/main.js', 'link-to-out/renderer/index.html'])
        answers.push((await net.fetch(`app://cairn/${path}`)).status);
      return answers;
    });
    expect(statuses).toEqual([404, 404, 404]);
  } finally {
    for (const name of Object.keys(links)) rmSync(join(bundle, name), { force: true });
  }
});

test('other schemes read no file either', async ({ cairn }) => {
  cairn.expectErrors(/Content Security Policy/i, /content security policy/, /Not allowed to load local resource/, /ERR_/);
  const { page } = await cairn.open();
  const loaded = await page.evaluate(
    async (path) => {
      const tries = [
        `file://${path}`,
        `filesystem:app://cairn${path}`,
        `view-source:file://${path}`,
        'chrome://version',
        'devtools://devtools/bundled/inspector.html',
      ];
      const results = [];
      for (const src of tries) {
        const image = new Image();
        image.src = src;
        results.push(
          await image.decode().then(
            () => src,
            () => null,
          ),
        );
      }
      return results.filter(Boolean);
    },
    join(projectFolder(), 'package.json'),
  );
  expect(loaded).toEqual([]);
});
