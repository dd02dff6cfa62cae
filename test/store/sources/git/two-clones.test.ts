import { describe, expect, it } from 'vitest';
import { dumpDerived, dumpFacts } from '../../../support/dump.ts';
import { cloneOf, newHistory } from '../../../support/histories.ts';
import { read } from '../../../support/people.ts';
import { ana, bo, figuresOf, freshWorkspace } from '../../../support/reading.ts';

describe('two clones that share history', () => {
  it('count each commit once, and each has its own', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: ana }, { by: ana });
    const fork = cloneOf(history, '--mirror');
    fork.commit({ by: bo });
    const direct = freshWorkspace();
    const first = await read(direct, history);
    const second = await read(direct, fork);
    const { rows } = await direct.api.contributors.list({ sort: 'name' });
    expect(rows.map(({ name, contributions }) => [name, contributions])).toEqual([
      ['Ana Pires', 2],
      ['Bo Lind', 1],
    ]);
    expect([(await figuresOf(direct, first)).commits, (await figuresOf(direct, second)).commits]).toEqual([2, 3]);
    const of = async (id: string) => (await direct.api.contributors.list({ filter: { field: 'source', anyOf: [id] } })).total;
    expect([await of(first), await of(second)]).toEqual([1, 2]);
  });

  it('are independent: removing one leaves the other as it would be alone', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: ana }, { by: bo, message: `x\n\nReviewed-by: ${ana}\n` });
    const fork = cloneOf(history, '--mirror');
    history.commit({ by: 'Cy <cy@x.example>' });
    const direct = freshWorkspace();
    const first = await read(direct, history);
    await read(direct, fork);
    await direct.api.sources.removeSource({ id: first });
    const alone = freshWorkspace();
    await read(alone, fork);
    expect(dumpDerived(direct.store.db).contributor).toEqual(dumpDerived(alone.store.db).contributor);
    expect(dumpFacts(direct.store.db).activity?.length).toBe(dumpFacts(alone.store.db).activity?.length);
  });

  it('can be read again at the same time, each keeping only its own aside', async () => {
    const history = newHistory({ bare: true });
    history.commit(...Array.from({ length: 30 }, () => ({ by: ana })));
    const other = newHistory({ bare: true });
    other.commit(...Array.from({ length: 30 }, () => ({ by: bo })));
    const direct = freshWorkspace();
    const first = await read(direct, history);
    const second = await read(direct, other);
    // Who comes first is up to the machine, so it is tried a few times.
    for (let time = 0; time < 5; time += 1) {
      const reports = await Promise.all([first, second].map((id) => direct.api.sources.syncSource({ id, full: true })));
      expect(reports.map(({ gone }) => gone)).toEqual([0, 0]);
    }
    expect([(await figuresOf(direct, first)).commits, (await figuresOf(direct, second)).commits]).toEqual([30, 30]);
  });
});
