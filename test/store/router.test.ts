import { describe, expect, it } from 'vitest';
import { createCore } from '../../electron/core/router.ts';
import { settledDesks } from '../support/desks.ts';
import { temporaryFile } from '../support/folders.ts';
import { manyPeople, read } from '../support/people.ts';
import { newWorkspace, startCore } from '../support/workspaces.ts';

const { open, core } = settledDesks();

describe('before anything is open', () => {
  it('queries and commands say that nothing is', async () => {
    const desk = core();
    for (const [procedure, input] of [
      ['workspace.current', {}],
      ['contributors.list', {}],
      ['workspace.renameWorkspace', { name: 'x' }],
      ['sources.list', {}],
      ['workspace.saveCopy', { path: temporaryFile('copy.cairn') }],
    ] as const) {
      expect(await desk.call(procedure, input)).toMatchObject({
        ok: false,
        error: { code: 'not_found', details: { problem: 'none_open' } },
      });
    }
  });

  it('what nobody knows and what nobody takes is refused', async () => {
    const desk = core();
    expect(await desk.call('contributors.everything', {})).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect(await desk.call('workspace.open', { path: 7 })).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  });
});

describe('reading after writing', () => {
  it('never shows the past of one’s own write', async () => {
    const { path, settle } = await newWorkspace();
    await settle();
    const desk = createCore({ say: () => undefined });
    open.push(desk);
    await desk.call('workspace.open', { path });
    for (let n = 0; n < 200; n += 1) {
      const written = await desk.call('workspace.renameWorkspace', { name: `Name ${n}` });
      const read = await desk.call('workspace.current', {}, written.seq);
      expect(read).toMatchObject({ ok: true, value: { name: `Name ${n}` } });
      expect(read.seq).toBeGreaterThanOrEqual(written.seq);
    }
  });

  it('counts commits upwards, one by one', async () => {
    const desk = core();
    await desk.api.workspace.create({ path: temporaryFile('a.cairn') });
    const seqs: number[] = [];
    for (const name of ['a', 'b', 'c']) seqs.push((await desk.call('workspace.renameWorkspace', { name })).seq);
    expect(seqs.map((seq) => seq - (seqs[0] ?? 0))).toEqual([0, 1, 2]);
  });

  it('answers each query from one state of the file, also while an import writes', async () => {
    const desk = core();
    await desk.api.workspace.create({ path: temporaryFile('a.cairn') });
    const { id } = await desk.api.sources.add({ kind: 'git', path: manyPeople(100, 4000).folder });
    let reading = true;
    const importing = desk.api.sources.syncSource({ id }).finally(() => {
      reading = false;
    });
    const counts: number[] = [];
    while (reading) {
      const { total, rows } = await desk.api.contributors.list({ limit: 200 });
      expect(rows).toHaveLength(total);
      const { activities } = await desk.api.contributors.summary({});
      counts.push(activities);
    }
    await importing;
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect((await desk.api.contributors.summary({})).activities).toBe(4000);
  });
});

describe('searches as somebody types', () => {
  it('that were overtaken are dropped, and the newest is answered', async () => {
    const { path, settle } = await newWorkspace();
    await settle();
    const desk = core();
    await desk.api.workspace.open({ path });
    const typed = ['a', 'an', 'ana', 'ana p', 'ana pi', 'ana pir'];
    const answers = await Promise.all(typed.map((search) => desk.call('contributors.ids', { search })));
    expect(answers.at(-1)).toMatchObject({ ok: true });
    const dropped = answers.filter((answer) => !answer.ok);
    expect(dropped.length).toBeGreaterThan(0);
    for (const answer of dropped) expect(answer).toMatchObject({ error: { code: 'cancelled' } });
  });

  it('cross as four bytes a row', async () => {
    const desk = core();
    await desk.api.workspace.create({ path: temporaryFile('a.cairn') });
    await read(desk, manyPeople(20));
    const { ids } = await desk.api.contributors.ids({});
    expect([ids instanceof Uint32Array, ids.length]).toEqual([true, 20]);
  });
});

describe('the end', () => {
  it('answers what was asked, and nothing more afterwards', async () => {
    const desk = startCore();
    await desk.api.workspace.create({ path: temporaryFile('a.cairn') });
    const asked = desk.call('workspace.renameWorkspace', { name: 'Last words' });
    const settled = desk.settle();
    expect(await asked).toMatchObject({ ok: true });
    await settled;
    expect(await desk.call('workspace.renameWorkspace', { name: 'x' })).toMatchObject({ ok: false });
    expect(await desk.call('workspace.current', {})).toMatchObject({ ok: false });
  });
});

describe('a source that undo brings back', () => {
  it('is read again by itself, and its people are back', async () => {
    const desk = core();
    await desk.api.workspace.create({ path: temporaryFile('back.cairn') });
    const id = await read(desk, manyPeople(5));
    await desk.api.sources.removeSource({ id });
    expect((await desk.api.contributors.summary({})).total).toBe(0);
    await desk.api.history.undo({ changeSet: (await desk.api.history.state({})).undo?.id ?? '' });
    await expect.poll(async () => (await desk.api.sources.get({ id })).state, { timeout: 20_000 }).toBe('fresh');
    expect((await desk.api.contributors.summary({})).total).toBe(5);
  });
});
