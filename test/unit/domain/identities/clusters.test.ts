import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClusterIdentity, clusters, type Link, type Proof } from '../../../../shared/domain/identities/clusters.ts';

const person = (id: number): ClusterIdentity => ({
  id,
  uid: `uid-${String(id).padStart(3, '0')}`,
  machine: false,
  account: null,
  isAccountId: false,
});
const account = (id: number): ClusterIdentity => ({ ...person(id), isAccountId: true });
const machine = (id: number): ClusterIdentity => ({ ...person(id), machine: true });
const link = (from: number, to: number, proof: Proof): Link => ({ from, to, proof });

/** Clusters as sorted groups of ids. */
function groups(identities: readonly ClusterIdentity[], links: readonly Link[]): number[][] {
  const by = new Map<number, number[]>();
  for (const [id, name] of clusters(identities, links)) by.set(name, [...(by.get(name) ?? []), id]);
  return [...by.values()].map((ids) => ids.sort((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

describe('clusters', () => {
  it('leave identities without proof alone', () => {
    expect(groups([person(1), person(2)], [])).toEqual([[1], [2]]);
  });

  it('give a username to the one account that says it has it, and to nobody when two say so', () => {
    expect(groups([account(1), person(2)], [link(1, 2, 'noreply')])).toEqual([[1, 2]]);
    expect(groups([account(1), person(2), account(3)], [link(1, 2, 'noreply'), link(3, 2, 'noreply')])).toEqual([[1], [2], [3]]);
    // An address that carries the number of the account says the same as the account itself.
    const carrying = [link(4, 1, 'account_id'), link(4, 2, 'noreply'), link(1, 2, 'noreply')];
    expect(groups([account(1), person(2), person(4)], carrying)).toEqual([[1, 2, 4]]);
  });

  it('are named after the smallest uid in them, whatever the keys', () => {
    const identities = [
      { ...person(1), uid: 'z' },
      { ...person(2), uid: 'a' },
    ];
    expect(clusters(identities, [link(1, 2, 'mailmap')])).toEqual(
      new Map([
        [1, 2],
        [2, 2],
      ]),
    );
  });

  it('join through chains', () => {
    expect(groups([1, 2, 3, 4].map(person), [link(1, 2, 'mailmap'), link(2, 3, 'mailmap'), link(4, 3, 'account_id')])).toEqual([
      [1, 2, 3, 4],
    ]);
  });

  it('join whom a person says to be one, also a machine, and nobody more', () => {
    expect(groups([person(1), machine(2), person(3)], [link(1, 2, 'hand')])).toEqual([[1, 2], [3]]);
    expect(groups([1, 2, 3, 4].map(person), [link(1, 2, 'hand'), link(2, 3, 'mailmap')])).toEqual([[1, 2, 3], [4]]);
    expect(groups([1, 2].map(person), [link(1, 2, 'hand'), link(1, 9, 'hand')])).toEqual([[1, 2]]);
  });

  it('join a username while all addresses that carry it agree on one account', () => {
    // 1, 2: addresses with the id 10 and the name 20; 3: an older address with the name alone.
    const links = [
      link(1, 10, 'account_id'),
      link(1, 20, 'noreply'),
      link(2, 10, 'account_id'),
      link(2, 20, 'noreply'),
      link(3, 20, 'noreply'),
    ];
    expect(groups([1, 2, 3, 10, 20].map(person), links)).toEqual([[1, 2, 3, 10, 20]]);
  });

  it('join what tables say in one line, unless lines contradict each other', () => {
    const github = (id: number): ClusterIdentity => ({ ...person(id), account: 'github' });
    const all = [...[1, 2, 3].map(person), ...[10, 11].map(github)];
    // 1, 2, 3: addresses; 10, 11: accounts.
    expect(groups(all, [link(1, 2, 'table'), link(1, 10, 'table')])).toEqual([[1, 2, 10], [3], [11]]);
    expect(groups(all, [link(1, 10, 'table'), link(2, 10, 'table')])).toEqual([[1], [2], [3], [10], [11]]);
    expect(groups(all, [link(1, 10, 'table'), link(1, 11, 'table')])).toEqual([[1], [2], [3], [10], [11]]);
    // Two addresses that are one person already give no two people.
    expect(groups(all, [link(1, 2, 'mailmap'), link(1, 10, 'table'), link(2, 10, 'table')])).toEqual([[1, 2, 10], [3], [11]]);
  });

  it('join nobody through a username that two accounts have carried', () => {
    const links = [
      link(1, 10, 'account_id'),
      link(1, 20, 'noreply'),
      link(2, 11, 'account_id'),
      link(2, 20, 'noreply'),
      link(3, 20, 'noreply'),
    ];
    expect(groups([1, 2, 3, 10, 11, 20].map(person), links)).toEqual([[1, 10], [2, 11], [3], [20]]);
  });

  it('follow an account that was renamed, through its id', () => {
    const links = [link(1, 10, 'account_id'), link(1, 20, 'noreply'), link(2, 10, 'account_id'), link(2, 21, 'noreply')];
    expect(groups([1, 2, 10, 20, 21].map(person), links)).toEqual([[1, 2, 10, 20, 21]]);
  });

  it('know two accounts for one where something else proves it', () => {
    // The ids 10 and 11 belong to addresses that a .mailmap line joins, so the username is not given away: it is theirs.
    const links = [
      link(1, 10, 'account_id'),
      link(1, 20, 'noreply'),
      link(2, 11, 'account_id'),
      link(2, 20, 'noreply'),
      link(1, 2, 'mailmap'),
    ];
    expect(groups([1, 2, 10, 11, 20].map(person), links)).toEqual([[1, 2, 10, 11, 20]]);
  });

  it('join nobody through an address that .mailmap lines send to two people', () => {
    expect(groups([1, 2, 3].map(person), [link(1, 2, 'mailmap'), link(1, 3, 'mailmap')])).toEqual([[1], [2], [3]]);
  });

  it('never put a machine and a person together', () => {
    expect(groups([machine(1), person(2), machine(3)], [link(1, 2, 'mailmap'), link(1, 3, 'account_id')])).toEqual([[1, 3], [2]]);
  });

  it('take the number of a machine’s account for one, and no person into it', () => {
    // 49699333 is called dependabot[bot], and its commits are signed 49699333+dependabot[bot]@users.noreply.github.com.
    const links = [link(1, 2, 'noreply'), link(3, 1, 'account_id'), link(3, 2, 'noreply')];
    expect(groups([account(1), machine(2), machine(3)], links)).toEqual([[1, 2, 3]]);
    expect(groups([account(1), machine(2), person(3)], links)).toEqual([[1, 2], [3]]);
    expect(groups([account(1), machine(3)], [link(3, 1, 'account_id')])).toEqual([[1, 3]]);
  });

  it('pass over links to identities that are not there', () => {
    expect(groups([person(1)], [link(1, 99, 'mailmap')])).toEqual([[1]]);
  });

  const world = fc
    .record({
      machines: fc.array(fc.boolean(), { minLength: 2, maxLength: 12 }),
      links: fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.constantFrom<Proof>('mailmap', 'account_id', 'noreply', 'table', 'hand')), {
        maxLength: 25,
      }),
      apart: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 4 }),
    })
    .map(({ machines, links, apart }) => ({
      apart: apart.filter(([one, other]) => one !== other).map(([one, other]) => ({ one, other })),
      identities: machines.map((isMachine, id) =>
        isMachine && id % 3 === 0 ? machine(id) : isMachine && id % 3 === 1 ? account(id) : person(id),
      ),
      links: [...new Map(links.map(([from, to, proof]) => [`${from} ${to} ${proof}`, link(from, to, proof)])).values()].filter(
        ({ from, to }) => from !== to && from < machines.length && to < machines.length,
      ),
    }));

  it('are the same in whatever order identities and links come', () => {
    const shuffles = world.chain(({ identities, links, apart }) =>
      fc.tuple(
        fc.constant({ identities, links, apart }),
        fc.shuffledSubarray(identities, { minLength: identities.length }),
        fc.shuffledSubarray(links, { minLength: links.length }),
        fc.shuffledSubarray(apart, { minLength: apart.length }),
      ),
    );
    fc.assert(
      fc.property(shuffles, ([{ identities, links, apart }, otherIdentities, otherLinks, otherApart]) => {
        const other = clusters(otherIdentities, otherLinks, otherApart);
        expect(new Map([...other].sort())).toEqual(new Map([...clusters(identities, links, apart)].sort()));
      }),
      { numRuns: 2000 },
    );
  });

  it('keep apart whom somebody said to be two, whatever proves the contrary, and nobody else', () => {
    const chain = [1, 2, 3, 4].map(person);
    const links = [link(1, 2, 'mailmap'), link(2, 3, 'account_id'), link(3, 4, 'hand')];
    const apart = (one: number, other: number): number[][] => {
      const by = new Map<number, number[]>();
      for (const [id, name] of clusters(chain, links, [{ one, other }])) by.set(name, [...(by.get(name) ?? []), id]);
      return [...by.values()];
    };
    // What a person said comes first, then the number of an account; the .mailmap line would join 1 with 4.
    expect(apart(1, 4)).toEqual([[1], [2, 3, 4]]);
    expect(apart(2, 3)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(apart(3, 4)).toEqual([[1, 2, 3], [4]]);
    fc.assert(
      fc.property(world, ({ identities, links: all, apart: pairs }) => {
        const found = clusters(identities, all, pairs);
        for (const { one, other } of pairs) if (found.has(one) && found.has(other)) expect(found.get(one)).not.toBe(found.get(other));
        // Nobody is with anybody who would not be with them otherwise.
        const without = clusters(identities, all);
        for (const [id, name] of found) expect(without.get(id)).toBe(without.get(name));
      }),
      { numRuns: 1000 },
    );
  });

  it('never mix machines and people, whatever the proof', () => {
    fc.assert(
      fc.property(world, ({ identities, links }) => {
        const found = clusters(
          identities,
          links.filter(({ proof }) => proof !== 'hand'),
        );
        for (const one of identities) {
          // The number of an account is what the account is.
          const beside = identities.filter(({ id, isAccountId }) => !isAccountId && found.get(id) === found.get(one.id));
          if (!one.isAccountId) expect(beside.every(({ machine }) => machine === one.machine)).toBe(true);
        }
      }),
    );
  });

  it('are the same when computed only from what the links connect', () => {
    // The store brings clusters up to date component by component; together that must be the whole.
    fc.assert(
      fc.property(world, ({ identities, links, apart }) => {
        const whole = clusters(identities, links, apart);
        const parts = components(identities, links).flatMap((ids) => [
          ...clusters(
            identities.filter(({ id }) => ids.has(id)),
            links.filter(({ from, to }) => ids.has(from) && ids.has(to)),
            apart.filter(({ one }) => ids.has(one)),
          ),
        ]);
        expect(new Map(parts.sort(([a], [b]) => a - b))).toEqual(new Map([...whole].sort(([a], [b]) => a - b)));
      }),
      { numRuns: 1000 },
    );
  });
});

/** Groups of ids that links connect in any way. */
function components(identities: readonly ClusterIdentity[], links: readonly Link[]): Set<number>[] {
  let found = identities.map(({ id }) => new Set([id]));
  const known = new Set(identities.map(({ id }) => id));
  for (const { from, to } of links) {
    if (!known.has(from) || !known.has(to)) continue;
    const touched = found.filter((ids) => ids.has(from) || ids.has(to));
    found = [...found.filter((ids) => !touched.includes(ids)), new Set(touched.flatMap((ids) => [...ids]))];
  }
  return found;
}
