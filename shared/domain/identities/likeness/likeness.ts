/**
 * Finds which of many identities may be one person. Identities are added and taken away one by one or all at once, with the same answers;
 * nothing here decides anything. See docs/decisions/0031.
 */
import type { Candidate } from './candidate.ts';
import { fullest, keysOf } from './keys.ts';
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
}

export class Likeness {
  readonly #profiles = new Map<number, Profile>();
  /** Who has a key: mostly one, so an id alone is no list. */
  readonly #blocks = new Map<string, number | number[]>();
  readonly #standings = new Map<string, Standing>();
  readonly #weights: Weights;
  readonly #community: Community;

  constructor(weights: Weights = measured) {
    this.#weights = weights;
    const rarity = new Rarity((handle, atLeast) => this.#usersOf(handle, atLeast));
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
      for (const key of keysOf(profile)) this.#put(key, profile.id);
    }
    this.#standings.clear();
  }

  remove(ids: Iterable<number>): void {
    for (const id of ids) {
      const profile = this.#profiles.get(id);
      if (!profile) continue;
      this.#profiles.delete(id);
      this.rarity.remove(profile);
      for (const key of keysOf(profile)) this.#take(key, id);
      this.#standings.clear();
    }
  }

  /** Pairs with at least one of these ids, each once, the most alike first. */
  pairsOf(ids: Iterable<number>): Pair[] {
    const asked = new Set(ids);
    const pairs: Pair[] = [];
    for (const id of asked) {
      for (const other of this.#partnersOf(id)) if (!asked.has(other) || other < id) this.#keep(pairs, id, other);
    }
    return pairs.sort(bestFirst);
  }

  /** All pairs, the most alike first. */
  pairs(): Pair[] {
    return this.pairsOf(this.#profiles.keys());
  }

  #keep(pairs: Pair[], one: number, other: number): void {
    const [a, b] = one < other ? [one, other] : [other, one];
    const comparison = this.compare(a, b);
    if (comparison === null || comparison.score < leastPossible) return;
    const [sameAddress, sameAccount] = [sharesAddress(comparison), sharesAccount(comparison)];
    pairs.push({ a, b, score: comparison.score, certain: isCertain(comparison), sameAddress, sameAccount });
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
      const there = this.#blocks.get(`e:${address}`);
      known = Array.isArray(there) ? standing(there.flatMap((id) => this.#profiles.get(id) ?? [])) : standing(this.#alone(there));
      this.#standings.set(address, known);
    }
    return known;
  }

  #alone(id: number | undefined): Profile[] {
    const profile = id === undefined ? undefined : this.#profiles.get(id);
    return profile ? [profile] : [];
  }

  /** Different full names that have the handle; those without a full name are one. Stops when it is clear. */
  #usersOf(handle: string, atLeast: number): number {
    const block = this.#blocks.get(`h:${handle}`);
    if (!Array.isArray(block) || block.length < atLeast) return 1;
    const users = new Set<string>();
    for (const id of block) {
      const profile = this.#profiles.get(id);
      if (profile?.handles.some(({ text }) => text === handle)) users.add(profile.fullNames[0]?.sorted ?? '');
    }
    return users.size;
  }

  #put(key: string, id: number): void {
    const block = this.#blocks.get(key);
    if (block === undefined) this.#blocks.set(key, id);
    else if (Array.isArray(block)) block.push(id);
    else this.#blocks.set(key, [block, id]);
  }

  #take(key: string, id: number): void {
    const block = this.#blocks.get(key);
    const left = Array.isArray(block) ? block.filter((other) => other !== id) : [];
    const [only] = left;
    if (only === undefined) this.#blocks.delete(key);
    else this.#blocks.set(key, left.length === 1 ? only : left);
  }

  #partnersOf(id: number): Set<number> {
    const partners = new Set<number>();
    const profile = this.#profiles.get(id);
    if (!profile) return partners;
    for (const key of keysOf(profile)) {
      const block = this.#blocks.get(key);
      if (!Array.isArray(block) || block.length > (fullest[key.charAt(0)] ?? 0)) continue;
      for (const other of block) if (other !== id) partners.add(other);
    }
    return partners;
  }
}

const bestFirst = (one: Pair, other: Pair): number => other.score - one.score || one.a - other.a || one.b - other.b;
