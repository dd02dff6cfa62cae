import { afterEach, describe, expect, it } from 'vitest';
import { type Direct, newDirect } from '../../../support/direct.ts';
import { dumpDerived, dumpFacts } from '../../../support/dump.ts';
import { cloneOf, newHistory } from '../../../support/histories.ts';
import { everybody, read } from '../../../support/people.ts';

const open: Direct[] = [];
const workspace = () => {
  const direct = newDirect();
  open.push(direct);
  return direct;
};
afterEach(() => {
  for (const { store } of open.splice(0)) store.close();
});

const ana = 'Ana Pires <ana@pires.example>';
const bo = 'Bo Lind <bo@lind.example>';

const names = async (direct: Direct) => [...(await everybody(direct)).keys()];
const figures = async ({ api }: Direct, id: string) => {
  const { commits, gone } = await api.sources.get({ id });
  return { commits, gone };
};
/** Facts without what no fresh reading can know: that something was once there. */
const factsOf = ({ store }: Direct): Record<string, unknown> => ({ ...dumpFacts(store.db), activity_gone: [] });

describe('a clone that grew', () => {
  it('is read from where the last run stopped', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: ana });
    const direct = workspace();
    const id = await read(direct, history);
    history.commit({ by: bo }, { by: bo, on: 'side', parents: ['main'] });
    expect(await direct.api.sources.syncSource({ id })).toEqual({
      added: 2, changed: 0, unchanged: 0, rejected: 0, incomplete: null, gone: 0, remarks: [],
    });
    expect(await figures(direct, id)).toEqual({ commits: 4, gone: 0 });
  });

  it('by an old branch that was merged late is read completely', async () => {
    const history = newHistory();
    const [first] = history.commit({ by: ana }, { by: ana }, { by: ana });
    const direct = workspace();
    const id = await read(direct, history);
    // Older than everything read so far, by its dates and by where it starts.
    history.commit({ by: bo, at: Date.UTC(2001, 0, 1), on: 'old', parents: [first ?? ''] }, { by: ana, parents: ['main', 'old'] });
    history.deleteBranch('old');
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 2, remarks: [] });
    expect(await figures(direct, id)).toEqual({ commits: 5, gone: 0 });
  });

  it('is read completely when a run in between was cut short', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    const direct = workspace();
    const id = await read(direct, history);
    history.commit({ by: bo });
    const before = direct.store.db.raw.prepare('SELECT cursor FROM source_cursor').get();
    history.move('main', history.git('rev-parse', 'main'));
    await direct.api.sources.syncSource({ id });
    expect(direct.store.db.raw.prepare('SELECT cursor FROM source_cursor').get()).not.toEqual(before);
    expect(await figures(direct, id)).toEqual({ commits: 2, gone: 0 });
  });
});

describe('a rewritten branch', () => {
  it('is noticed: what is gone is kept aside, out of the figures and the people', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: bo, message: 'Oops' });
    const direct = workspace();
    const id = await read(direct, history);
    history.move('main', 'main~1');
    history.commit({ by: ana, message: 'Better', committedBy: 'Cy <cy@x.example>' });
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({
      added: 1,
      gone: 1,
      remarks: ['A branch was rewritten or removed since the last run.'],
    });
    expect(await figures(direct, id)).toEqual({ commits: 2, gone: 1 });
    expect(await names(direct)).toEqual(['Ana Pires', 'Cy']);
  });

  it('gives what a fresh reading of it gives', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: bo }, { by: ana, committedBy: bo, message: `x\n\nReviewed-by: ${bo}\n` });
    const direct = workspace();
    const id = await read(direct, history);
    history.move('main', 'main~2');
    history.commit({ by: ana, message: 'Another way' });
    await direct.api.sources.syncSource({ id });
    const fresh = workspace();
    await read(fresh, history);
    expect(factsOf(direct).activity).toEqual(factsOf(fresh).activity);
    expect(dumpDerived(direct.store.db).contributor).toEqual(dumpDerived(fresh.store.db).contributor);
  });

  it('keeps what people decided about somebody who is gone, and shows them for it', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: bo });
    const direct = workspace();
    const id = await read(direct, history);
    const contributor = (await everybody(direct)).get('Bo Lind') ?? '';
    await direct.api.contributors.addNote({ contributor, text: 'Met in spring.' });
    history.move('main', 'main~1');
    await direct.api.sources.syncSource({ id });
    const profile = await direct.api.contributors.get({ contributor });
    expect([profile.row.activities, profile.notes.length]).toEqual([0, 1]);
  });
});

describe('a branch that was removed', () => {
  it('takes aside what only it had, and brings it back when it is back', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: bo, on: 'side', parents: ['main'] });
    const tip = history.git('rev-parse', 'side');
    const direct = workspace();
    const id = await read(direct, history);
    const before = [dumpFacts(direct.store.db), dumpDerived(direct.store.db)];
    history.deleteBranch('side');
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, gone: 1 });
    expect(await names(direct)).toEqual(['Ana Pires']);
    history.move('side', tip);
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 1, gone: 0 });
    expect([dumpFacts(direct.store.db), dumpDerived(direct.store.db)]).toEqual(before);
  });

  it('takes nothing aside that another branch still has', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    history.move('copy', 'main');
    const direct = workspace();
    const id = await read(direct, history);
    history.deleteBranch('copy');
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, gone: 0, remarks: [] });
    expect(await figures(direct, id)).toEqual({ commits: 1, gone: 0 });
  });

  it('takes nothing aside that another source still has', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: ana }, { by: bo, on: 'side', parents: ['main'] });
    const fork = cloneOf(history, '--mirror');
    const direct = workspace();
    const id = await read(direct, history);
    const other = await read(direct, fork);
    history.deleteBranch('side');
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ gone: 1 });
    expect(await names(direct)).toEqual(['Ana Pires', 'Bo Lind']);
    expect([(await figures(direct, id)).commits, (await figures(direct, other)).commits]).toEqual([1, 2]);
  });

  it('even the last one, leaves a clone that is empty and says so', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: ana });
    const direct = workspace();
    const id = await read(direct, history);
    history.deleteBranch('main');
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ gone: 1, added: 0 });
    expect(await names(direct)).toEqual([]);
  });
});

describe('two clones that share history', () => {
  it('count each commit once, and each has its own', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: ana }, { by: ana });
    const fork = cloneOf(history, '--mirror');
    fork.commit({ by: bo });
    const direct = workspace();
    const first = await read(direct, history);
    const second = await read(direct, fork);
    const { rows } = await direct.api.contributors.list({ sort: 'name' });
    expect(rows.map(({ name, contributions }) => [name, contributions])).toEqual([['Ana Pires', 2], ['Bo Lind', 1]]);
    expect([(await figures(direct, first)).commits, (await figures(direct, second)).commits]).toEqual([2, 3]);
    const of = async (id: string) => (await direct.api.contributors.list({ filter: { field: 'source', anyOf: [id] } })).total;
    expect([await of(first), await of(second)]).toEqual([1, 2]);
  });

  it('are independent: removing one leaves the other as it would be alone', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: ana }, { by: bo, message: `x\n\nReviewed-by: ${ana}\n` });
    const fork = cloneOf(history, '--mirror');
    history.commit({ by: 'Cy <cy@x.example>' });
    const direct = workspace();
    const first = await read(direct, history);
    await read(direct, fork);
    await direct.api.sources.removeSource({ id: first });
    const alone = workspace();
    await read(alone, fork);
    expect(dumpDerived(direct.store.db).contributor).toEqual(dumpDerived(alone.store.db).contributor);
    expect(dumpFacts(direct.store.db).activity?.length).toBe(dumpFacts(alone.store.db).activity?.length);
  });

  it('can be read again at the same time, each keeping only its own aside', async () => {
    const history = newHistory({ bare: true });
    history.commit(...Array.from({ length: 30 }, () => ({ by: ana })));
    const other = newHistory({ bare: true });
    other.commit(...Array.from({ length: 30 }, () => ({ by: bo })));
    const direct = workspace();
    const first = await read(direct, history);
    const second = await read(direct, other);
    // Who comes first is up to the machine, so it is tried a few times.
    for (let time = 0; time < 5; time += 1) {
      const reports = await Promise.all([first, second].map((id) => direct.api.sources.syncSource({ id, full: true })));
      expect(reports.map(({ gone }) => gone)).toEqual([0, 0]);
    }
    expect([(await figures(direct, first)).commits, (await figures(direct, second)).commits]).toEqual([30, 30]);
  });
});

describe('a source', () => {
  it('is not read twice at the same time', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: ana });
    const direct = workspace();
    const { id } = await direct.api.sources.add({ kind: 'git', path: history.folder });
    const both = await Promise.allSettled([direct.api.sources.syncSource({ id }), direct.api.sources.syncSource({ id })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict', message: 'This source is being read already. Wait for it, or cancel it first.' },
    });
  });

  it('is added once', async () => {
    const history = newHistory();
    const direct = workspace();
    await direct.api.sources.add({ kind: 'git', path: history.folder });
    await expect(direct.api.sources.add({ kind: 'git', path: `${history.folder}/.` })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('that was removed and is brought back by undo is read again from the beginning', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: bo });
    const direct = workspace();
    const id = await read(direct, history);
    const before = dumpDerived(direct.store.db);
    expect(await direct.api.sources.removeSource({ id })).toEqual({ activities: 2 });
    expect(await names(direct)).toEqual([]);
    await direct.api.history.undo({});
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 2 });
    expect(dumpDerived(direct.store.db)).toEqual(before);
  });

  it('whose adding is undone takes along what only it said, and redo brings it back to be read', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    const direct = workspace();
    const id = await read(direct, history);
    const before = dumpDerived(direct.store.db);
    await direct.api.history.undo({});
    expect(await names(direct)).toEqual([]);
    await direct.api.history.redo({});
    await direct.api.sources.syncSource({ id });
    expect(dumpDerived(direct.store.db)).toEqual(before);
  });
});

describe('a .mailmap that changes', () => {
  it('is noticed, and everything is read again', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: 'ana <ana@old.example>' });
    const direct = workspace();
    const id = await read(direct, history);
    expect(await names(direct)).toEqual(['ana', 'Ana Pires']);
    history.mailmap('Ana Pires <ana@pires.example> <ana@old.example>\n');
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({
      added: 0,
      changed: 1,
      unchanged: 1,
      remarks: ['The .mailmap changed, so everything was read again.'],
    });
    expect(await names(direct)).toEqual(['Ana Pires']);
    expect((await direct.api.sources.get({ id })).authors).toBe(1);
  });

  it('by a line taken away lets people go apart again', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: 'ana <ana@old.example>' });
    history.mailmap('Ana Pires <ana@pires.example> <ana@old.example>\n');
    const direct = workspace();
    const id = await read(direct, history);
    expect(await names(direct)).toEqual(['Ana Pires']);
    history.mailmap('# Two people after all.\n');
    await direct.api.sources.syncSource({ id });
    expect(await names(direct)).toEqual(['ana', 'Ana Pires']);
  });

  it('of a source that was removed joins nobody any more', async () => {
    const history = newHistory({ name: 'one' });
    history.commit({ by: ana });
    history.mailmap('Ana Pires <ana@pires.example> <ana@old.example>\n');
    const other = newHistory({ name: 'two' });
    other.commit({ by: ana }, { by: 'ana <ana@old.example>' });
    const direct = workspace();
    history.commit({ by: 'ana <ana@old.example>' });
    const id = await read(direct, history);
    await read(direct, other);
    expect(await names(direct)).toEqual(['Ana Pires']);
    await direct.api.sources.removeSource({ id });
    expect(await names(direct)).toEqual(['ana', 'Ana Pires']);
  });
});
