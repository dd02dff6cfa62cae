import { describe, expect, it } from 'vitest';
import type { Direct } from '../../../support/direct.ts';
import { dumpDerived, dumpFacts } from '../../../support/dump.ts';
import { type History, newHistory } from '../../../support/histories.ts';
import { read } from '../../../support/people.ts';
import { freshWorkspace } from '../../../support/reading.ts';

/*
 * An address is found out to be shared when its fourth unlike name comes. Everything that was read before must then be as if
 * it had been known from the beginning.
 */

const team = (name: string) => `${name} <team@example.org>`;
const names = ['Hana Novak', 'Ines Costa', 'Kofi Mensah', 'Lena Berg'];
const names4 = names.map(team);

/** Whoever is in the list: name, contributions, activities. */
const listOf = async ({ api }: Direct) =>
  (await api.contributors.list({ sort: 'name', limit: 200 })).rows.map(({ name, contributions, activities }) => [
    name,
    contributions,
    activities,
  ]);

async function readTwice(history: History): Promise<{ again: unknown; before: unknown; after: unknown }> {
  const direct = freshWorkspace();
  const id = await read(direct, history);
  const state = () => ({ facts: dumpFacts(direct.store.db), derived: dumpDerived(direct.store.db) });
  const before = state();
  const again = await direct.api.sources.syncSource({ id, full: true });
  return { again, before, after: state() };
}

describe('an address that turns out to be shared', () => {
  it('splits what was signed with it so far, in one run and over several', async () => {
    const expected = names.map((name) => [name, 1, 1]);
    const history = newHistory({ bare: true });
    const direct = freshWorkspace();
    history.commit({ by: names4[0] ?? '' });
    const id = await read(direct, history);
    for (const by of names4.slice(1)) {
      history.commit({ by });
      await direct.api.sources.syncSource({ id });
    }
    expect(await listOf(direct)).toEqual(expected);
    const once = freshWorkspace();
    await read(once, history);
    expect(await listOf(once)).toEqual(expected);
  });

  it('keeps decisions with the address: they are about whoever carries it', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: names4[0] ?? '' });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    const [first] = (await direct.api.contributors.list({})).rows;
    await direct.api.contributors.addNote({ contributor: first?.id ?? '', text: 'Who is this?' });
    history.commit(...names4.slice(1).map((by) => ({ by })));
    await direct.api.sources.syncSource({ id });
    expect((await direct.api.contributors.get({ contributor: first?.id ?? '' })).notes).toHaveLength(1);
    expect((await listOf(direct)).length).toBe(5);
  });

  it('gives the committer his due where author and committer used it under two names', async () => {
    const history = newHistory({ bare: true });
    // Read newest first: the commit in question is the last one that is read before the address is known to be shared.
    history.commit({ by: names4[3] ?? '' }, { by: names4[2] ?? '' }, { by: names4[0] ?? '', committedBy: names4[1] ?? '' });
    const direct = freshWorkspace();
    await read(direct, history);
    expect(await listOf(direct)).toEqual([
      ['Hana Novak', 1, 1],
      ['Ines Costa', 0, 1],
      ['Kofi Mensah', 1, 1],
      ['Lena Berg', 1, 1],
    ]);
  });

  it('gives the reviewer his due where author and reviewer used it under two names', async () => {
    const history = newHistory({ bare: true });
    history.commit(
      { by: names4[3] ?? '' },
      { by: names4[2] ?? '' },
      { by: names4[0] ?? '', message: `Change\n\nReviewed-by: ${names4[1]}\n` },
    );
    const direct = freshWorkspace();
    await read(direct, history);
    expect(await listOf(direct)).toEqual([
      ['Hana Novak', 1, 1],
      ['Ines Costa', 1, 1],
      ['Kofi Mensah', 1, 1],
      ['Lena Berg', 1, 1],
    ]);
  });

  it('changes nothing when everything is read again', async () => {
    const history = newHistory({ bare: true });
    history.commit(
      ...names4.map((by, n) => ({ by, committedBy: names4[(n + 1) % 4] ?? '', message: `Change\n\nTested-by: ${names4[(n + 2) % 4]}\n` })),
    );
    const { again, before, after } = await readTwice(history);
    expect(again).toMatchObject({ added: 0, changed: 0, gone: 0 });
    expect(after).toEqual(before);
  });

  it('gives the same whichever of its commits is read first', async () => {
    const orders = [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
    ];
    const results = [];
    for (const order of orders) {
      const history = newHistory({ bare: true });
      history.commit(...order.map((n) => ({ by: names4[n] ?? '', committedBy: names4[(n + 1) % 4] ?? '' })));
      const direct = freshWorkspace();
      await read(direct, history);
      results.push(await listOf(direct));
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });
});
