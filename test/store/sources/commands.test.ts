import { describe, expect, it } from 'vitest';
import { dumpDerived } from '../../support/dump.ts';
import { newHistory } from '../../support/histories.ts';
import { read } from '../../support/people.ts';
import { ana, bo, freshWorkspace, namesIn } from '../../support/reading.ts';

describe('a source', () => {
  it('is not read twice at the same time', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: ana });
    const direct = freshWorkspace();
    const { id } = await direct.api.sources.add({ kind: 'git', path: history.folder });
    const both = await Promise.allSettled([direct.api.sources.syncSource({ id }), direct.api.sources.syncSource({ id })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict', message: 'This source is being read already. Wait for it, or cancel it first.' },
    });
  });

  it('is added once', async () => {
    const history = newHistory();
    const direct = freshWorkspace();
    await direct.api.sources.add({ kind: 'git', path: history.folder });
    await expect(direct.api.sources.add({ kind: 'git', path: `${history.folder}/.` })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('that was removed and is brought back by undo is read again from the beginning', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: bo });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    const before = dumpDerived(direct.store.db);
    expect(await direct.api.sources.removeSource({ id })).toEqual({ activities: 2 });
    expect(await namesIn(direct)).toEqual([]);
    await direct.api.history.undo({ changeSet: (await direct.api.history.state({})).undo?.id ?? '' });
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 2 });
    expect(dumpDerived(direct.store.db)).toEqual(before);
  });

  it('whose adding is undone takes along what only it said, and redo brings it back to be read', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    const before = dumpDerived(direct.store.db);
    const { changeSet } = await direct.api.history.undo({ changeSet: (await direct.api.history.state({})).undo?.id ?? '' });
    expect(await namesIn(direct)).toEqual([]);
    await direct.api.history.undo({ changeSet: changeSet?.id ?? '' });
    await direct.api.sources.syncSource({ id });
    expect(dumpDerived(direct.store.db)).toEqual(before);
  });
});
