import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUp, backupFolder, listBackups } from '../../electron/core/store/backups.ts';
import type { JobRow } from '../../shared/contract/jobs.ts';
import { startCoreChild } from '../support/children.ts';
import { newDirect } from '../support/direct.ts';
import { dumpDecisions, dumpDerived, dumpFacts, lookInto } from '../support/dump.ts';
import { copyOf, temporaryFile } from '../support/folders.ts';
import { manyPeople, read, uidOf } from '../support/people.ts';
import { type Desk, newWorkspace, startCore, startDesk, today } from '../support/workspaces.ts';

const DAY = 86_400_000;
const everything = (path: string) => lookInto(path, (db) => [dumpFacts(db), dumpDecisions(db), dumpDerived(db)]);
const namesBeside = (path: string) => (existsSync(backupFolder(path)) ? readdirSync(backupFolder(path)).sort() : []);
const backUpDone = (desk: Desk) =>
  new Promise<void>((resolve) =>
    desk.onJob(({ procedure, state }) => void (procedure === 'workspace.backUp' && state === 'done' && resolve())),
  );

describe('a backup that somebody asks for', () => {
  it('is a whole file of everything, named, listed and checked', async () => {
    const desk = await newWorkspace();
    await read(desk, manyPeople(50));
    await desk.api.contributors.addNote({ contributor: await uidOf(desk, 'Ana Pires'), text: 'Met in spring.' });
    const made = await desk.api.workspace.backUp({});
    expect(made).toMatchObject({ at: today, why: 'by_hand', checked: true });
    expect(basename(made.path)).toBe('community by hand 2026-05-15T09-00-00.cairn');
    expect(everything(made.path)).toEqual(everything(desk.path));
    expect((await desk.api.workspace.backups({ path: desk.path })).backups).toEqual([made]);
    expect(desk.said).toContainEqual(expect.objectContaining({ type: 'changed', areas: ['workspace'] }));
    await desk.settle();
  });

  it('never takes the place of another one', async () => {
    const desk = await newWorkspace();
    const both = await Promise.all([desk.api.workspace.backUp({}), desk.api.workspace.backUp({})]);
    expect(new Set(both.map(({ path }) => path)).size).toBe(2);
    expect((await desk.api.workspace.backups({ path: desk.path })).backups.map(({ why }) => why)).toEqual(['by_hand', 'by_hand']);
    await desk.settle();
  });

  it('during an import holds one moment', async () => {
    const core = startCore();
    await core.api.workspace.create({ path: temporaryFile('community.cairn') });
    const { id } = await core.api.sources.add({ kind: 'git', path: manyPeople(200, 6_000).folder });
    const reading = new Promise<void>((resolve) =>
      core.onJob(({ done, procedure }) => void (procedure === 'sources.syncSource' && done > 0 && resolve())),
    );
    const copied = reading.then(() => core.api.workspace.backUp({}));
    const [, made] = await Promise.all([core.api.sources.syncSource({ id }), copied]);
    await core.settle();
    const copy = copyOf(made.path);
    const desk = startDesk({ resumeJobs: true });
    await desk.api.workspace.open({ path: copy });
    expect((await desk.api.jobs.list({})).jobs).toEqual([]);
    const before = everything(copy);
    await desk.api.workspace.rebuildDerived({});
    expect(everything(copy)).toEqual(before);
    await desk.settle();
  });

  it('is refused in words where the file may only be read, and where none is open', async () => {
    const desk = await newWorkspace();
    await desk.settle();
    const reader = startDesk();
    await expect(reader.api.workspace.backUp({})).rejects.toMatchObject({ code: 'not_found' });
    await reader.api.workspace.open({ path: desk.path, readOnly: true });
    await expect(reader.api.workspace.backUp({})).rejects.toMatchObject({ code: 'storage', details: { problem: 'read_only' } });
    expect(namesBeside(desk.path)).toEqual([]);
    await reader.settle();
  });

  it('that is stopped leaves nothing', async () => {
    const desk = await newWorkspace();
    desk.onJob(({ id, state, procedure }) => {
      if (procedure === 'workspace.backUp' && state === 'running') void desk.api.jobs.cancel({ id });
    });
    await expect(desk.api.workspace.backUp({})).rejects.toMatchObject({ code: 'cancelled' });
    expect(namesBeside(desk.path)).toEqual([]);
    await desk.settle();
  });
});

describe('a disk that is nearly full', () => {
  it('is noticed beforehand: a sentence with figures, and no half file', async () => {
    const { store } = newDirect();
    const refused = backUp(store.db, store.path, 'by_hand', today, { free: () => 20_000 });
    await expect(refused).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringMatching(/no room.*1 MB, and 1 MB.*Everything in the workspace is kept/),
      details: { problem: 'disk_full' },
    });
    expect(namesBeside(store.path)).toEqual([]);
    store.close();
  });
});

describe('the backup of a day', () => {
  const dailyBackup = { after: 0, again: DAY };

  it('is made by itself, once', async () => {
    const desk = await newWorkspace();
    await desk.settle();
    const openAt = async (now: number, expected: number) => {
      const later = startDesk({ clock: () => now, dailyBackup });
      const done = backUpDone(later);
      await later.api.workspace.open({ path: desk.path });
      if (expected > 0) await done;
      await later.settle();
      expect(listBackups(desk.path).filter(({ at }) => at === now)).toHaveLength(expected);
    };
    await openAt(today, 1);
    await openAt(today + 3_600_000, 0);
    await openAt(today + DAY, 1);
    expect(listBackups(desk.path).map(({ why }) => why)).toEqual(['daily', 'daily']);
  });

  it('is made anew on the next day of a workspace that stays open', async () => {
    const desk = await newWorkspace();
    await desk.settle();
    let now = today;
    const later = startDesk({ clock: () => now, dailyBackup: { after: 0, again: 5 } });
    const first = backUpDone(later);
    await later.api.workspace.open({ path: desk.path });
    await first;
    const second = backUpDone(later);
    now = today + DAY;
    await second;
    await later.settle();
    expect(listBackups(desk.path).map(({ at, why }) => [at, why])).toEqual([
      [today + DAY, 'daily'],
      [today, 'daily'],
    ]);
  });

  it('that cannot be made is a failed job that says why, and is tried again', async () => {
    const desk = await newWorkspace();
    await desk.settle();
    writeFileSync(backupFolder(desk.path), 'in the way');
    const later = startDesk({ dailyBackup: { after: 0, again: 5 } });
    const failed = new Promise<JobRow>((resolve) => later.onJob((job) => void (job.state === 'failed' && resolve(job))));
    const done = backUpDone(later);
    await later.api.workspace.open({ path: desk.path });
    expect(await failed).toMatchObject({
      title: 'Making the backup of the day',
      subject: 'daily',
      problem: expect.stringMatching(/\w+\./),
    });
    rmSync(backupFolder(desk.path));
    await done;
    await later.settle();
    expect(listBackups(desk.path)).toMatchObject([{ why: 'daily', checked: true }]);
  });

  it('is not made of a file that is only read', async () => {
    const desk = await newWorkspace();
    await desk.settle();
    const reader = startDesk({ dailyBackup });
    await reader.api.workspace.open({ path: desk.path, readOnly: true });
    await reader.settle();
    expect(namesBeside(desk.path)).toEqual([]);
  });
});

describe('old backups', () => {
  it('make room by the rule; what Cairn did not make, or holds another workspace, stays', async () => {
    let now = today - 100 * DAY;
    const desk = await newWorkspace({ clock: () => now });
    now = today;
    const other = await newWorkspace();
    await other.settle();
    const first = await desk.api.workspace.backUp({});
    const folder = dirname(first.path);
    const stamp = (days: number) => new Date(today - days * DAY).toISOString().slice(0, 19).replaceAll(':', '-');
    const nameAt = (days: number, why = 'daily') => `community ${why} ${stamp(days)}.cairn`;
    for (const days of [1, 2, 12, 13, 60]) copyFileSync(first.path, join(folder, nameAt(days)));
    copyFileSync(first.path, join(folder, nameAt(14, 'before restore')));
    copyFileSync(first.path, join(folder, 'my own.cairn'));
    copyFileSync(other.path, join(folder, nameAt(61)));
    writeFileSync(join(folder, nameAt(62)), 'Dear diary');
    mkdirSync(join(folder, nameAt(63)));
    await desk.api.workspace.backUp({});
    const kept = [nameAt(1), nameAt(2), nameAt(12), nameAt(14, 'before restore'), nameAt(61), nameAt(62), nameAt(63), 'my own.cairn'];
    expect(namesBeside(desk.path)).toEqual([basename(first.path), 'community by hand 2026-05-15T09-00-00_2.cairn', ...kept].sort());
    expect(readFileSync(join(folder, nameAt(62)), 'utf8')).toBe('Dear diary');
    await desk.settle();
  });
});

it('an old backup that somebody opened and went on working in is not dropped', async () => {
  const desk = await newWorkspace();
  const first = await desk.api.workspace.backUp({});
  await desk.settle();
  const openedAt = today + 60 * DAY;
  const there = startDesk({ clock: () => openedAt });
  await there.api.workspace.open({ path: first.path });
  await there.api.workspace.renameWorkspace({ name: 'Went on here' });
  await there.settle();
  const later = startDesk({ clock: () => openedAt + DAY });
  await later.api.workspace.open({ path: desk.path });
  await later.api.workspace.backUp({});
  await later.settle();
  expect(existsSync(first.path)).toBe(true);
});

describe('a backup whose process is killed', () => {
  it('leaves the workspace whole, and no half file that is listed or stays', async () => {
    const desk = await newWorkspace();
    await read(desk, manyPeople(300, 3000));
    await desk.settle();
    const before = everything(desk.path);
    for (let life = 0; life < 4; life += 1) {
      const child = await startCoreChild({ CAIRN_RESUME_JOBS: '0' });
      await child.call('workspace.open', { path: desk.path });
      const begun = new Promise<void>((resolve) => child.onJob(() => resolve()));
      child.call('workspace.backUp', {}).catch(() => undefined);
      await begun;
      for (let turns = 0; turns < life * 2; turns += 1) await child.call('workspace.current', {});
      await child.kill();
      for (const { path } of listBackups(desk.path)) expect(everything(path)).toEqual(before);
    }
    const last = startDesk();
    await last.api.workspace.open({ path: desk.path });
    await last.api.workspace.backUp({});
    await last.settle();
    expect(everything(desk.path)).toEqual(before);
    expect(namesBeside(desk.path).filter((name) => !name.endsWith('.cairn'))).toEqual([]);
  });
});
