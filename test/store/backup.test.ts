import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listBackups } from '../../electron/core/store/backups.ts';
import { dumpDecisions, dumpDerived, dumpFacts, lookInto } from '../support/dump.ts';
import { temporaryFile, temporaryFolder } from '../support/folders.ts';
import { manyPeople, read, uidOf } from '../support/people.ts';
import { newWorkspace, startCore, startDesk } from '../support/workspaces.ts';

/** All of a workspace, without what it is called: a copy has a name of its own. */
const everything = (path: string) =>
  lookInto(path, (db) => {
    const { workspace = [], ...decisions } = dumpDecisions(db);
    return [dumpFacts(db), decisions, dumpDerived(db), workspace.map((one) => (JSON.parse(one) as unknown[]).slice(1))];
  });

describe('saving a copy', () => {
  it('makes a whole file of everything committed, while the workspace stays open', async () => {
    const desk = await newWorkspace();
    await read(desk, manyPeople(50));
    await desk.api.contributors.addNote({ contributor: await uidOf(desk, 'Ana Pires'), text: 'Met in spring.' });
    const target = temporaryFile('copy.cairn');
    const saved = await desk.api.workspace.saveCopy({ path: target });
    expect(saved).toEqual({ path: target, bytes: readFileSync(target).length });
    expect(readdirSync(dirname(target))).toEqual(['copy.cairn']);
    expect(everything(target)).toEqual(everything(desk.path));
    expect((await desk.api.workspace.current({})).path).toBe(desk.path);
    await desk.settle();
  });

  it('makes a file that opens as a workspace', async () => {
    const desk = await newWorkspace();
    await read(desk, manyPeople(5));
    const { path } = await desk.api.workspace.saveCopy({ path: temporaryFile('copy.cairn') });
    expect(path).toMatch(/copy\.cairn$/);
    const other = startDesk();
    await other.api.workspace.open({ path });
    expect((await other.api.contributors.summary({})).total).toBe(5);
    await other.settle();
    await desk.settle();
  });

  it('never overwrites a file', async () => {
    const desk = await newWorkspace();
    const target = temporaryFile('copy.cairn');
    writeFileSync(target, 'Dear diary');
    await expect(desk.api.workspace.saveCopy({ path: target })).rejects.toMatchObject({ code: 'conflict' });
    await expect(desk.api.workspace.saveCopy({ path: desk.path })).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(target, 'utf8')).toBe('Dear diary');
    await desk.settle();
  });

  it('is called after its file, which can be taken back in the copy, and leaves the name of the original alone', async () => {
    const desk = await newWorkspace();
    const { path } = await desk.api.workspace.saveCopy({ path: temporaryFile('spring.cairn') });
    expect((await desk.api.workspace.current({})).name).toBe('community');
    const other = startDesk();
    expect((await other.api.workspace.open({ path })).name).toBe('spring');
    expect((await other.api.history.list({})).rows[0]?.label).toBe('Saved this copy as spring');
    await other.api.history.undo({});
    expect((await other.api.workspace.current({})).name).toBe('community');
    await other.settle();
    await desk.settle();
  });

  it('takes the place of another workspace once somebody said so, with nothing left of it', async () => {
    const old = await newWorkspace();
    await read(old, manyPeople(3));
    await old.settle();
    // As a crash leaves it.
    writeFileSync(`${old.path}-wal`, 'rest of the old file');
    const desk = await newWorkspace();
    await read(desk, manyPeople(5));
    await expect(desk.api.workspace.saveCopy({ path: old.path })).rejects.toMatchObject({ code: 'conflict' });
    await desk.api.workspace.saveCopy({ path: old.path, replace: true });
    expect(readdirSync(dirname(old.path)).sort()).toEqual(['community.cairn', 'community.cairn.lock']);
    expect(everything(old.path)).toEqual(everything(desk.path));
    await old.api.workspace.open({ path: old.path });
    expect((await old.api.contributors.summary({})).total).toBe(5);
    await old.settle();
    await desk.settle();
  });

  it('never takes the place of a workspace that is open, here or elsewhere, nor of another file', async () => {
    const desk = await newWorkspace();
    const elsewhere = await newWorkspace();
    await read(elsewhere, manyPeople(3));
    const diary = temporaryFile('diary.cairn');
    writeFileSync(diary, 'Dear diary');
    const link = temporaryFile('link.cairn');
    symlinkSync(desk.path, link);
    const copyTo = (path: string) => desk.api.workspace.saveCopy({ path, replace: true });
    await expect(copyTo(desk.path)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('is open') });
    await expect(copyTo(link)).rejects.toMatchObject({ code: 'conflict' });
    await expect(copyTo(elsewhere.path)).rejects.toMatchObject({ details: { problem: 'in_use' } });
    await expect(copyTo(diary)).rejects.toMatchObject({ details: { problem: 'not_ours' } });
    expect(readFileSync(diary, 'utf8')).toBe('Dear diary');
    expect(readdirSync(dirname(diary))).toEqual(['diary.cairn']);
    expect((await elsewhere.api.contributors.summary({})).total).toBe(3);
    await elsewhere.settle();
    await desk.settle();
  });

  it('where it cannot leaves nothing behind that looks like a copy', async () => {
    const desk = await newWorkspace();
    const folder = temporaryFolder();
    const inside = join(folder, 'nowhere', 'copy.cairn');
    const answer = await desk.call('workspace.saveCopy', { path: inside });
    expect(answer).toMatchObject({ ok: false });
    expect(answer.ok ? '' : answer.error.code).not.toBe('internal');
    expect(readdirSync(folder)).toEqual([]);
    await desk.settle();
  });

  it('during an import is a copy of one moment, without the job that runs', async () => {
    const core = startCore();
    await core.api.workspace.create({ path: temporaryFile('community.cairn') });
    const { id } = await core.api.sources.add({ kind: 'git', path: manyPeople(200, 6_000).folder });
    const target = temporaryFile('copy.cairn');
    const copied = new Promise<void>((resolve) => {
      core.onJob(({ done, state }) => {
        if (state === 'running' && done > 0) resolve();
      });
    }).then(() => core.api.workspace.saveCopy({ path: target }));
    await Promise.all([core.api.sources.syncSource({ id }), copied]);
    const other = startDesk({ resumeJobs: true });
    await other.api.workspace.open({ path: target });
    expect((await other.api.jobs.list({})).jobs).toEqual([]);
    const before = everything(target);
    await other.api.workspace.rebuildDerived({});
    expect(everything(target)).toEqual(before);
    await other.settle();
    await core.settle();
  });
});

describe('the copies of a workspace', () => {
  it('are listed newest first, and only files that are copies', async () => {
    const path = temporaryFile('community.cairn');
    const folder = join(dirname(path), 'community backups');
    expect(listBackups(path)).toEqual([]);
    mkdirSync(folder);
    for (const name of ['a.cairn', 'b.cairn', 'c.txt', 'd.cairn.partial']) writeFileSync(join(folder, name), name);
    expect(listBackups(path).map((copy) => copy.bytes)).toEqual([7, 7]);
    expect(existsSync(path)).toBe(false);
  });
});
