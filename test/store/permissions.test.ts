import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../electron/core/messages.ts';
import { runScript } from '../support/children.ts';
import { manyPeople, read } from '../support/people.ts';
import { newWorkspace } from '../support/workspaces.ts';

let good: Buffer;

beforeAll(async () => {
  const desk = await newWorkspace();
  await read(desk, manyPeople(300));
  await desk.settle();
  good = readFileSync(desk.path);
});

/** A file with these bytes. */
describe.runIf(process.getuid?.() === 0)('what an ordinary user may not do', () => {
  /** A folder and a file in it with these permissions, and what calls about the file answer. */
  function asNobody(permissions: { folder: number; file: number }, ...calls: [string, Record<string, unknown>][]): Result[] {
    const folder = mkdtempSync(join(tmpdir(), 'cairn-nobody-'));
    const path = join(folder, 'file.cairn');
    writeFileSync(path, good);
    chmodSync(path, permissions.file);
    chmodSync(folder, permissions.folder);
    try {
      const named = calls.map(([procedure, input]) => [
        procedure,
        'name' in input ? { path: join(folder, String(input.name)) } : { path, ...input },
      ]);
      const said = runScript(
        'as-nobody.ts',
        JSON.stringify(named.map(([procedure, input]) => [procedure, procedure === 'contributors.list' ? {} : input])),
      );
      expect(readFileSync(path).equals(good), 'the file is as it was').toBe(true);
      return JSON.parse(said) as Result[];
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  const problemOf = (result: Result | undefined) => (result && !result.ok ? result.error.details?.problem : 'none');

  it('write a file that is for reading only: it says so, and opens for reading', () => {
    const [write, readOnly, list] = asNobody(
      { folder: 0o777, file: 0o444 },
      ['workspace.open', {}],
      ['workspace.open', { readOnly: true }],
      ['contributors.list', {}],
    );
    expect(problemOf(write)).toBe('read_only');
    expect(readOnly).toMatchObject({ ok: true, value: { readOnly: true } });
    expect(list).toMatchObject({ ok: true, value: { total: 300 } });
  });

  it('write a file in a folder that is for reading only: it says so, and opens for reading', () => {
    const [write, readOnly, list] = asNobody(
      { folder: 0o755, file: 0o666 },
      ['workspace.open', {}],
      ['workspace.open', { readOnly: true }],
      ['contributors.list', {}],
    );
    expect(problemOf(write)).toBe('read_only');
    expect(readOnly).toMatchObject({ ok: true });
    expect(list).toMatchObject({ ok: true, value: { total: 300 } });
  });

  it('read a file that is somebody else’s', () => {
    const [write, readOnly] = asNobody({ folder: 0o755, file: 0o600 }, ['workspace.open', {}], ['workspace.open', { readOnly: true }]);
    expect([problemOf(write), problemOf(readOnly)]).toEqual(['no_permission', 'no_permission']);
  });

  it('look into a folder that is somebody else’s', () => {
    const [write] = asNobody({ folder: 0o700, file: 0o666 }, ['workspace.open', {}]);
    expect(problemOf(write)).toBe('no_permission');
  });

  it('make a workspace where nothing may be written: it says that, and not that something cannot be read', () => {
    const [made] = asNobody({ folder: 0o755, file: 0o644 }, ['workspace.create', { name: 'new.cairn' }]);
    expect(made).toMatchObject({ ok: false, error: { code: 'storage', message: expect.not.stringContaining('read this file') } });
    expect(problemOf(made)).not.toBe('none');
  });
});
