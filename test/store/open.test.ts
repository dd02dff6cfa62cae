import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { applicationId } from '../../electron/core/store/migrate.ts';
import { latestVersion } from '../../electron/core/store/migrations/index.ts';
import { AppError } from '../../shared/errors.ts';
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

it('carries the mark of a Cairn file where every program can see it', () => {
  expect(good.readUInt32BE(68)).toBe(applicationId);
  expect(good.readUInt32BE(60)).toBe(latestVersion);
});

describe('asked for twice at once', () => {
  it('is opened once, and both hear of it', async () => {
    const path = fileOf(good);
    const desk = startDesk();
    const both = await Promise.all([desk.api.workspace.open({ path }), desk.api.workspace.open({ path })]);
    expect(both[0]).toEqual(both[1]);
    expect((await desk.api.contributors.summary({})).total).toBe(300);
    await desk.settle();
  });

  it('takes turns with closing and with another file', async () => {
    const [one, other] = [fileOf(good, 'one.cairn'), fileOf(good, 'other.cairn')];
    const desk = startDesk();
    await Promise.all([desk.api.workspace.open({ path: one }), desk.api.workspace.close({}), desk.api.workspace.open({ path: other })]);
    expect((await desk.api.workspace.current({})).path).toBe(other);
    await desk.settle();
  });
});
