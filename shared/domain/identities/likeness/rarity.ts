/**
 * How rare a name or handle is in this community. A rarity r says: fewer than one stranger in 10^r communities of this size shares it.
 * In [-1, 4]. Since the size is in it, the same thresholds hold for 500 identities and for 100,000.
 */
import { isCommonName, shareOfPeople } from './common-names.ts';
import { stemOf } from './handles.ts';
import type { Made } from './made.ts';
import { tellingWords } from './name-parts.ts';
import type { Profile } from './profile.ts';

/** What people everywhere are called weighs as much as this many of the people here. */
const prior = 3000;
/** Given and family names go together more often than by chance (measured on 2,185 people who are surely different). */
const correlation = 5;
/** One in so many people has a given initial. */
const sameInitial = 15;
const mostInitials = 2;
const perLetter = 0.9;
const mostInformation = 8;
const perDigit = 0.8;
const perPrefixLetter = 0.7;
/** A handle that so many people use says no more than how many they are. */
const manyUsers = 4;

export const clampRarity = (r: number): number => Math.max(-1, Math.min(4, r));

export class Rarity {
  /** Full names, their words sorted, with how many candidates have them. */
  readonly #names = new Map<string, number>();
  /** Words, with how many different full names contain them. */
  readonly #words = new Map<string, number>();
  /** Candidates without a full name. */
  #nameless = 0;
  readonly #handles = new Map<string, number>();
  readonly #usersOf: (handle: string) => number;

  /** `usersOf`: how many differently named people have a handle. */
  constructor(usersOf: (handle: string) => number) {
    this.#usersOf = usersOf;
  }

  add(profile: Profile): void {
    this.#count(profile, 1);
  }

  remove(profile: Profile): void {
    this.#count(profile, -1);
  }

  #count({ fullNames, names, handles }: Profile, by: 1 | -1): void {
    this.#handles.clear();
    if (fullNames.length === 0) this.#nameless += names.length > 0 || handles.length > 0 ? by : 0;
    for (const sorted of new Set(fullNames.map((name) => name.sorted))) {
      const before = this.#names.get(sorted) ?? 0;
      put(this.#names, sorted, before + by);
      if ((by === 1 ? before : before + by) > 0) continue;
      for (const word of new Set(sorted.split(' '))) if (word.length > 1) put(this.#words, word, (this.#words.get(word) ?? 0) + by);
    }
  }

  /** Different full names, and identities that have none: at most so many people. */
  get people(): number {
    return Math.max(1, this.#names.size + this.#nameless);
  }

  get #logPeople(): number {
    return Math.log10(this.people);
  }

  /** Share of people with a word in their name. That one person has it, of whom the question is, is not counted. */
  share(word: string): number {
    const here = Math.max(0, (this.#words.get(word) ?? 0) - 1);
    return (here + prior * shareOfPeople(word) + 0.5) / (this.#names.size + prior);
  }

  /** Of the words of a name that two people have in common. `initials`: how many initials fit besides. */
  ofWords(words: readonly string[], initials = 0): number {
    return clampRarity(-Math.log10(this.#shareOfWords(words)) + Math.min(initials, mostInitials) - this.#logPeople);
  }

  /** The two rarest words; where there is one, it alone. */
  #shareOfWords(words: readonly string[]): number {
    const [rarest = 1, next] = tellingWords(words)
      .map((word) => this.share(word))
      .sort((a, b) => a - b);
    return next === undefined ? rarest : Math.min(1, correlation * rarest * next);
  }

  /** Of what a handle and a full name that makes it have in common; never more than the handle's own. */
  ofMade(handle: string, made: Made): number {
    return Math.min(clampRarity(this.#informationOfMade(made) - this.#logPeople), this.ofHandle(handle));
  }

  #informationOfMade({ form, words, initials }: Made): number {
    if (form === 'prefixes') {
      const each = words.map((word) => Math.min(-Math.log10(this.share(word)), perPrefixLetter * word.length));
      return each.reduce((sum, one) => sum + one, 0) - perPrefixLetter;
    }
    const share = this.#shareOfWords(words);
    if (form === 'family') return -Math.log10(0.3 * share);
    return -Math.log10(share / sameInitial ** Math.min(initials, mostInitials));
  }

  ofHandle(handle: string): number {
    let known = this.#handles.get(handle);
    if (known === undefined) {
      known = clampRarity(Math.min(this.#informationOf(handle) - this.#logPeople, this.#byUsers(handle)));
      this.#handles.set(handle, known);
    }
    return known;
  }

  #byUsers(handle: string): number {
    const users = this.#usersOf(handle);
    return users < manyUsers ? Number.POSITIVE_INFINITY : -Math.log10(users);
  }

  /** How much a handle tells, as if nobody took it from somebody else: -log10 of the share of people who would choose it. */
  #informationOf(handle: string): number {
    const bare = stemOf(handle);
    const digits = perDigit * (handle.length - bare.length);
    let least = Math.min(mostInformation, perLetter * handle.length);
    const consider = (share: number): void => {
      least = Math.min(least, -Math.log10(share) + digits);
    };
    if (this.#isWord(bare)) consider(0.3 * this.share(bare));
    for (let cut = 1; cut < bare.length; cut += 1) {
      const [front, rest] = [bare.slice(0, cut), bare.slice(cut)];
      if (cut === 1 && rest.length > 2 && this.#isWord(rest)) consider(this.share(rest) / 30);
      if (cut < 3 || !this.#isWord(front)) continue;
      if (rest.length === 1) consider(this.share(front) / 50);
      else if (rest.length > 2 && this.#isWord(rest)) consider(2.5 * this.share(front) * this.share(rest));
    }
    return least;
  }

  #isWord(word: string): boolean {
    return this.#words.has(word) || isCommonName(word);
  }
}

function put(counts: Map<string, number>, key: string, count: number): void {
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}
