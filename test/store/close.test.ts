import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dumpDecisions, dumpDerived, dumpFacts, lookInto } from '../support/dump.ts';
import { temporaryFolder } from '../support/folders.ts';
import { manyPeople, read, uidOf } from '../support/people.ts';
import { newWorkspace, startCore, startDesk } from '../support/workspaces.ts';

const everything = (path: string) => lookInto(path, (db) => [dumpFacts(db), dumpDecisions(db), dumpDerived(db)]);

describe('closing a workspace', () => {
  it('leaves one whole file, with nothing beside it but the lock', async () => {
    const desk = await newWorkspace();
    await read(desk, manyPeople(20));
    expect(readdirSync(dirname(desk.path)).sort()).toContain('community.cairn-wal');
    await desk.settle();
    expect(readdirSync(dirname(desk.path)).sort()).toEqual(['community.cairn', 'community.cairn.lock']);
    // Bytes 18 and 19 of the header: 1 is one file, 2 is a file with a log beside it.
    expect([...readFileSync(desk.path).subarray(18, 20)]).toEqual([1, 1]);
  });

  it('does so with the threads that ship, too', async () => {
    const core = startCore();
    const path = join(temporaryFolder(), 'community.cairn');
    await core.api.workspace.create({ path });
    await read(core, manyPeople(20));
    await core.api.contributors.list({});
    await core.settle();
    expect(readdirSync(dirname(path)).sort()).toEqual(['community.cairn', 'community.cairn.lock']);
    expect([...readFileSync(path).subarray(18, 20)]).toEqual([1, 1]);
  });

  it('leaves a file that can be copied and opened elsewhere', async () => {
    const desk = await newWorkspace();
    await read(desk, manyPeople(20));
    await desk.api.contributors.addNote({ contributor: await uidOf(desk, 'Ana Pires'), text: 'Met in spring.' });
    const before = everything(desk.path);
    await desk.api.workspace.close({});
    const copy = join(temporaryFolder('usb stick'), 'community.cairn');
    copyFileSync(desk.path, copy);
    const other = startDesk();
    await other.api.workspace.open({ path: copy });
    expect((await other.api.contributors.get({ contributor: await uidOf(other, 'Ana Pires') })).notes).toHaveLength(1);
    await other.settle();
    expect(everything(copy)).toEqual(before);
  });

  it('says so, and answers that nothing is open from then on', async () => {
    const desk = await newWorkspace();
    await desk.api.workspace.close({});
    expect(desk.said.at(-1)).toEqual({ type: 'opened', workspace: null, readOnly: false });
    await expect(desk.api.workspace.current({})).rejects.toMatchObject({ code: 'not_found' });
    await expect(desk.api.workspace.renameWorkspace({ name: 'x' })).rejects.toMatchObject({
      code: 'not_found',
      details: { problem: 'none_open' },
    });
    await desk.api.workspace.close({});
  });

  it('is done before another file is opened, and not when that one does not open', async () => {
    const first = await newWorkspace();
    const second = await newWorkspace();
    await second.settle();
    await expect(first.api.workspace.open({ path: join(temporaryFolder(), 'nowhere.cairn') })).rejects.toThrow();
    expect((await first.api.workspace.current({})).path).toBe(first.path);
    await first.api.workspace.open({ path: second.path });
    expect((await first.api.workspace.current({})).path).toBe(second.path);
    expect(readdirSync(dirname(first.path)).sort()).toEqual(['community.cairn', 'community.cairn.lock']);
    await first.settle();
  });

  it('is not done for the file that is open already', async () => {
    const desk = await newWorkspace();
    const before = (await desk.api.workspace.current({})).id;
    expect((await desk.api.workspace.open({ path: desk.path })).id).toBe(before);
    await desk.settle();
  });

  it('stops a job that runs, keeps what it wrote, and lets it go on next time', async () => {
    const core = startCore();
    const path = join(temporaryFolder(), 'community.cairn');
    await core.api.workspace.create({ path });
    // Progress is said five times a second: what is read must last longer than that.
    const { id } = await core.api.sources.add({ kind: 'git', path: manyPeople(200, 24_000).folder });
    const closed = new Promise<void>((resolve) => {
      core.onJob(({ done, state }) => {
        if (state === 'running' && done > 0) resolve();
      });
    }).then(() => core.api.workspace.close({}));
    await expect(core.api.sources.syncSource({ id })).rejects.toMatchObject({ code: 'cancelled' });
    await closed;
    const kept = lookInto(path, (db) => dumpFacts(db).activity?.length ?? 0);
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(24_000);

    const again = startCore();
    const finished = new Promise<void>((resolve) => again.onJob(({ state }) => (state === 'done' ? resolve() : undefined)));
    await again.api.workspace.open({ path });
    await finished;
    expect((await again.api.sources.get({ id })).commits).toBe(24_000);
    await core.settle();
    await again.settle();
  });
});
