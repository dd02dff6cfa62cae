/**
 * Finds which of many identities may be one person. Identities are added and taken away one by one or all at once, with the same answers;
 * nothing here decides anything. See docs/decisions/0027.
 */

import { Blocks } from './blocks.ts';
import type { Candidate } from './candidate.ts';
import { addressKey, handleKey, keysOf } from './keys.ts';
import { type Profile, profileOf } from './profile.ts';
import { Rarity } from './rarity.ts';
import { type Community, type Comparison, compare, type Standing } from './score.ts';
import { standing } from './standing.ts';
import { isCertain, leastPossible, sharesAccount, sharesAddress } from './tiers.ts';
import { measured, type Weights } from './weights.ts';

/** Two identities that may be one person; `a` is the smaller id. */
export interface Pair {
  a: number;
  b: number;
  score: number;
  /** May be accepted in bulk, as far as the two of them go. */
  certain: boolean;
  /** An address or account in common, which outweighs that names clash. */
  sameAddress: boolean;
  /** An account in common: proof, whatever they are called. */
  sameAccount: boolean;
  /** All that agrees is a name that one of them hardly signs with (score.ts). */
  byOther: boolean;
}

export class Likeness {
  readonly #profiles = new Map<number, Profile>();
  readonly #keys = new Map<number, readonly number[]>();
  readonly #blocks = new Blocks();
  readonly #standings = new Map<string, Standing>();
  readonly #weights: Weights;
  readonly #community: Community;

  constructor(weights: Weights = measured) {
    this.#weights = weights;
    const rarity = new Rarity((handle) => this.#usersOf(handle));
    this.#community = { rarity, standingOf: (address) => this.#standingOf(address) };
  }

  get rarity(): Rarity {
    return this.#community.rarity;
  }

  get size(): number {
    return this.#profiles.size;
  }

  has(id: number): boolean {
    return this.#profiles.has(id);
  }

  /** An identity that is there already is replaced. */
  add(candidates: Iterable<Candidate>): void {
    for (const candidate of candidates) {
      this.remove([candidate.id]);
      const profile = profileOf(candidate);
      this.#profiles.set(profile.id, profile);
      this.rarity.add(profile);
      const keys = keysOf(profile);
      this.#keys.set(profile.id, keys);
      for (const key of keys) this.#blocks.put(key, profile.id);
    }
    this.#standings.clear();
  }

  remove(ids: Iterable<number>): void {
    for (const id of ids) {
      const profile = this.#profiles.get(id);
      if (!profile) continue;
      this.#profiles.delete(id);
      this.rarity.remove(profile);
      for (const key of this.#keys.get(id) ?? []) this.#blocks.take(key, id);
      this.#keys.delete(id);
      this.#standings.clear();
    }
  }

  /** Pairs with at least one of these ids, each once, the most alike first. */
  pairsOf(ids: Iterable<number>): Pair[] {
    const asked = new Set(ids);
    const pairs: Pair[] = [];
    for (const id of asked) {
      const profile = this.#profiles.get(id);
      if (!profile) continue;
      for (const other of this.#blocks.partners(id, this.#keys.get(id) ?? []))
        if (other < id || !asked.has(other)) this.#keep(pairs, profile, this.#profiles.get(other));
    }
    return pairs.sort(bestFirst);
  }

  /** All pairs, the most alike first. */
  pairs(): Pair[] {
    const pairs: Pair[] = [];
    for (const [id, profile] of this.#profiles) {
      for (const other of this.#blocks.partners(id, this.#keys.get(id) ?? [], id)) this.#keep(pairs, profile, this.#profiles.get(other));
    }
    return pairs.sort(bestFirst);
  }

  #keep(pairs: Pair[], one: Profile, other: Profile | undefined): void {
    if (!other) return;
    const [first, second] = one.id < other.id ? [one, other] : [other, one];
    const comparison = compare(first, second, this.#community, this.#weights, leastPossible);
    if (comparison.score < leastPossible) return;
    const [a, b] = [first.id, second.id];
    const [sameAddress, sameAccount] = [sharesAddress(comparison), sharesAccount(comparison)];
    pairs.push({ a, b, score: comparison.score, certain: isCertain(comparison), sameAddress, sameAccount, byOther: comparison.byOther });
  }

  /** Everything that speaks for and against these two; `null` where one of them is not here. */
  compare(a: number, b: number): Comparison | null {
    const [first, second] = [this.#profiles.get(a), this.#profiles.get(b)];
    return first && second ? compare(first, second, this.#community, this.#weights) : null;
  }

  profile(id: number): Profile | undefined {
    return this.#profiles.get(id);
  }

  #standingOf(address: string): Standing {
    let known = this.#standings.get(address);
    if (known === undefined) {
      const there = this.#profilesOf(this.#blocks.of(addressKey(address)));
      known = standing(there.filter((profile) => profile.address?.key === address));
      this.#standings.set(address, known);
    }
    return known;
  }

  /** Different full names that have the handle; those without a full name count as one. */
  #usersOf(handle: string): number {
    const block = this.#blocks.of(handleKey(handle));
    if (block.length === 1) return 1;
    const users = new Set<string>();
    for (const { handles, fullNames } of this.#profilesOf(block)) {
      if (handles.some(({ text }) => text === handle)) users.add(fullNames[0]?.sorted ?? '');
    }
    return users.size;
  }

  #profilesOf(ids: readonly number[]): Profile[] {
    return ids.map((id) => this.#profiles.get(id)).filter((profile) => profile !== undefined);
  }
}

const bestFirst = (one: Pair, other: Pair): number => other.score - one.score || one.a - other.a || one.b - other.b;
