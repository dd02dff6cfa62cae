import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fetchPackage, type RegistryPackage, unpackedPackage } from '../../../electron/setup/registry-package.mjs';
import { temporaryFolder } from '../../support/folders.ts';
import { packageFolder } from '../../support/registry.ts';

let cache = '';
beforeEach(() => {
  cache = temporaryFolder('cache');
  vi.stubEnv('XDG_CACHE_HOME', cache);
  vi.stubEnv('CAIRN_TEST_TEMP', temporaryFolder('run'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A tarball as the registry has them, with its hash. */
function packed(more: Partial<RegistryPackage> = {}): RegistryPackage {
  const folder = temporaryFolder('packed');
  mkdirSync(join(folder, 'package', 'lib'), { recursive: true });
  writeFileSync(join(folder, 'package', 'tool'), '#!/bin/sh\n');
  writeFileSync(join(folder, 'package', 'lib', 'large.json'), '{}');
  const tarball = join(folder, 'tool.tgz');
  execFileSync('tar', ['-czf', tarball, '-C', folder, 'package']);
  const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  return { name: 'tool', version: '1.0.0', integrity, folder: 'tool-1.0.0', programs: ['tool'], tarball, advice: 'Do without.', ...more };
}
const left = () => readdirSync(join(cache, 'cairn'));

it('unpacks what has the pinned hash, makes its programs runnable, and knows it again', async () => {
  const wanted = packed();
  expect(unpackedPackage(wanted)).toBeUndefined();
  const folder = await fetchPackage(wanted);
  expect(statSync(join(folder, 'tool')).mode & 0o111).toBe(0o111);
  expect(unpackedPackage(wanted)).toBe(folder);
  expect(left()).toEqual(['tool-1.0.0']);
});

it('refuses a tarball with another hash, and leaves nothing behind', async () => {
  const wanted = packed({ integrity: 'sha512-of-something-else' });
  await expect(fetchPackage(wanted)).rejects.toThrow(/not the file that was checked for Cairn .* Do without\./);
  expect(left()).toEqual([]);
});

it('unpacks only what is asked for', async () => {
  const folder = await fetchPackage(packed({ programs: [], only: ['lib/large.json'] }));
  expect([existsSync(join(folder, 'lib', 'large.json')), existsSync(join(folder, 'tool'))]).toEqual([true, false]);
});

it('takes a damaged copy for none, and replaces it', async () => {
  const wanted = packed();
  const folder = await fetchPackage(wanted);
  writeFileSync(join(folder, 'tool'), '');
  expect(unpackedPackage(wanted)).toBeUndefined();
  expect(await fetchPackage(wanted)).toBe(folder);
  chmodSync(join(folder, 'tool'), 0o644);
  expect(unpackedPackage(wanted)).toBeUndefined();
});

it('says so where it cannot be had, and gives nothing to the tests that need it', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(await packageFolder(packed({ folder: 'other-1.0.0', integrity: 'sha512-of-something-else' }), 1)).toBeNull();
  const { tarball: _, ...fromRegistry } = packed({ name: 'cairn-no-such-tool' });
  // A port that nobody listens at.
  vi.stubEnv('npm_config_registry', 'http://127.0.0.1:9/');
  expect(await packageFolder(fromRegistry, 1)).toBeNull();
  const words = /could not be fetched from the npm registry\. The tests that need it are skipped\./;
  expect(said.mock.calls.join('\n')).toMatch(words);
  said.mockClear();
  // Of one run, only the first to ask tries.
  vi.stubEnv('npm_execpath', join(cache, 'no-npm-cli.js'));
  vi.stubEnv('PATH', cache);
  expect(await packageFolder(fromRegistry, 1)).toBeNull();
  expect(said.mock.calls.join('\n')).toMatch(words);
});
