import { renameSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dumpDerived } from '../../support/dump.ts';
import { temporaryFile, temporaryFolder } from '../../support/folders.ts';
import { cloneOf, newHistory } from '../../support/histories.ts';
import { read } from '../../support/people.ts';
import { ana, bo, figuresOf, freshWorkspace, namesIn } from '../../support/reading.ts';
import { type Desk, newWorkspace, startCore, startDesk } from '../../support/workspaces.ts';

function twoBranches() {
  const history = newHistory();
  history.commit({ by: ana });
  history.commit({ by: bo, on: 'topic', parents: ['main'] });
  return history;
}

describe('another folder for a source', () => {
  it('is where its clone was moved to; nothing is read twice, and undo goes back', async () => {
    const history = twoBranches();
    const direct = freshWorkspace();
    const id = await read(direct, history);
    const before = dumpDerived(direct.store.db);
    const moved = temporaryFile('moved');
    renameSync(history.folder, moved);
    await expect(direct.api.sources.syncSource({ id })).rejects.toMatchObject({ details: { problem: 'folder_gone' } });
    await direct.api.sources.edit({ id, path: moved });
    expect(await direct.api.sources.get({ id })).toMatchObject({ path: moved, state: 'failed', commits: 2 });
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 0, gone: 0, incomplete: null, remarks: [] });
    expect(dumpDerived(direct.store.db)).toEqual(before);
    expect((await direct.api.history.list({})).rows[0]?.label).toBe(`Read the source clone from ${moved}`);
    await direct.api.history.undo({});
    expect((await direct.api.sources.get({ id })).path).toBe(history.folder);
  });

  it('may hold an older or a shallow clone of the same history', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: bo });
    const older = cloneOf(history);
    const shallow = cloneOf(history, '--depth=1');
    history.commit({ by: ana });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    for (const { folder } of [older, shallow]) await direct.api.sources.edit({ id, path: folder });
    expect((await direct.api.sources.get({ id })).path).toBe(shallow.folder);
  });

  it('is known by a history that another source brought first', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    const [twin, third] = [cloneOf(history), cloneOf(history)];
    const direct = freshWorkspace();
    await read(direct, history);
    const id = await read(direct, twin);
    direct.store.db.raw.exec('DELETE FROM source_cursor');
    await direct.api.sources.edit({ id, path: third.folder });
    expect((await direct.api.sources.get({ id })).path).toBe(third.folder);
  });

  it('is refused with the history of something else, a way out, and nothing changed', async () => {
    const history = twoBranches();
    const other = newHistory();
    other.commit({ by: 'Zoë <zoe@bronte.example>' });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    await expect(direct.api.sources.edit({ id, path: other.folder, refs: ['main'] })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Add it as another source instead.'),
      details: { problem: 'other_history', path: other.folder },
    });
    expect(await direct.api.sources.get({ id })).toMatchObject({ path: history.folder, refs: null });
    expect((await direct.api.history.list({})).rows[0]?.label).toMatch(/^Added the source/);
  });

  it('is told apart also where a source has 25,000 branches', async () => {
    const history = newHistory({ bare: true });
    history.commit(...Array.from({ length: 25_000 }, (_, n) => ({ by: ana, on: `branch${n}` })));
    const other = newHistory({ bare: true });
    other.commit({ by: ana, message: 'Another beginning' });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    await expect(direct.api.sources.edit({ id, path: other.folder })).rejects.toMatchObject({ details: { problem: 'other_history' } });
  });

  it('is refused where there is none, no clone, or one that is a source already', async () => {
    const history = twoBranches();
    const twin = cloneOf(history);
    const direct = freshWorkspace();
    const id = await read(direct, history);
    await read(direct, twin);
    const edit = (path: string) => direct.api.sources.edit({ id, path });
    await expect(edit(temporaryFile('nowhere'))).rejects.toMatchObject({ code: 'not_found' });
    await expect(edit(temporaryFolder('empty'))).rejects.toMatchObject({ details: { problem: 'not_git' } });
    await expect(edit(twin.folder)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('is a source already') });
    await edit(history.folder);
    expect((await direct.api.sources.get({ id })).path).toBe(history.folder);
  });

  it('may be any clone while nothing was read', async () => {
    const history = twoBranches();
    const direct = freshWorkspace();
    const { id } = await direct.api.sources.add({ kind: 'git', path: newHistory().folder });
    await direct.api.sources.edit({ id, path: history.folder });
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 2 });
  });
});

describe('other branches of a source', () => {
  it('take what only the others had out of the figures, and undo brings it back', async () => {
    const direct = freshWorkspace();
    const id = await read(direct, twoBranches());
    const before = dumpDerived(direct.store.db);
    await direct.api.sources.edit({ id, refs: ['main'] });
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({
      gone: 1,
      remarks: ['Other branches were chosen than in the last run.'],
    });
    expect(await namesIn(direct)).toEqual(['Ana Pires']);
    await direct.api.history.undo({});
    expect((await direct.api.sources.get({ id })).refs).toBeNull();
    await direct.api.sources.syncSource({ id });
    expect(await figuresOf(direct, id)).toEqual({ commits: 2, gone: 0 });
    expect(dumpDerived(direct.store.db)).toEqual(before);
  });

  it('can be chosen while the folder is not there', async () => {
    const history = twoBranches();
    const direct = freshWorkspace();
    const { id } = await direct.api.sources.add({ kind: 'git', path: history.folder, refs: ['mian'] });
    expect((await direct.api.sources.syncSource({ id })).incomplete).toContain('"mian"');
    rmSync(history.folder, { recursive: true });
    await direct.api.sources.edit({ id, refs: [] });
    expect((await direct.api.sources.get({ id })).refs).toBeNull();
  });

  it('and whether names are put right by .mailmap, which says so', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    history.mailmap('Ana Maria Pires <ana@pires.example>\n');
    const direct = freshWorkspace();
    const id = await read(direct, history);
    expect(await direct.api.sources.get({ id })).toMatchObject({ useMailmap: true, hasMailmap: true });
    await direct.api.sources.edit({ id, useMailmap: false });
    expect((await direct.api.sources.syncSource({ id })).remarks).toEqual([
      'The .mailmap is not used any more, so everything was read again.',
    ]);
    expect(await direct.api.sources.get({ id })).toMatchObject({ useMailmap: false, hasMailmap: null });
    expect(await namesIn(direct)).toEqual(['Ana Pires']);
  });

  it('knows a clone without .mailmap', async () => {
    const direct = freshWorkspace();
    const id = await read(direct, twoBranches());
    expect(await direct.api.sources.get({ id })).toMatchObject({ useMailmap: true, hasMailmap: false });
  });
});

/** Resolves when that many readings of the source have come to an end by themselves. */
const readings = (desk: Desk, count: number) =>
  new Promise<void>((resolve) => {
    let done = 0;
    desk.onJob(({ procedure, state }) => {
      if (procedure === 'sources.syncSource' && state === 'done') done += 1;
      if (done === count) resolve();
    });
  });

describe('after a source was edited', () => {
  it('a new pass starts by itself, also after undo, and in place of one under way', async () => {
    const desk = await newWorkspace();
    const id = await read(desk, twoBranches());
    const edited = readings(desk, 1);
    await desk.api.sources.edit({ id, refs: ['topic'] });
    await desk.api.sources.edit({ id, refs: ['main'] });
    await edited;
    expect(await desk.api.sources.get({ id })).toMatchObject({ commits: 1, gone: 1 });
    const undone = readings(desk, 1);
    await desk.api.history.undo({});
    await undone;
    expect(await desk.api.sources.get({ id })).toMatchObject({ refs: ['topic'], commits: 2, gone: 0 });
    await desk.settle();
  });

  it('nothing is read when nothing changed', async () => {
    const desk = await newWorkspace();
    const id = await read(desk, twoBranches());
    await desk.api.sources.edit({ id, useMailmap: true });
    await desk.api.sources.renameSource({ id, name: 'Core' });
    expect((await desk.api.jobs.list({})).jobs.filter(({ state }) => state === 'running')).toEqual([]);
    await desk.settle();
  });

  it('what is said of the workspace names the folder', async () => {
    const history = twoBranches();
    const desk = await newWorkspace();
    const id = await read(desk, history);
    expect(desk.said.filter(({ type }) => type === 'known').at(-1)).toMatchObject({ workspace: { clones: [history.folder] } });
    await desk.api.sources.removeSource({ id });
    expect(desk.said.filter(({ type }) => type === 'known').at(-1)).toMatchObject({ workspace: { clones: [] } });
    await desk.settle();
  });
});

it('a folder is looked at before there is a workspace', async () => {
  const history = newHistory({ name: 'community.git', bare: true });
  for (const desk of [startDesk(), startCore()]) {
    expect(await desk.api.sources.inspect({ path: `${history.folder}/.` })).toEqual({ path: history.folder, name: 'community' });
    await expect(desk.api.sources.inspect({ path: temporaryFolder('empty') })).rejects.toMatchObject({ details: { problem: 'not_git' } });
    await desk.settle();
  }
});
