/** What two signed names have to do with each other. */
import { isWithin } from './edit-distance.ts';
import type { NameParts } from './name-parts.ts';
import { isNickname } from './nicknames.ts';
import type { Sign } from './weights.ts';

export interface NameRelation {
  sign: Extract<Sign, `name${string}`>;
  /** What both have in common, for its rarity. */
  common: readonly string[];
  /** Initials that fit beside the words in common. */
  initials: number;
  /** Taken off the rarity, for words that one of them has more. */
  less: number;
}

const relation = (sign: NameRelation['sign'], common: readonly string[], initials = 0, less = 0): NameRelation => ({
  sign,
  common,
  initials,
  less,
});

/** `null`: nothing, which speaks neither for nor against; two handles are compared as handles. */
export function nameRelation(a: NameParts, b: NameParts): NameRelation | null {
  if (!a.full && !b.full) return null;
  if (a.full && b.full && (a.sorted === b.sorted || a.joined === b.joined)) {
    const words = a.words.length >= b.words.length ? a.words : b.words;
    return relation('nameEqual', words, words.filter((word) => word.length === 1).length);
  }
  if (!a.full || !b.full) return joined(a.full ? b : a, a.full ? a : b);
  // A name in Latin letters against one in others that folding does not write in Latin: there is nothing to compare.
  if (a.latin !== b.latin) return null;
  if (a.words.length === 1 && b.words.length === 1) return noneCommon;
  if (a.words.length === 1 || b.words.length === 1) return null;
  return subset(a.words, b.words) ?? short(a.words, b.words) ?? typo(a, b) ?? contradiction(a, b);
}

function joined(handle: NameParts, name: NameParts): NameRelation | null {
  const { words } = name;
  const isJoined = handle.joined === name.joined || handle.joined === (words.at(-1) ?? '') + words.slice(0, -1).join('');
  return isJoined && words.length > 1 ? relation('nameJoined', words) : null;
}

/** All words of the shorter one stand in the longer one in order, initials for words; two of them whole. */
function subset(a: readonly string[], b: readonly string[]): NameRelation | null {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const whole = (word: string, other: string | undefined): boolean => word === other && word.length > 1;
  const places: number[] = [];
  for (const word of shorter) {
    let at = (places.at(-1) ?? -1) + 1;
    while (at < longer.length && !fits(word, longer[at] ?? '')) at += 1;
    if (at === longer.length) return null;
    places.push(at);
  }
  const common = shorter.filter((word, at) => whole(word, longer[places[at] ?? 0]));
  return common.length >= 2 ? relation('nameSubset', common, shorter.length - common.length) : null;
}

const fits = (a: string, b: string): boolean => a === b || ((a.length === 1 || b.length === 1) && a.charAt(0) === b.charAt(0));

/** Names with one of the two, given or family, in common, and a short form of the other. */
function short(a: readonly string[], b: readonly string[]): NameRelation | null {
  const [givenA = '', givenB = ''] = [a[0], b[0]];
  const [familyA = '', familyB = ''] = [a.at(-1), b.at(-1)];
  if (familyA === familyB && familyA.length > 1) {
    if (isInitial(givenA, givenB)) return relation('nameInitial', [familyA]);
    return givenA.length > 1 && isNickname(givenA, givenB) ? relation('nameNickname', [familyA]) : null;
  }
  return givenA === givenB && givenA.length > 1 && isInitial(familyA, familyB) ? relation('nameFamilyInitial', [givenA]) : null;
}

const isInitial = (a: string, b: string): boolean => (a.length === 1 || b.length === 1) && a.charAt(0) === b.charAt(0);

function typo(a: NameParts, b: NameParts): NameRelation | null {
  const [shorter, longer] = a.words.length <= b.words.length ? [a, b] : [b, a];
  const isCommon = (word: string): boolean => word.length > 1 && longer.words.includes(word);
  if (haveCommonWord(a.words, b.words)) {
    const same = shorter.words.filter(isCommon);
    for (const [at, word] of shorter.words.entries()) {
      if (same.includes(word)) continue;
      const other = longer.words.findIndex(
        (one, place) => !same.includes(one) && isTypo(word, one, shorter.sounds[at], longer.sounds[place]),
      );
      const left = shorter.words.length + longer.words.length - 2 * same.length - 2;
      if (other >= 0) return relation('nameTypo', [...same, word], 0, left);
    }
    // The word that differs was looked at by itself: Lars and Claus are two people, whatever they share.
    return null;
  }
  const length = Math.min(a.joined.length, b.joined.length);
  const most = length >= 11 ? 2 : length >= 8 ? 1 : 0;
  return most > 0 && isWithin(a.joined, b.joined, most) ? relation('nameTypo', shorter.words) : null;
}

function isTypo(a: string, b: string, soundA = '', soundB = ''): boolean {
  const length = Math.min(a.length, b.length);
  if (length < 3) return false;
  const most = length >= 8 ? 2 : length >= 5 ? 1 : 0;
  if (most > 0 && isWithin(a, b, most)) return true;
  return soundA.length >= 2 && soundA === soundB && isWithin(a, b, 2);
}

const noneCommon = relation('nameNoneCommon', []);

function contradiction(a: NameParts, b: NameParts): NameRelation {
  if (!haveCommonWord(a.words, b.words)) return noneCommon;
  return relation(a.words[0] === b.words[0] ? 'nameOnlyGiven' : 'nameOnlyFamily', []);
}

/** Initials do not count. */
function haveCommonWord(a: readonly string[], b: readonly string[]): boolean {
  for (const word of a) if (word.length > 1 && b.includes(word)) return true;
  return false;
}

/** Signs of two full names that cannot be one person's. */
export const contradicting: ReadonlySet<Sign> = new Set<Sign>(['nameOnlyFamily', 'nameOnlyGiven', 'nameNoneCommon']);
export const contradicts = ({ sign }: NameRelation): boolean => contradicting.has(sign);

/** Whether two lists of full names have nothing compatible: no name of one may be a form of a name of the other. */
export function namesClash(a: readonly NameParts[], b: readonly NameParts[]): boolean {
  const told = (names: readonly NameParts[]) => names.filter(({ handleLike }) => !handleLike);
  const [first, second] = [told(a), told(b)];
  if (first.length === 0 || second.length === 0) return false;
  return first.every((one) =>
    second.every((other) => {
      const found = nameRelation(one, other);
      return found !== null && contradicts(found);
    }),
  );
}
