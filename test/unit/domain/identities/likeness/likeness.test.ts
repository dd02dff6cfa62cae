import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rivalAccounts } from '../../../../../shared/domain/identities/likeness/account-relation.ts';
import type { Candidate } from '../../../../../shared/domain/identities/likeness/candidate.ts';
import { candidateOf } from '../../../../../shared/domain/identities/likeness/candidate.ts';
import { keysOf } from '../../../../../shared/domain/identities/likeness/keys.ts';
import { Likeness } from '../../../../../shared/domain/identities/likeness/likeness.ts';
import { suggestions } from '../../../../../shared/domain/identities/likeness/suggestions.ts';
import { candidate, inShort, likenessOf, nobodyKnown, people, signed, suggestionsFor } from '../../../../support/candidates.ts';

describe('bad input', () => {
  it('joins no strangers by a placeholder address', () => {
    const strangers = ['root@localhost', '', '(none)', 'noreply@letters.org', 'you@example.com', 'ana@laptop'].flatMap((address, at) => [
      signed(2 * at + 1, `Ana Quill${at}worth <${address}>`),
      signed(2 * at + 2, `Bruno Zen${at}drixen <${address}>`),
    ]);
    const found = suggestionsFor(strangers).filter(({ tier }) => tier !== 'possible');
    // Odd ids are Anas, even ones Brunos.
    for (const { pair } of found) expect(pair[0] % 2).toBe(pair[1] % 2);
  });

  it('joins nobody by an address of a team', () => {
    const team = ['Ana Quillworth', 'Bruno Zendrixen', 'Carla Moxleyham', 'Dario Fenwickson'].map((name, at) =>
      signed(at + 1, `${name} <hi@letters.org>`),
    );
    expect(suggestionsFor(team)).toEqual([]);
  });

  it('joins nobody in bulk by a name of one word, or of words that many have', () => {
    const others = Array.from({ length: 400 }, (_, at) => signed(100 + at, `Zq${at}x Kw${at}v <u${at}z@letters.org>`));
    const found = suggestionsFor([
      ...people('David <x1@a.org>', 'David <y2@b.org>', 'David Smith <x3@a.org>', 'David Smith <y4@b.org>'),
      ...others,
    ]);
    expect(found.filter(({ tier, groups }) => tier === 'certain' && groups.flat().some((id) => id < 5))).toEqual([]);
  });

  it('leaves two people with one name to a person: the same community knows two accounts', () => {
    const two = [
      candidate(1, { names: ['Ana Quillworth'], accounts: [{ host: 'gitlab', username: 'ana1', id: '1' }] }),
      candidate(2, { names: ['Ana Quillworth'], accounts: [{ host: 'gitlab', username: 'ana2', id: '2' }] }),
    ];
    expect(suggestionsFor(two)).toEqual([]);
  });

  it('reads emoji and right-to-left names', () => {
    expect(inShort(suggestionsFor(people('🦫 <x1@a.org>', '🦫 <y2@b.org>')))).toEqual([]);
    expect(suggestionsFor(people('محمد الخوارزمي <x1@a.org>', 'محمد الخوارزمي <y2@b.org>'))).toHaveLength(1);
    expect(suggestionsFor(people('🎉 Ana Quillworth 🎉 <x1@a.org>', '\u202eAna Quillworth <y2@b.org>'))).toHaveLength(1);
  });

  it('takes an identity of 10 kB, and 10,000 names of one', () => {
    const long = 'Ana Quillworth '.repeat(700);
    const many = Array.from({ length: 10_000 }, (_, at) => `Name${at} Family${at}`);
    const likeness = likenessOf([
      signed(1, `${long} <${'a'.repeat(10_000)}@letters.org>`),
      candidate(2, { names: many, address: 'a@letters.org' }),
      signed(3, 'Ana Quillworth <y@post.org>'),
    ]);
    expect(likeness.pairs().length).toBeLessThan(4);
    const profile = likeness.profile(2);
    expect(profile && keysOf(profile).length).toBeLessThan(300);
  });

  it('swallows no hundred people by a chain', () => {
    // Each shares an address with the next one, under a spelling that goes with both.
    const chain = Array.from({ length: 100 }, (_, at) => [
      signed(2 * at, `Ana Quill${at}worth <chain${at}x@letters.org>`),
      signed(2 * at + 1, `Ana Quill${at}worth <chain${at + 1}x@letters.org>`),
    ]).flat();
    const found = suggestionsFor(chain).filter(({ tier }) => tier === 'certain');
    expect(found.length).toBeGreaterThan(0);
    for (const { groups } of found) {
      const addresses = new Set(groups.flat().map((id) => chain[id]?.address));
      expect(addresses.size).toBeLessThanOrEqual(5);
    }
  });
});

describe('a candidate', () => {
  const around = { names: ['Ana'], zones: null, firstAt: null, lastAt: null, kind: 'human' as const };
  const of = (type: string, value: string) => candidateOf({ id: 1, platform: 'github', type, value }, around);

  it('is what an identity of the store says', () => {
    expect(of('email', 'ana@letters.org')).toMatchObject({ address: 'ana@letters.org', names: ['Ana'], accounts: [] });
    expect(of('name_email', 'Ana Pires <root@localhost>')).toMatchObject({ address: 'root@localhost', names: ['Ana Pires', 'Ana'] });
    expect(of('username', 'ana')).toMatchObject({ address: null, accounts: [{ host: 'github', username: 'ana', id: null }] });
    expect(of('account', '7')).toMatchObject({ accounts: [{ host: 'github', username: null, id: '7' }] });
    expect(of('name', 'Ana Pires')).toMatchObject({ names: ['Ana Pires', 'Ana'], address: null });
  });
});

const word = fc.constantFrom('Ana', 'Anna', 'Bob', 'Robert', 'Quill', 'Quilworth', 'Quillworth', 'Zendrix', 'Pires', 'A', 'Q', 'madbeaver');
const local = fc.constantFrom('ana', 'aquill', 'quillworth', 'madbeaver', 'madbeaver7', 'bob.zendrix', 'info', 'root', 'x1');
const domain = fc.constantFrom('letters.org', 'post.org', 'localhost', 'box.lan', 'users.noreply.github.com');
const said = fc.record({
  names: fc.array(
    fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
    { maxLength: 2 },
  ),
  address: fc.option(fc.tuple(local, domain).map(([front, end]) => `${front}@${end}`)),
  accounts: fc.array(
    fc.record({
      host: fc.constantFrom('github', 'gitlab'),
      username: fc.option(fc.constantFrom('ana', 'madbeaver', 'quillworth')),
      id: fc.constantFrom('1', '2', '3'),
    }),
    { maxLength: 1 },
  ),
  zones: fc.option(
    fc.constantFrom(
      new Map([[0, 1]]),
      new Map([
        [120, 0.5],
        [60, 0.5],
      ]),
      new Map([[-480, 1]]),
    ),
  ),
  firstAt: fc.constantFrom(0, 1e11, 1e12),
  lastAt: fc.constant(1.1e12),
  kind: fc.constantFrom<Candidate['kind'][]>('human', 'human', 'unknown', 'bot', 'agent'),
});
const community = fc.array(said, { maxLength: 14 }).map((all) => all.map((one, at): Candidate => ({ ...one, id: at + 1 })));
const apartOf = fc.array(fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 14 })), { maxLength: 3 });
const personOf = fc
  .array(fc.integer({ min: 1, max: 20 }), { minLength: 14, maxLength: 14 })
  .map((of) => new Map(of.map((person, at) => [at + 1, person])));

describe('the answers', () => {
  it('do not depend on the order of what is read', () => {
    fc.assert(
      fc.property(community, apartOf, fc.infiniteStream(fc.nat()), (all, apart, random) => {
        const shuffled = all
          .map((one) => ({ one, at: random.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(suggestionsFor(shuffled, { apart })).toEqual(suggestionsFor(all, { apart }));
      }),
    );
  });

  it('are the same when identities come one by one, are replaced, and go again', () => {
    fc.assert(
      fc.property(community, community, (all, others) => {
        const likeness = new Likeness();
        for (const one of others) likeness.add([{ ...one, id: one.id + (one.id % 2 ? 0 : 1000) }]);
        for (const one of all) likeness.add([one]);
        likeness.remove(others.map(({ id }) => id + 1000));
        likeness.remove(others.filter(({ id }) => id > all.length).map(({ id }) => id));
        expect(likeness.size).toBe(all.length);
        expect(likeness.pairs()).toEqual(likenessOf(all).pairs());
      }),
    );
  });

  it('for some are those of all that concern them', () => {
    fc.assert(
      fc.property(community, fc.array(fc.integer({ min: 1, max: 16 })), (all, asked) => {
        const likeness = likenessOf(all);
        expect(likeness.pairsOf(asked)).toEqual(likeness.pairs().filter(({ a, b }) => asked.includes(a) || asked.includes(b)));
      }),
    );
  });

  it('put each identity in one group, and nothing that is forbidden in any', () => {
    fc.assert(
      fc.property(community, apartOf, personOf, (all, apart, persons) => {
        const likeness = likenessOf(all);
        const found = suggestions(likeness, likeness.pairs(), { ...nobodyKnown, apart, personOf: persons });
        const groupOf = new Map<number, Set<number>>();
        for (const { tier, groups, pair } of found) {
          const [a, b] = groups.map((side) => [...side]);
          if (!a || !b) throw new Error('A suggestion has two sides.');
          expect(a.filter((id) => b.includes(id))).toEqual([]);
          expect([a.includes(pair[0]), b.includes(pair[1])]).toEqual([true, true]);
          // What is one person already stays together, and is not judged.
          for (const id of a) for (const other of b) expect(persons.get(id)).not.toBe(persons.get(other));
          expectAllowed(all, a, b, apart);
          if (tier !== 'certain') continue;
          const joined = new Set([...a, ...b]);
          for (const id of joined) groupOf.set(id, joined);
        }
        for (const [id, group] of groupOf) for (const other of group) expect(groupOf.get(other)).toBe(groupOf.get(id));
      }),
      { numRuns: 300 },
    );
  });
});

/** The vetoes once more, pair by pair and slowly. */
function expectAllowed(all: readonly Candidate[], a: number[], b: number[], apart: [number, number][]): void {
  const of = (ids: number[]) => ids.map((id) => all[id - 1]).filter((one) => one !== undefined);
  for (const [one, other] of apart) {
    expect((a.includes(one) && b.includes(other)) || (a.includes(other) && b.includes(one))).toBe(false);
  }
  const isMachine = ({ kind }: Candidate): boolean => kind === 'bot' || kind === 'agent';
  const isHuman = ({ kind }: Candidate): boolean => kind === 'human';
  expect((of(a).some(isMachine) && of(b).some(isHuman)) || (of(a).some(isHuman) && of(b).some(isMachine))).toBe(false);
  const numbers = (ids: number[], host: string) =>
    new Set(of(ids).flatMap(({ accounts }) => accounts.filter((one) => one.host === host).map(({ id }) => id)));
  for (const host of ['gitlab']) {
    const [first, second] = [numbers(a, host), numbers(b, host)];
    if (first.size > 0 && second.size > 0) expect([...first].some((id) => second.has(id))).toBe(true);
  }
}

describe('accounts of one host', () => {
  it('are rivals unless both sides have one in common there', () => {
    const [old, renamed, other] = [
      { host: 'github', username: 'old', id: '1' },
      { host: 'github', username: 'new', id: '1' },
      { host: 'github', username: 'old', id: '2' },
    ];
    expect(rivalAccounts([old], [renamed])).toBeNull();
    expect(rivalAccounts([old], [other])).toEqual([old, other]);
    expect(rivalAccounts([old], [{ ...other, host: 'gitlab' }])).toBeNull();
    expect(rivalAccounts([old], [])).toBeNull();
  });
});
