/**
 * The recovery phrase: twelve words of the English BIP-39 list, which hold 128 random bits and 4 of a checksum. No two words of the
 * list begin with the same four letters. Source: https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki
 */
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';

export const PHRASE_WORDS = 12;
/** Bytes of randomness in a phrase. */
export const PHRASE_ENTROPY = 16;

const known: ReadonlySet<string> = new Set(wordlist);

/** The words of 16 random bytes. */
export const phraseOf = (entropy: Uint8Array): string[] => entropyToMnemonic(entropy, wordlist).split(' ');

/** Words as they were meant: whatever stands between them, in whatever case, with or without the numbers of the printed sheet. */
const wordsIn = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^a-z]+/)
    .filter((word) => word !== '');

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

/** The phrase in its one form, or what is wrong with it, in words. */
export function readPhrase(text: string): { phrase: string } | { problem: string } {
  const words = wordsIn(text);
  const wrong = words.findIndex((word) => !known.has(word));
  if (wrong >= 0 && wrong < PHRASE_WORDS) {
    const word = (words[wrong] ?? '').slice(0, 40);
    const near = nearestWord(word);
    return {
      problem: `The ${ordinals[wrong]} word, "${word}", is in no recovery phrase.${near === null ? '' : ` Is it "${near}"?`}`,
    };
  }
  if (words.length !== PHRASE_WORDS)
    return { problem: `A recovery phrase has ${PHRASE_WORDS} words; ${counted(words.length)} written here.` };
  const phrase = words.join(' ');
  try {
    mnemonicToEntropy(phrase, wordlist);
  } catch {
    return {
      problem: 'Every word is right by itself, but together they are no recovery phrase. Compare them with the sheet, and their order.',
    };
  }
  return { phrase };
}

const counted = (words: number): string => (words === 1 ? 'one is' : `${words === 0 ? 'none' : words} are`);

/** More slips than this, and a guess would only mislead. */
const mostSlips = 2;

/** The word of the list that is fewest slips away; `null` when none is near. Of several one with the same first letter, and then the first of the alphabet. */
export function nearestWord(word: string): string | null {
  let best: string | null = null;
  let fewest = mostSlips + 0.75;
  for (const candidate of wordlist) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    // The first letter is seldom the wrong one.
    const slips = slipsBetween(word, candidate) + (candidate[0] === word[0] ? 0 : 0.5);
    if (slips >= fewest) continue;
    best = candidate;
    fewest = slips;
  }
  return best;
}

/** Letters that are wrong, missing or too many, or two that changed places (optimal string alignment). */
function slipsBetween(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      row.push(slips);
    }
    before = last;
    last = row;
  }
  return last[other.length] ?? 0;
}
