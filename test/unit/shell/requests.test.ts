import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Grants } from '../../../electron/shell/grants.ts';
import { Requests, requestFor } from '../../../electron/shell/requests.ts';
import { temporaryFile, temporaryFolder } from '../../support/folders.ts';

it('a folder is a clone, anything else a workspace', () => {
  const folder = temporaryFolder();
  expect(requestFor(folder)).toEqual({ kind: 'git', path: folder });
  expect(requestFor(temporaryFile('missing.cairn')).kind).toBe('workspace');
});

it.each([
  ['a name that is too long', () => `/${'x'.repeat(300)}`],
  ['a null character', () => '/a\0b.cairn'],
  [
    'a link to itself',
    () => {
      const link = join(temporaryFolder(), 'loop.cairn');
      symlinkSync(link, link);
      return link;
    },
  ],
])('%s is handed on, to be refused in words', (_, make) => {
  const requests = new Requests({ grants: new Grants(), emit: () => undefined });
  const path = make();
  requests.request(path);
  expect(requests.first()).toEqual({ kind: 'workspace', path });
});
