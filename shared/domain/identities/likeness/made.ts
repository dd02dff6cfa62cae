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

/** How the handle (letters and digits) is made of the words of a full name; `null` where it is not. */
export function madeOf(handle: string, words: readonly string[]): Made | null {
  const given = words[0] ?? '';
  const family = words.at(-1) ?? '';
  if (words.length < 2 || given.length + family.length < 4) return null;
  const bare = handle.replace(/^\d+|\d+$/g, '');
  return (
    whole(bare, words, given, family) ??
    withInitial(bare, words, given, family) ??
    ofFamily(bare, family) ??
    ofPrefixes(bare, given, family)
  );
}

function whole(bare: string, words: readonly string[], given: string, family: string): Made | null {
  if (bare === words.join('')) return { form: 'whole', words, initials: 0 };
  for (const [at, first] of words.entries()) {
    for (const second of words.slice(at + 1)) {
      if (first.length > 1 && second.length > 1 && (bare === first + second || bare === second + first))
        return { form: 'whole', words: [first, second], initials: 0 };
    }
  }
  if (family.length < 2) return null;
  const nickname = nicknamesOf(given).find((short) => bare === short + family || bare === family + short);
  if (nickname !== undefined) return { form: 'whole', words: [nickname, family], initials: 0 };
  const initials = initialsOf(words.slice(0, -1));
  return initials.length > 1 && (bare === initials + family || bare === family + initials)
    ? { form: 'whole', words: [family], initials: initials.length }
    : null;
}

const initialsOf = (words: readonly string[]): string => words.map((word) => word.charAt(0)).join('');

function withInitial(bare: string, words: readonly string[], given: string, family: string): Made | null {
  const initial = given.charAt(0);
  if (family.length > 2 && (bare === initial + family || bare === family + initial))
    return { form: 'initial', words: [family], initials: 1 };
  const rest = initialsOf(words.slice(1));
  const last = family.charAt(0);
  if (given.length > 2 && (bare === given + last || bare === given + rest)) {
    return { form: 'initial', words: [given], initials: bare === given + last ? 1 : rest.length };
  }
  // "van der Walt" may be one family name in a handle.
  const joined = words.slice(1).join('');
  return words.length > 2 && (bare === initial + joined || bare === joined)
    ? { form: 'initial', words: words.slice(1), initials: 1 }
    : null;
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
