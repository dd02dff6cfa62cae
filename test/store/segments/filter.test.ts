import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Condition, Filter } from '../../../shared/contract/segments.ts';
import { countedKinds } from '../../../shared/domain/contributors/contributions.ts';
import { daysAgo } from '../../../shared/domain/time/ages.ts';
import { type Direct, newDirect } from '../../support/direct.ts';
import { newHistory } from '../../support/histories.ts';
import { everybody, read } from '../../support/people.ts';
import { runs } from '../../support/runs.ts';
import { signatures } from '../../support/signatures.ts';
import { today } from '../../support/workspaces.ts';

/*
 * The one filter tree, against the same tree worked out over plain values: who has which kinds of contribution, tags and
 * sources, and on which days.
 */

const day = 86_400_000;

interface Person {
  uid: string;
  kinds: Set<string>;
  kind: string;
  tags: Set<string>;
  sources: Set<string>;
  /** When, for every activity with a date one can believe. */
  at: number[];
}

let direct: Direct;
let people: Person[];
let tags: string[];
let sources: string[];

beforeAll(async () => {
  direct = newDirect();
  for (const name of ['one', 'two']) {
    const history = newHistory({ bare: true, name });
    history.commit(
      ...signatures.flatMap((by, n) =>
        (name === 'two' && n % 3 === 0 ? [] : [0, 1]).map((time) => ({
          by,
          at: n === 7 && time === 1 ? 0 : today - (n * 23 + time * 200) * day,
          message: time === 0 ? `${name} ${n}\n\nReviewed-by: ${signatures[(n * 5) % signatures.length]}\n` : `${name} ${n}`,
          ...(n % 4 === 0 ? { committedBy: 'Keeper <keeper@example.org>' } : {}),
        })),
      ),
    );
    history.commit({ by: 'Una Dated <una@dated.example>', at: 0, committedAt: 0 });
    await read(direct, history);
  }
  const uids = [...(await everybody(direct)).values()];
  for (const [n, tag] of ['Mentor', 'Speaker'].entries()) {
    await direct.api.contributors.tagContributors({ people: { contributors: uids.filter((_, at) => at % (n + 2) === 0) }, tag });
  }
  tags = (await direct.api.contributors.tags({})).tags.map(({ id }) => id);
  sources = (await direct.api.sources.list({})).sources.map(({ id }) => id);
  const { rows } = await direct.api.contributors.list({ limit: 200 });
  people = await Promise.all(
    rows.map(async ({ id, kind, tags: its }) => {
      const profile = await direct.api.contributors.get({ contributor: id });
      const timeline = await direct.api.contributors.timeline({ contributor: id, limit: 200 });
      return {
        uid: id,
        kind,
        kinds: new Set<string>(profile.counts.map((count) => count.kind)),
        tags: new Set(its.map((tag) => tag.id)),
        sources: new Set(profile.sources.map((source) => source.id)),
        at: timeline.rows.filter(({ dateFrom }) => dateFrom !== 'none').map(({ at }) => at),
      };
    }),
  );
});
afterAll(() => direct.store.close());

function meets(person: Person, condition: Condition): boolean {
  switch (condition.field) {
    case 'contribution':
      return condition.anyOf.some((kind) => person.kinds.has(kind));
    case 'kind':
      return condition.anyOf.some((kind) => kind === person.kind);
    case 'tag':
      return condition.anyOf.some((tag) => person.tags.has(tag));
    case 'source':
      return condition.anyOf.some((source) => person.sources.has(source));
    case 'active': {
      const { lastDays } = condition;
      if (lastDays !== undefined) return person.at.some((at) => daysAgo(at, today) < lastDays);
      const { from = -Infinity, to = Infinity } = condition;
      return person.at.some((at) => at >= from && at <= to);
    }
    case 'search':
      throw new Error('Searching is tested with the list.');
  }
}

const passes = (person: Person, filter: Filter): boolean => {
  if ('all' in filter) return filter.all.every((part) => passes(person, part));
  if ('any' in filter) return filter.any.some((part) => passes(person, part));
  if ('not' in filter) return !passes(person, filter.not);
  return meets(person, filter);
};

const found = async (filter: Filter) => (await direct.api.contributors.list({ filter, limit: 200 })).rows.map(({ id }) => id).sort();
const expected = (filter: Filter) =>
  people
    .filter((person) => passes(person, filter))
    .map(({ uid }) => uid)
    .sort();

const instant = fc.integer({ min: -30, max: 900 }).map((days) => today - days * day);
const condition = fc.oneof<fc.Arbitrary<Condition>[]>(
  fc.record({ field: fc.constant('contribution' as const), anyOf: fc.subarray([...countedKinds], { minLength: 1 }) }),
  fc.record({
    field: fc.constant('kind' as const),
    anyOf: fc.subarray(['human', 'bot', 'agent', 'unknown'] as const, { minLength: 1 }).map((some) => [...some]),
  }),
  fc.nat(2).map((n) => ({ field: 'tag' as const, anyOf: n === 2 ? tags : [tags[n] ?? ''] })),
  fc.nat(2).map((n) => ({ field: 'source' as const, anyOf: n === 2 ? sources : [sources[n] ?? ''] })),
  fc.record({ field: fc.constant('active' as const), lastDays: fc.integer({ min: 1, max: 900 }) }),
  fc.record({ field: fc.constant('active' as const), from: instant }),
  fc.record({ field: fc.constant('active' as const), to: instant }),
  fc.record({ field: fc.constant('active' as const), from: instant, to: instant }),
  fc.constant({ field: 'active' as const }),
);
const { filter: anyFilter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    condition,
    fc.array(tie('filter'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('filter').map((not) => ({ not })),
  ),
}));

describe('the filter tree', () => {
  it('has people of every sort to choose from', () => {
    expect(people.length).toBeGreaterThan(12);
    expect(new Set(people.map(({ kind }) => kind))).toEqual(new Set(['human', 'bot', 'unknown']));
    expect(people.some(({ at }) => at.length === 0)).toBe(true);
  });

  it('gives whom it says, whatever the tree', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, async (filter) => {
        expect(await found(filter)).toEqual(expected(filter));
      }),
      { numRuns: runs(300) },
    );
  });

  it('gives everyone for an empty "all", and the rest for its opposite', async () => {
    expect(await found({ all: [] })).toHaveLength(people.length);
    expect(await found({ not: { all: [] } })).toEqual([]);
  });

  it('takes tags and sources that are not there for nobody’s', async () => {
    const nobody = 'bbbbbbbb-bbbb-5bbb-8bbb-bbbbbbbbbbbb';
    expect(await found({ field: 'tag', anyOf: [nobody] })).toEqual([]);
    expect(await found({ field: 'source', anyOf: [nobody] })).toEqual([]);
  });

  it('says when it is nested deeper than any person builds', async () => {
    let filter: Filter = { all: [] };
    for (let depth = 0; depth < 25; depth += 1) filter = { not: filter };
    await expect(direct.api.contributors.list({ filter })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('nested too deeply'),
    });
  });
});
