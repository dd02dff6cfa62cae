/** Workspace files from somebody who means harm: nothing of theirs runs, hangs, deletes, or stays in the way. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFile } from '../support/folders.ts';
import { hotJournal } from '../support/hot-journal.ts';
import { manyPeople, read } from '../support/people.ts';
import { type Desk, newWorkspace, startDesk } from '../support/workspaces.ts';

let good: Buffer;

beforeAll(async () => {
  const desk = await newWorkspace();
  await read(desk, manyPeople(10));
  await desk.api.workspace.renameWorkspace({ name: 'Thistledown' });
  await desk.settle();
  good = readFileSync(desk.path);
});

/** The good file as somebody else left it. */
function tampered(sql = '', name = 'file.cairn'): string {
  const path = temporaryFile(name);
  writeFileSync(path, good);
  const other = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  other.exec(
    `PRAGMA ignore_check_constraints = 1; UPDATE journal_now SET change_set = 1; ${sql}; UPDATE journal_now SET change_set = NULL`,
  );
  other.close();
  return path;
}

async function atDesk<T>(work: (desk: Desk) => Promise<T>): Promise<T> {
  const desk = startDesk();
  try {
    return await work(desk);
  } finally {
    await desk.settle();
  }
}

const damaged = { ok: false, error: { code: 'storage', details: { problem: 'damaged' } } };
const opened = { ok: true };

it.each(['sqliteXstat1', 'SQLITE-STAT-SPY'])('a trigger called %j is not taken for what ANALYZE adds', async (name) => {
  const path = tampered(`CREATE TRIGGER "${name}" AFTER INSERT ON note BEGIN DELETE FROM tag; END`);
  await atDesk(async (desk) => expect(await desk.call('workspace.open', { path })).toMatchObject(damaged));
});

it('what ANALYZE adds is no tampering', async () => {
  const path = tampered('ANALYZE');
  await atDesk(async (desk) => expect(await desk.call('workspace.open', { path })).toMatchObject(opened));
});

describe('jobs that a file says were under way', () => {
  const job = (procedure: string, input: string) =>
    `INSERT INTO job VALUES ('${procedure}', '${procedure}', '${input.replaceAll("'", "''")}', '${hostname()}', 0)`;

  it('go on only where they go on by themselves: none writes a file that nobody chose', async () => {
    const victim = temporaryFile('profile.csv');
    writeFileSync(victim, 'mine');
    const made = temporaryFile('made.csv');
    const sql = [
      job('tables.exportList', JSON.stringify({ format: 'csv', path: victim, replace: true })),
      job('segments.exportView', JSON.stringify({ view: 'x', path: made })),
      job('tables.importTable', JSON.stringify({ text: 'Name\nEve', rejectedPath: made })),
      job('history.undo', '{}'),
      job('sources.syncSource', '{'),
    ].join(';');
    const path = tampered(sql);
    const desk = startDesk({ resumeJobs: true });
    expect(await desk.call('workspace.open', { path })).toMatchObject(opened);
    expect((await desk.api.jobs.list({})).jobs).toEqual([]);
    await desk.settle();
    expect(readFileSync(victim, 'utf8')).toBe('mine');
    expect(existsSync(made)).toBe(false);
  });
});

it('a journal that names another table says nothing of it, and history can be read', async () => {
  const path = tampered(
    `INSERT INTO change (change_set, table_name, row_uid, after) SELECT max(seq), 'tag WHERE 1 UNION SELECT 1', 'x', '{}' FROM change_set`,
  );
  await atDesk(async (desk) => {
    await desk.call('workspace.open', { path });
    expect(await desk.call('history.list', {})).toMatchObject(opened);
    expect(await desk.call('history.state', {})).toMatchObject(opened);
  });
});

describe('beside the file', () => {
  const said = {
    ok: false,
    error: { code: 'storage', message: expect.stringMatching(/^Beside this workspace lies ".*Move it elsewhere/) },
  };

  it.each(['', '.lock'])('a journal that names another file ("%s-journal") makes nobody delete that file', async (part) => {
    const victim = temporaryFile('victim.txt');
    writeFileSync(victim, 'precious');
    const path = tampered();
    // The lock file is a database too: any that its journal belongs to will do.
    const { database, journal } = hotJournal(part === '' ? path : null, victim);
    writeFileSync(path + part, database);
    writeFileSync(`${path}${part}-journal`, journal);
    const proof = temporaryFile('proof.cairn');
    writeFileSync(proof, database);
    writeFileSync(`${proof}-journal`, journal);
    await atDesk(async (desk) => {
      expect(await desk.call('workspace.open', { path })).toMatchObject(said);
    });
    expect(existsSync(victim)).toBe(true);
    // Otherwise the test would prove nothing.
    const plain = new DatabaseSync(proof);
    plain.prepare('SELECT count(*) FROM sqlite_schema').get();
    plain.close();
    expect(existsSync(victim), 'SQLite by itself deletes it').toBe(false);
  });

  it.runIf(process.platform !== 'win32').each(['-journal', '-wal', '-shm', '.lock', '.lock-journal'])(
    'a pipe as %s is not waited for',
    async (part) => {
      const path = tampered();
      execFileSync('mkfifo', [path + part]);
      await atDesk(async (desk) => {
        for (const readOnly of [true, false]) expect(await desk.call('workspace.open', { path, readOnly })).toMatchObject(said);
      });
    },
  );

  it.each(['-journal', '-wal', '.lock'])('a link as %s is not followed', async (part) => {
    const path = tampered();
    symlinkSync('/dev/zero', path + part);
    await atDesk(async (desk) => expect(await desk.call('workspace.open', { path })).toMatchObject(said));
  });

  it('a lock file that is none is named, and the workspace is not called damaged', async () => {
    const path = tampered();
    writeFileSync(`${path}.lock`, 'garbage'.repeat(1000));
    await atDesk(async (desk) => expect(await desk.call('workspace.open', { path })).toMatchObject(said));
  });

  it.each<[string, (folder: string) => void]>([
    ['a file', (folder) => writeFileSync(folder, '')],
    [
      'a folder with a link to nowhere',
      (folder) => {
        mkdirSync(folder);
        symlinkSync('/nowhere', join(folder, 'a.cairn'));
      },
    ],
  ])('%s in place of the backups gives no backups', async (_, make) => {
    const path = tampered('CREATE TABLE extra (x)');
    make(join(dirname(path), 'file backups'));
    await atDesk(async (desk) => {
      expect(await desk.call('workspace.backups', { path })).toMatchObject({ ok: true, value: { backups: [] } });
      expect(await desk.call('workspace.open', { path })).toMatchObject(damaged);
    });
  });
});

describe('a file and a link to it', () => {
  it('have one writer', async () => {
    const path = tampered();
    const link = temporaryFile('link.cairn');
    symlinkSync(path, link);
    await atDesk(async (desk) => {
      expect(await desk.call('workspace.open', { path })).toMatchObject(opened);
      await atDesk(async (second) =>
        expect(await second.call('workspace.open', { path: link })).toMatchObject({ ok: false, error: { details: { problem: 'in_use' } } }),
      );
      // On the same desk it is the file that is open.
      expect(await desk.call('workspace.open', { path: link })).toMatchObject({ ok: true, value: { path } });
    });
  });
});

describe('what cannot be told', () => {
  it('keeps neither the file open nor another one from being opened', async () => {
    const path = tampered('UPDATE workspace SET created_at = 9223372036854775807');
    const other = tampered();
    await atDesk(async (desk) => {
      expect(await desk.call('workspace.open', { path: other })).toMatchObject(opened);
      expect(await desk.call('workspace.open', { path })).toMatchObject({ ok: false });
      expect((await desk.api.workspace.current({})).path).toBe(other);
      const third = tampered();
      expect(await desk.call('workspace.open', { path: third })).toMatchObject(opened);
      // It was closed whole, and its lock given back.
      await atDesk(async (second) => {
        expect(await second.call('workspace.open', { path: other })).toMatchObject(opened);
        expect(await second.call('workspace.open', { path })).toMatchObject({ error: { code: 'internal' } });
      });
    });
  });

  it('later is no reason not to close', async () => {
    const path = tampered();
    await atDesk(async (desk) => {
      expect(await desk.call('workspace.open', { path })).toMatchObject(opened);
      const other = new DatabaseSync(path);
      other.exec('UPDATE journal_now SET change_set = 1; UPDATE workspace SET created_at = 9223372036854775807');
      other.close();
      expect(await desk.call('workspace.close', {})).toMatchObject(opened);
      expect(await desk.call('workspace.open', { path: tampered() })).toMatchObject(opened);
    });
  });

  it.each(['null', '5', '{"path":5}', '{"path":{"a":1}}', '{}'])('a source whose folder is %s is not among the clones', async (config) => {
    const path = tampered(`UPDATE source SET config = '${config}'`);
    await atDesk(async (desk) => {
      expect(await desk.call('workspace.open', { path })).toMatchObject(opened);
      expect(desk.said).toContainEqual(expect.objectContaining({ type: 'opened', workspace: expect.objectContaining({ clones: [] }) }));
    });
  });
});

it('a name of 3 MB is remembered as far as a name goes', async () => {
  const path = tampered("UPDATE workspace SET name = printf('%.*c', 3000000, 'W')");
  await atDesk(async (desk) => {
    expect(await desk.call('workspace.open', { path })).toMatchObject(opened);
    expect(desk.said).toContainEqual(expect.objectContaining({ workspace: expect.objectContaining({ name: 'W'.repeat(100) }) }));
  });
});

it('a history that bites its own tail does not keep undo going for ever', async () => {
  const path = tampered('UPDATE change_set SET undoes = seq WHERE seq = (SELECT max(seq) FROM change_set)');
  await atDesk(async (desk) => {
    expect(await desk.call('workspace.open', { path })).toMatchObject(opened);
    expect(await desk.call('history.undo', {})).toHaveProperty('ok');
    expect(await desk.call('contributors.summary', {})).toMatchObject(opened);
  });
});
