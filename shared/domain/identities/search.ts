/**
 * Text as people look for it: folded (case, accents, scripts), without apostrophes, and in every way in which ä, ö, ü, ø and å
 * are written without their signs: "Ødegård" is odegard, odegaard, oedegard and oedegaard. What is looked in holds all of
 * them, what is looked for is looked for in each.
 */
import { fold } from './fold.ts';

const apostrophes = /['’‘‛ʼʻʹ`´′＇]/g;
const signed = /[äöüøå]/i;
const everySigned = /[äöüøå]/gi;
const spelled: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };
/** A word with more of these letters is spelled as if it had so many: every one doubles the spellings. */
const mostSigned = 3;
const mostWords = 8;

/** At least one; they differ in how each of these letters is written, all of one kind the same way in one spelling. */
export type Spellings = [string, ...string[]];

/** "obrien" for O’Brien, "muller" and "mueller" for Müller. */
export function spellings(text: string): Spellings {
  const plain = text.normalize('NFC').replace(apostrophes, '');
  const short = fold(plain);
  if (!signed.test(plain)) return [short];
  const kinds = [...new Set(plain.toLowerCase().match(everySigned))].slice(0, mostSigned);
  const others = Array.from({ length: 2 ** kinds.length - 1 }, (_, at) => {
    const long = kinds.filter((_kind, bit) => ((at + 1) >> bit) & 1);
    return fold(
      plain.replace(everySigned, (letter) => (long.includes(letter.toLowerCase()) ? spelled[letter.toLowerCase()] : null) ?? letter),
    );
  });
  return [short, ...others];
}

const parts = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** What a search looks in: every word of the texts once, in each of its spellings. */
export function searchText(texts: readonly string[]): string {
  const words = new Set<string>();
  for (const text of texts) {
    // Word by word only where it matters: most texts have one spelling.
    const composed = text.normalize('NFC');
    const forms = signed.test(composed) ? parts(composed).flatMap(spellings) : spellings(composed);
    for (const form of forms) for (const word of parts(form)) words.add(word);
  }
  return [...words].join(' ');
}

/** What is looked for, at most eight words, each in its spellings. Every word must occur in one of them. */
export function searchWords(text: string): Spellings[] {
  const words = new Map<string, Spellings>();
  for (const word of parts(text)) {
    // Handles are shown with a sign in front that is not part of them.
    const [short, ...others] = spellings(word.replace(/^@(?=.)/, ''));
    for (const part of parts(short)) words.set(part, [part, ...others]);
  }
  return [...words.values()].slice(0, mostWords);
}
