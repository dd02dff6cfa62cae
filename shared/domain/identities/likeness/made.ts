/** Handles made of a full name: `anapires`, `apires`, `piresa`, `pires74`, `anapir` of Ana Pires. */
import { nicknamesOf } from './nicknames.ts';

/**
 * `whole`: given and family name, or initials and family name. `initial`: one of the two and the other's initial. `family`: the family name
 * and a few letters. `prefixes`: the beginnings of both.
 */
export type MadeForm = 'whole' | 'initial' | 'family' | 'prefixes';

export interface Made {
  form: MadeForm;
  /** The words of the name that stand in the handle whole, or, for `prefixes`, their beginnings. */
  words: readonly string[];
  /** How many initials stand beside them. */
  initials: number;
}

const mostExtra = 4;
const shortestFamily = 4;
const shortestPrefixes = 5;

/** How a handle (letters and digits, none of these at either end) is made of the words of a full name; `null` where it is not. */
export function madeOf(bare: string, words: readonly string[]): Made | null {
  const given = words[0] ?? '';
  const family = words.at(-1) ?? '';
  if (words.length < 2 || given.length + family.length < 4) return null;
  // Whatever is made of a name begins like one of its words, or ends with the family name.
  if (!beginsLike(bare, words) && !bare.endsWith(family)) return null;
  return (
    whole(bare, words, given, family) ??
    withInitial(bare, words, given, family) ??
    ofFamily(bare, family) ??
    ofPrefixes(bare, given, family)
  );
}

function beginsLike(bare: string, words: readonly string[]): boolean {
  for (const word of words) if (word.charCodeAt(0) === bare.charCodeAt(0)) return true;
  return false;
}

function whole(bare: string, words: readonly string[], given: string, family: string): Made | null {
  const count = words.length;
  if (count > 2 && bare === words.join('')) return { form: 'whole', words, initials: 0 };
  for (let at = 0; at < count; at += 1) {
    for (let other = at + 1; other < count; other += 1) {
      const [first = '', second = ''] = [words[at], words[other]];
      if (first.length > 1 && second.length > 1 && isJoined(bare, first, second))
        return { form: 'whole', words: [first, second], initials: 0 };
    }
  }
  if (family.length < 2) return null;
  const nickname = nicknamesOf(given).find((short) => isJoined(bare, short, family));
  if (nickname !== undefined) return { form: 'whole', words: [nickname, family], initials: 0 };
  if (count < 3) return null;
  const initials = initialsOf(words.slice(0, -1));
  return isJoined(bare, initials, family) ? { form: 'whole', words: [family], initials: initials.length } : null;
}

/** Whether the handle is both, in either order. */
const isJoined = (bare: string, first: string, second: string): boolean =>
  bare.length === first.length + second.length &&
  ((bare.startsWith(first) && bare.endsWith(second)) || (bare.startsWith(second) && bare.endsWith(first)));

const initialsOf = (words: readonly string[]): string => words.map((word) => word.charAt(0)).join('');

function withInitial(bare: string, words: readonly string[], given: string, family: string): Made | null {
  const initial = given.charAt(0);
  if (family.length > 2 && isJoined(bare, initial, family)) return { form: 'initial', words: [family], initials: 1 };
  if (given.length > 2 && bare.startsWith(given)) {
    const rest = bare.slice(given.length);
    if (rest === family.charAt(0) || rest === initialsOf(words.slice(1))) return { form: 'initial', words: [given], initials: rest.length };
  }
  if (words.length < 3) return null;
  // "van der Walt" may be one family name in a handle.
  const joined = words.slice(1).join('');
  return bare === joined || bare === initial + joined ? { form: 'initial', words: words.slice(1), initials: 1 } : null;
}

function ofFamily(bare: string, family: string): Made | null {
  if (family.length < shortestFamily || bare.length > family.length + mostExtra) return null;
  return bare.startsWith(family) || bare.endsWith(family) ? { form: 'family', words: [family], initials: 0 } : null;
}

function ofPrefixes(bare: string, given: string, family: string): Made | null {
  if (bare.length < shortestPrefixes) return null;
  for (const [first, second] of [
    [given, family],
    [family, given],
  ] as const) {
    const whole = commonStart(bare, first);
    for (let length = whole; length >= 2; length -= 1) {
      const rest = bare.slice(length);
      if (rest.length >= 2 && second.startsWith(rest)) return { form: 'prefixes', words: [first.slice(0, length), rest], initials: 0 };
    }
  }
  return null;
}

export function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}
