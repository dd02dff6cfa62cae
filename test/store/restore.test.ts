import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { backupFolder, listBackups } from '../../electron/core/store/backups.ts';
import { openDatabase } from '../../electron/core/store/database.ts';
import { seeded } from '../../shared/domain/sample/random.ts';
import { dumpDecisions, dumpDerived, dumpFacts, lookInto } from '../support/dump.ts';
import { temporaryFile } from '../support/folders.ts';
import { manyPeople, read, uidOf } from '../support/people.ts';
import { anaUid, fillTo } from '../support/versions.ts';
import { type Desk, type NewWorkspace, newWorkspace, startCore, startDesk, tickingClock } from '../support/workspaces.ts';

const everything = (path: string) => lookInto(path, (db) => [dumpFacts(db), dumpDecisions(db), dumpDerived(db)]);
const health = (path: string) =>
  lookInto(path, (db) => [...db.raw.prepare('PRAGMA integrity_check').all(), ...db.raw.prepare('PRAGMA foreign_key_check').all()]);
const whole = [{ integrity_check: 'ok' }];
const recorded = (path: string) =>
  lookInto(path, (db) =>
    ['change_set', 'sync_run', 'restore', 'restore_release'].flatMap((table) =>
      db.raw
        .prepare(`SELECT uid FROM ${table}`)
        .all()
        .map(({ uid }) => `${table} ${uid}`),
    ),
  );

interface Prepared extends NewWorkspace {
  ana: string;
  backup: string;
  note(text: string): Promise<unknown>;
  notes(): Promise<string[]>;
}

/** A workspace with people, a note, a backup of that, and a second note. */
async function prepared(): Promise<Prepared> {
  const desk = await newWorkspace({ clock: tickingClock() });
  await read(desk, manyPeople(20));
  const ana = await uidOf(desk, 'Ana Pires');
  const note = (text: string) => desk.api.contributors.addNote({ contributor: ana, text });
  const notes = async () => (await desk.api.contributors.get({ contributor: ana })).notes.map(({ text }) => text);
  await note('Before');
  const backup = (await desk.api.workspace.backUp({})).path;
  await note('After');
  return { ...desk, ana, backup, note, notes };
}

describe('going back to a backup', () => {
  it('brings everything of then, and keeps the present file beside it', async () => {
    const desk = await prepared();
    const before = everything(desk.path);
    const then = everything(desk.backup);
    const info = await desk.api.workspace.restore({ backup: desk.backup });
    expect(await desk.notes()).toEqual(['Before']);
    expect(everything(desk.path)).toEqual(then);
    const [newest] = (await desk.api.workspace.backups({ path: desk.path })).backups;
    expect(newest).toMatchObject({ why: 'before_restore', checked: true });
    expect(info.held).toMatchObject({ kept: basename(newest?.path ?? '') });
    expect(everything(newest?.path ?? '')).toEqual(before);
    await desk.api.workspace.restore({ backup: newest?.path ?? '' });
    expect((await desk.notes()).sort()).toEqual(['After', 'Before']);
    await desk.settle();
    expect(everything(desk.path)).toEqual(before);
    expect(health(desk.path)).toEqual(whole);
    expect(readdirSync(dirname(desk.path)).sort()).toEqual(['community backups', 'community.cairn', 'community.cairn.lock']);
  });

  it('leaves in the history what was decided since, as something that stands no more', async () => {
    const desk = await prepared();
    await desk.api.history.undo({});
    await desk.api.history.redo({});
    await desk.api.workspace.restore({ backup: desk.backup });
    const { rows } = await desk.api.history.list({});
    expect(rows.map(({ label, undone, undoable }) => [label.split(' ')[0], undone, undoable])).toEqual([
      ['Restored', false, false],
      ['Redid:', true, false],
      ['Undid:', true, false],
      ['Wrote', true, false],
      ...rows.slice(4).map(({ label, undone, undoable }) => [label.split(' ')[0], undone, undoable]),
    ]);
    const [restored, , , since] = rows;
    await expect(desk.api.history.undo({ changeSet: since?.id ?? '' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('after the backup'),
    });
    await expect(desk.api.history.undo({ changeSet: restored?.id ?? '' })).rejects.toMatchObject({ code: 'conflict' });
    const of = await desk.api.history.list({ contributor: desk.ana });
    expect(of.rows.filter(({ undone }) => undone)).toHaveLength(3);
    expect((await desk.api.history.changes({ changeSet: since?.id ?? '' })).rows).toMatchObject([{ after: 'After' }]);
    await desk.api.history.undo({});
    expect(await desk.notes()).toEqual([]);
    await desk.api.history.redo({});
    expect(await desk.notes()).toEqual(['Before']);
    await desk.settle();
  });

  it('brings a backup from before an upgrade up to date', async () => {
    const path = temporaryFile('old.cairn');
    const db = openDatabase(path, 'write');
    fillTo(db, 60);
    db.close();
    const desk = startDesk();
    await desk.api.workspace.open({ path });
    await desk.api.contributors.addNote({ contributor: anaUid, text: 'Since.' });
    const old = listBackups(path)[0]?.path ?? '';
    await desk.api.workspace.restore({ backup: old });
    const { notes, row } = await desk.api.contributors.get({ contributor: anaUid });
    expect([row.name, notes.map(({ text }) => text)]).toEqual(['Ana P. Pires', ['Met at the spring meeting.']]);
    await desk.settle();
    const before = lookInto(path, dumpDerived);
    await desk.api.workspace.open({ path });
    await desk.api.workspace.rebuildDerived({});
    await desk.settle();
    expect(lookInto(path, dumpDerived)).toEqual(before);
  });

  it('leaves the file as private as it was', async () => {
    const desk = await prepared();
    chmodSync(desk.path, 0o600);
    await desk.api.workspace.restore({ backup: desk.backup });
    const [newest] = listBackups(desk.path);
    expect([statSync(desk.path).mode & 0o777, statSync(newest?.path ?? '').mode & 0o777]).toEqual([0o600, 0o600]);
    await desk.settle();
  });
});

it('a backup of the same second as another is listed in the order they were made', async () => {
  const desk = await newWorkspace();
  const { path: backup } = await desk.api.workspace.backUp({});
  await desk.api.workspace.restore({ backup });
  expect(listBackups(desk.path).map(({ why }) => why)).toEqual(['before_restore', 'by_hand']);
  await desk.settle();
});

describe('a backup that is none of this workspace', () => {
  it.each<[string, (desk: Prepared) => Promise<string> | string, object]>([
    [
      'of another one',
      async () => {
        const other = await newWorkspace();
        await other.settle();
        return other.path;
      },
      { code: 'conflict', message: expect.stringMatching(/another workspace, "community".*Nothing was changed/) },
    ],
    ['gone', () => temporaryFile('gone.cairn'), { code: 'not_found', message: expect.stringContaining('Nothing was changed') }],
    ['the open file itself', ({ path }) => path, { code: 'conflict' }],
    [
      'damaged',
      ({ backup }) => {
        const bytes = readFileSync(backup);
        for (let at = 4096 * 40; at < bytes.length; at += 4096) bytes.fill(0xa5, at, at + 4096);
        writeFileSync(backup, bytes);
        return backup;
      },
      { code: 'storage', details: { problem: 'damaged' } },
    ],
    [
      'with a trigger of somebody else',
      ({ backup }) => {
        const db = new DatabaseSync(backup);
        db.exec('CREATE TRIGGER spy AFTER INSERT ON note BEGIN DELETE FROM note; END');
        db.close();
        return backup;
      },
      { code: 'storage', details: { problem: 'damaged' } },
    ],
    [
      'a diary',
      () => {
        const diary = temporaryFile('diary.cairn');
        writeFileSync(diary, 'Dear diary');
        return diary;
      },
      { code: 'storage', details: { problem: 'not_ours' } },
    ],
  ])('%s is refused, and nothing is changed', async (_, make, problem) => {
    const desk = await prepared();
    const backup = await make(desk);
    const before = everything(desk.path);
    const files = readdirSync(backupFolder(desk.path));
    await expect(desk.api.workspace.restore({ backup })).rejects.toMatchObject(problem);
    expect(everything(desk.path)).toEqual(before);
    expect(readdirSync(backupFolder(desk.path))).toEqual(files);
    expect(await desk.note('Still open')).toBeDefined();
    await desk.settle();
  });

  it('nor is anything restored into a file that may only be read', async () => {
    const desk = await prepared();
    await desk.settle();
    await desk.api.workspace.open({ path: desk.path, readOnly: true });
    await expect(desk.api.workspace.restore({ backup: desk.backup })).rejects.toMatchObject({ details: { problem: 'read_only' } });
    await desk.settle();
  });

  it('waits for nobody who reads the file: it says so, and the file goes on', async () => {
    const desk = await prepared();
    const reader = openDatabase(desk.path, 'read');
    reader.exec('BEGIN; SELECT * FROM clock');
    await expect(desk.api.workspace.restore({ backup: desk.backup })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Another program is reading'),
    });
    reader.close();
    expect((await desk.notes()).sort()).toEqual(['After', 'Before']);
    await desk.note('Still open');
    await desk.api.workspace.restore({ backup: desk.backup });
    expect(await desk.notes()).toEqual(['Before']);
    await desk.settle();
  }, 30_000);
});

describe('sources after a restore', () => {
  it('rest until somebody releases the workspace, then read on from the backup', async () => {
    const desk = await newWorkspace({ clock: tickingClock() });
    const history = manyPeople(20);
    const id = await read(desk, history);
    const { freshAt } = await desk.api.sources.get({ id });
    const { path: backup } = await desk.api.workspace.backUp({});
    history.commit({ by: 'Zora Neu <zora@neu.example>' });
    await desk.api.sources.syncSource({ id });
    await desk.api.workspace.restore({ backup });
    expect((await desk.api.contributors.summary({})).total).toBe(20);
    expect((await desk.api.sources.get({ id })).freshAt).toBe(freshAt);
    expect((await desk.api.sources.runs({ id })).total).toBe(2);
    const resting = { code: 'conflict', message: expect.stringMatching(/Nothing was read.*released/) };
    await expect(desk.api.sources.syncSource({ id })).rejects.toMatchObject(resting);
    await expect(desk.api.sources.creditDocumentation({ id })).rejects.toMatchObject(resting);
    // Also after closing and opening.
    await desk.settle();
    expect((await desk.api.workspace.open({ path: desk.path })).held).not.toBeNull();
    expect((await desk.api.workspace.release({})).held).toBeNull();
    expect(await desk.api.sources.syncSource({ id })).toMatchObject({ added: 1 });
    expect((await desk.api.contributors.summary({})).total).toBe(21);
    await desk.settle();
    expect(health(desk.path)).toEqual(whole);
  });

  it('that were being read are stopped: what they wrote went with the replaced file, that they ran is kept', async () => {
    const core = startCore();
    const path = temporaryFile('community.cairn');
    await core.api.workspace.create({ path });
    const { path: backup } = await core.api.workspace.backUp({});
    const { id } = await core.api.sources.add({ kind: 'git', path: manyPeople(200, 6_000).folder });
    const begun = new Promise<void>((resolve) =>
      core.onJob(({ done, procedure }) => void (procedure === 'sources.syncSource' && done > 0 && resolve())),
    );
    const reading = core.api.sources.syncSource({ id }).then(
      () => 'done',
      ({ code }: { code: string }) => code,
    );
    const restored = begun.then(() => core.api.workspace.restore({ backup }));
    expect((await restored).held).not.toBeNull();
    expect(await reading).toBe('cancelled');
    expect((await core.api.contributors.summary({})).total).toBe(0);
    expect((await core.api.sources.list({})).sources).toEqual([]);
    expect((await core.api.jobs.list({})).jobs.filter(({ state }) => state === 'running')).toEqual([]);
    await core.settle();
    expect(recorded(path).filter((one) => one.startsWith('sync_run'))).toHaveLength(1);
    expect(health(path)).toEqual(whole);
  });
});

/** Anything that a person may do, in any order. */
async function doAnything(desk: Desk, path: string, ana: string, random: ReturnType<typeof seeded>): Promise<void> {
  const step = random.below(6);
  if (step === 0) await desk.call('history.undo', {});
  else if (step === 1) await desk.call('history.redo', {});
  else if (step === 2) await desk.call('workspace.release', {});
  else if (step === 3) await desk.api.workspace.backUp({});
  else if (step === 4) {
    const backups = listBackups(path);
    if (backups.length > 0) await desk.api.workspace.restore({ backup: random.pick(backups).path });
  } else await desk.api.contributors.tagContributors({ people: { contributors: [ana] }, tag: `Tag ${random.below(4)}` });
}

describe('whatever is done, undone and restored', () => {
  it.each([1, 2, 3])('no record is ever lost, and the file stays whole (%d)', async (seed) => {
    const random = seeded(seed);
    const desk = await newWorkspace({ clock: tickingClock() });
    await read(desk, manyPeople(3));
    const ana = await uidOf(desk, 'Ana Pires');
    let known = recorded(desk.path);
    for (let step = 0; step < 40; step += 1) {
      await doAnything(desk, desk.path, ana, random);
      const now = new Set(recorded(desk.path));
      expect(known.filter((one) => !now.has(one))).toEqual([]);
      known = [...now];
    }
    expect(health(desk.path)).toEqual(whole);
    const { rows } = await desk.api.history.list({ limit: 200 });
    for (const row of rows.filter(({ undoable }) => undoable).slice(0, 5)) await desk.call('history.undo', { changeSet: row.id });
    const before = everything(desk.path);
    await desk.api.workspace.rebuildDerived({});
    expect(everything(desk.path)).toEqual(before);
    await desk.settle();
  });
});
