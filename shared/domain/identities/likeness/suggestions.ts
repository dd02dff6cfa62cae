/** From pairs of identities to suggestions: which groups may be one person, in the order to look at them. */
import { type Explanation, explanationOf } from './explain.ts';
import { bulkVetoOf, type Group, type Veto, vetoOf } from './groups.ts';
import type { Likeness, Pair } from './likeness.ts';
import { namesClash } from './name-relation.ts';
import { type Tier, tierOf, tiers } from './tiers.ts';

/** What is known beside the identities. */
export interface Known {
  /** Who is one person already: the id of a person, the same for all their identities. An identity that is not here is alone. */
  personOf: ReadonlyMap<number, number>;
  /** Pairs of identities that somebody said are not one person. */
  apart: readonly (readonly [number, number])[];
}

export interface Suggestion extends Explanation {
  tier: Tier;
  /** Natural log-odds; orders suggestions and says nothing else. */
  score: number;
  /** The identities of both sides, in order. For the certain ones: with what the certain ones before it join. */
  groups: readonly [readonly number[], readonly number[]];
  /** The two identities that are most alike, one of each. */
  pair: readonly [number, number];
  /** The smallest id of all that certain suggestions join with it: what is looked at as one group. `null` for other tiers. */
  bundle: number | null;
}

/** Taken off where full names of both sides clash: so much for any, and this for all. */
const anyClash = 0.5;
const allClash = 2.5;

interface Joined extends Group {
  ids: number[];
  profiles: Group['profiles'][number][];
}

interface Draft {
  tier: Tier;
  score: number;
  sides: readonly [Joined, Joined];
  groups: readonly [readonly number[], readonly number[]];
  pair: Pair;
  veto: Veto | null;
}

/** `pairs`: best first, as `Likeness` gives them. The answer does not depend on the order identities were added in. */
export function suggestions(likeness: Likeness, pairs: readonly Pair[], known: Known): Suggestion[] {
  const groups = new GroupsOf(likeness, known);
  const certain = pairs.filter((pair) => pair.certain).flatMap((pair) => groups.join(pair) ?? []);
  const others = withoutImplied(groups.between(pairs));
  return [...certain, ...others].map(({ tier, score, groups: sides, pair, veto }, at) => ({
    tier,
    score,
    groups: sides,
    pair: [pair.a, pair.b],
    bundle: at < certain.length ? Math.min(...groups.of(pair.a).ids) : null,
    ...explanationOf(likeness, pair, veto),
  }));
}

class GroupsOf {
  readonly #likeness: Likeness;
  readonly #apart = new Map<number, Set<number>>();
  readonly #groups = new Map<number, Joined>();
  readonly #members = new Map<number, number[]>();
  readonly #personOf: Known['personOf'];

  constructor(likeness: Likeness, { personOf, apart }: Known) {
    this.#likeness = likeness;
    this.#personOf = personOf;
    for (const [id, person] of personOf) if (likeness.has(id)) push(this.#members, person, id);
    for (const [a, b] of apart) {
      this.#apart.set(a, (this.#apart.get(a) ?? new Set()).add(b));
      this.#apart.set(b, (this.#apart.get(b) ?? new Set()).add(a));
    }
  }

  /** The group of an identity: at first whoever is one person already. */
  of(id: number): Joined {
    let group = this.#groups.get(id);
    if (!group) {
      const person = this.#personOf.get(id);
      const ids = person === undefined ? [id] : [...(this.#members.get(person) ?? [id])];
      group = { ids: ids.sort(ascending), profiles: ids.flatMap((one) => this.#likeness.profile(one) ?? []) };
      for (const one of ids) this.#groups.set(one, group);
    }
    return group;
  }

  /** Joins the groups of a certain pair, unless something forbids it. */
  join(pair: Pair): Draft | null {
    const [a, b] = [this.of(pair.a), this.of(pair.b)];
    if (a === b || vetoOf(a, b, this.#apart) || bulkVetoOf(a, b, pair)) return null;
    const groups = [[...a.ids], [...b.ids]] as const;
    const [into, from] = a.ids.length >= b.ids.length ? [a, b] : [b, a];
    into.ids.push(...from.ids);
    into.ids.sort(ascending);
    into.profiles.push(...from.profiles);
    for (const id of from.ids) this.#groups.set(id, into);
    return { tier: 'certain', score: pair.score, sides: [into, into], groups, pair, veto: null };
  }

  /** What remains between groups: the best pair of each two, less what clashes. */
  between(pairs: readonly Pair[]): Draft[] {
    const seen = new Map<Joined, Set<Joined>>();
    const drafts: Draft[] = [];
    for (const pair of pairs) {
      const [a, b] = [this.of(pair.a), this.of(pair.b)];
      if (a === b || seen.get(a)?.has(b)) continue;
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const)
        seen.set(one, (seen.get(one) ?? new Set()).add(other));
      if (vetoOf(a, b, this.#apart)) continue;
      const score = pair.score - (pair.sameAddress ? 0 : clashOf(a, b));
      const tier = pair.byOther && tierOf(score) === 'likely' ? 'possible' : tierOf(score);
      if (tier) drafts.push({ tier, score, sides: [a, b], groups: [[...a.ids], [...b.ids]], pair, veto: bulkVetoOf(a, b, pair) });
    }
    return drafts.sort(
      (one, other) =>
        tiers.indexOf(one.tier) - tiers.indexOf(other.tier) ||
        other.score - one.score ||
        one.pair.a - other.pair.a ||
        one.pair.b - other.pair.b,
    );
  }
}

const ascending = (a: number, b: number): number => a - b;

function push(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function clashOf(a: Group, b: Group): number {
  let clashes = 0;
  for (const one of a.profiles) for (const other of b.profiles) if (namesClash(one.fullNames, other.fullNames)) clashes += 1;
  return clashes === 0 ? 0 : anyClash + (allClash * clashes) / (a.profiles.length * b.profiles.length);
}

/** Without those that better suggestions already say together; when one of these is refused, they come up again. */
function withoutImplied(drafts: readonly Draft[]): Draft[] {
  const parent = new Map<Group, Group>();
  const rootOf = (group: Group): Group => {
    let root = group;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    if (root !== group) parent.set(group, root);
    return root;
  };
  return drafts.filter(({ sides: [a, b] }) => {
    const [first, second] = [rootOf(a), rootOf(b)];
    if (first === second) return false;
    parent.set(first, second);
    return true;
  });
}
