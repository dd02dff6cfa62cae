import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFile } from '../../../electron/shell/bundle.ts';

let folder: string;
let root: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'cairn-bundle-')));
  root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  for (const name of [
    'renderer/index.html',
    'renderer/assets/a b.js',
    'renderer/assets/.hidden.js',
    'renderer/assets/key.pem',
    'secret.js',
  ]) {
    writeFileSync(join(folder, name), name);
  }
  symlinkSync(join(folder, 'secret.js'), join(root, 'assets', 'link.js'));
  symlinkSync(folder, join(root, 'up'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what app:// serves', () => {
  it.each([
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/a%20b.js', 'assets/a b.js', 'text/javascript; charset=utf-8'],
  ])('%s', (pathname, file, type) => {
    expect(bundleFile(root, pathname)).toEqual({ path: join(root, file), type });
  });

  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.js',
    '/..%2fsecret.js',
    '/..%5csecret.js',
    '/%252e%252e/secret.js',
    '/assets\\..\\..\\secret.js',
    '/index.html%00.js',
    '/%00',
    '/%',
    '/C:/secret.js',
    '/assets',
    '/assets/',
    '/assets/.hidden.js',
    '/assets/key.pem',
    '/assets/link.js',
    '/up/secret.js',
    '/up/renderer/index.html',
    '/missing.js',
    '//secret.js',
    '',
  ])('not %s', (pathname) => {
    expect(bundleFile(root, pathname)).toBeNull();
  });

  it('not an absolute path', () => {
    expect(bundleFile(root, join(folder, 'secret.js'))).toBeNull();
    expect(bundleFile(root, `/${encodeURIComponent(join(folder, 'secret.js'))}`)).toBeNull();
  });
});
