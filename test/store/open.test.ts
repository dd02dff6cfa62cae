import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { applicationId } from '../../electron/core/store/migrate.ts';
import { latestVersion } from '../../electron/core/store/migrations/index.ts';
import { folderWarning } from '../../electron/core/store/inspect.ts';
import type { Result } from '../../electron/core/messages.ts';
import { AppError } from '../../shared/errors.ts';
import { runScript } from '../support/children.ts';
import { temporaryFile, temporaryFolder } from '../support/folders.ts';
import { manyPeople, read } from '../support/people.ts';
import { newWorkspace, startDesk } from '../support/workspaces.ts';

let good: Buffer;

beforeAll(async () => {
  const desk = await newWorkspace();
  await read(desk, manyPeople(300));
  await desk.settle();
  good = readFileSync(desk.path);
});

/** A file with these bytes. */
function fileOf(bytes: Buffer | string, name = 'file.cairn'): string {
  const path = temporaryFile(name);
  writeFileSync(path, bytes);
  return path;
}

/** The good file with some of its bytes changed. */
function changed(change: (bytes: Buffer) => void): string {
  const bytes = Buffer.from(good);
  change(bytes);
  return fileOf(bytes);
}

/** Why a file does not open. */
async function refusal(path: string, readOnly = false): Promise<AppError> {
  const desk = startDesk();
  try {
    await desk.api.workspace.open({ path, readOnly });
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  } finally {
    await desk.settle();
  }
  throw new Error('The file was opened.');
}

/** Looks like a sentence for a person: no code, no path, no engine words. */
const sentence = /^[A-Z](?!.*(SQLite|sqlite|SQL|database|errcode|\/tmp)).*\.$/s;

async function expectProblem(path: string, problem: string): Promise<void> {
  const before = existsSync(path) ? readFileSync(path) : null;
  for (const readOnly of [false, true]) {
    const error = await refusal(path, readOnly);
    expect(error.details?.problem).toBe(problem);
    expect(error.message).toMatch(sentence);
    expect(error.code).not.toBe('internal');
  }
  if (before) expect(readFileSync(path).equals(before), 'the file is as it was').toBe(true);
}

describe('a file that does not open says why, and stays as it is', () => {
  it('missing', async () => {
    await expectProblem(temporaryFile('nowhere.cairn'), 'missing');
    await expectProblem(join(fileOf('x'), 'inside-a-file.cairn'), 'missing');
  });

  it('not ours: a folder', async () => {
    const error = await refusal(temporaryFolder('folder.cairn'));
    expect(error.details?.problem).toBe('not_ours');
  });

  it.each<[string, Buffer | string]>([
    ['empty', ''],
    ['short', 'SQLite format 3\0'],
    ['a picture', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(4096, 7)])],
    ['text', 'Dear diary,\n'.repeat(1000)],
  ])('not ours: %s', async (_, bytes) => {
    await expectProblem(fileOf(bytes), 'not_ours');
  });

  it('not ours: another program’s database', async () => {
    const path = temporaryFile('other.cairn');
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES (zeroblob(9000))');
    other.close();
    await expectProblem(path, 'not_ours');
    expect(readdirSync(dirname(path))).toEqual(['other.cairn']);
  });

  it('newer', async () => {
    await expectProblem(
      changed((bytes) => bytes.writeUInt32BE(latestVersion + 10, 60)),
      'newer',
    );
  });

  it('damaged: the beginning overwritten', async () => {
    await expectProblem(
      changed((bytes) => bytes.fill(0, 0, 16)),
      'damaged',
    );
  });

  it('damaged: the header makes no sense', async () => {
    await expectProblem(
      changed((bytes) => bytes.fill(0xff, 16, 24)),
      'damaged',
    );
  });

  it('damaged: cut off', async () => {
    const path = fileOf(good);
    truncateSync(path, Math.floor(good.length / 2));
    await expectProblem(path, 'damaged');
  });

  it('damaged: cut off after the header', async () => {
    const path = fileOf(good);
    truncateSync(path, 4096);
    await expectProblem(path, 'damaged');
  });

  it('damaged: where the tables are described', async () => {
    await expectProblem(
      changed((bytes) => bytes.fill(0xa5, 100, 4096)),
      'damaged',
    );
  });

  it.each([
    ['a trigger', 'CREATE TRIGGER spy AFTER INSERT ON note BEGIN DELETE FROM note; END'],
    ['a view', 'CREATE VIEW note_of AS SELECT * FROM note'],
    ['a table', 'CREATE TABLE extra (x TEXT)'],
    ['an index', 'CREATE INDEX extra ON note (text)'],
    ['a missing trigger', 'DROP TRIGGER note_journal_delete'],
    ['a missing index', 'DROP INDEX note_of_anchor'],
  ])('ours with %s that is not ours', async (_, sql) => {
    const path = fileOf(good);
    const other = new DatabaseSync(path);
    other.exec(sql);
    other.close();
    await expectProblem(path, 'damaged');
  });

  it('damaged, with the copies that are there to go back to', async () => {
    const path = changed((bytes) => bytes.fill(0xff, 16, 24));
    const backups = join(dirname(path), 'file backups');
    mkdirSync(backups);
    writeFileSync(join(backups, 'file before upgrade from 10.cairn'), good);
    const { details } = await refusal(path);
    expect(details?.backups).toMatchObject([{ path: join(backups, 'file before upgrade from 10.cairn'), bytes: good.length }]);
  });
});

describe('a file with a damaged page in its middle', () => {
  /** Every page but the first few, so that the tables are found and what is in them is not. */
  const damagedInside = () =>
    changed((bytes) => {
      for (let at = 4096 * 40; at < bytes.length; at += 4096) bytes.fill(0xa5, at, at + 4096);
    });

  it('says that it is damaged at the latest when the page is needed', async () => {
    const path = damagedInside();
    const desk = startDesk();
    try {
      await desk.api.workspace.open({ path });
      for (const sort of ['name', 'count', 'lastActive'] as const) await desk.api.contributors.list({ search: 'pires', sort });
      throw new Error('Nothing was said.');
    } catch (error) {
      expect(error).toMatchObject({ code: 'storage', details: { problem: 'damaged' } });
      expect((error as AppError).message).toMatch(sentence);
    } finally {
      await desk.settle();
    }
    expect(existsSync(path)).toBe(true);
  });
});

describe.runIf(process.getuid?.() === 0)('what an ordinary user may not do', () => {
  /** A folder and a file in it with these permissions, and what calls about the file answer. */
  function asNobody(permissions: { folder: number; file: number }, ...calls: [string, Record<string, unknown>][]): Result[] {
    const folder = mkdtempSync(join(tmpdir(), 'cairn-nobody-'));
    const path = join(folder, 'file.cairn');
    writeFileSync(path, good);
    chmodSync(path, permissions.file);
    chmodSync(folder, permissions.folder);
    try {
      const named = calls.map(([procedure, input]) => [procedure, 'name' in input ? { path: join(folder, String(input.name)) } : { path, ...input }]);
      const said = runScript('as-nobody.ts', JSON.stringify(named.map(([procedure, input]) => [procedure, procedure === 'contributors.list' ? {} : input])));
      expect(readFileSync(path).equals(good), 'the file is as it was').toBe(true);
      return JSON.parse(said) as Result[];
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  const problemOf = (result: Result | undefined) => (result && !result.ok ? result.error.details?.problem : 'none');

  it('write a file that is for reading only: it says so, and opens for reading', () => {
    const [write, readOnly, list] = asNobody({ folder: 0o777, file: 0o444 }, ['workspace.open', {}], ['workspace.open', { readOnly: true }], ['contributors.list', {}]);
    expect(problemOf(write)).toBe('read_only');
    expect(readOnly).toMatchObject({ ok: true, value: { readOnly: true } });
    expect(list).toMatchObject({ ok: true, value: { total: 300 } });
  });

  it('write a file in a folder that is for reading only: it says so, and opens for reading', () => {
    const [write, readOnly, list] = asNobody({ folder: 0o755, file: 0o666 }, ['workspace.open', {}], ['workspace.open', { readOnly: true }], ['contributors.list', {}]);
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

describe('making a workspace', () => {
  it('in a folder that is not there says so', async () => {
    const desk = startDesk();
    const path = join(temporaryFolder(), 'nowhere', 'new.cairn');
    await expect(desk.api.workspace.create({ path })).rejects.toMatchObject({ code: 'not_found', message: expect.stringContaining('folder') });
  });

  it('never overwrites a file, whatever is in it', async () => {
    const desk = startDesk();
    for (const bytes of ['', 'Dear diary', good]) {
      const path = fileOf(bytes);
      await expect(desk.api.workspace.create({ path })).rejects.toMatchObject({ code: 'conflict' });
      expect(readFileSync(path).equals(Buffer.from(bytes))).toBe(true);
    }
  });

  it('makes exactly the file that was named, and asks for the ending', async () => {
    const desk = startDesk();
    const without = temporaryFile('thistledown');
    await expect(desk.api.workspace.create({ path: without })).rejects.toMatchObject({ code: 'invalid_input' });
    expect(readdirSync(dirname(without))).toEqual([]);
    const made = await desk.api.workspace.create({ path: `${without}.cairn` });
    expect(made).toMatchObject({ name: 'thistledown', path: `${without}.cairn`, readOnly: false, warning: null });
    await desk.settle();
  });
});

describe('a folder that is risky', () => {
  it.each([
    '/home/ana/Dropbox/community.cairn',
    '/home/ana/OneDrive - Work/community.cairn',
    'C:\\Users\\ana\\OneDrive\\community.cairn',
    '/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/community.cairn',
    '/home/ana/Nextcloud/a/community.cairn',
    '/home/ana/Google Drive/community.cairn',
    'C:\\Users\\ana\\iCloudDrive\\community.cairn',
  ])('is one that is synced: %s', (path) => {
    expect(folderWarning(path)).toMatch(/synced with other computers/);
  });

  it.each(['\\\\server\\share\\community.cairn', '//server/share/community.cairn'])('is a network drive: %s', (path) => {
    expect(folderWarning(path)).toMatch(/network drive/);
  });

  it.each(['/home/ana/community.cairn', '/home/ana/Dropbox-old-notes/community.cairn', 'C:\\Users\\ana\\Documents\\x.cairn'])('is not %s', (path) => {
    expect(folderWarning(path)).toBeNull();
  });

  it('is said with the workspace that lies in it', async () => {
    const desk = startDesk();
    const folder = join(temporaryFolder('Dropbox'), 'community.cairn');
    const made = await desk.api.workspace.create({ path: folder });
    expect(made.warning).toMatch(/synced/);
    expect((await desk.api.workspace.current({})).warning).toBe(made.warning);
    await desk.settle();
  });
});

it('carries the mark of a Cairn file where every program can see it', () => {
  expect(good.readUInt32BE(68)).toBe(applicationId);
  expect(good.readUInt32BE(60)).toBe(latestVersion);
});
