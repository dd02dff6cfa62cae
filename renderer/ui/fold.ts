/** Finding words in short texts as the core finds people: without case, accents and apostrophes, in either spelling. */
import { searchWords, spellings } from '../../shared/domain/identities/search.ts';

/** Every one more doubles the spellings. */
const MOST_KINDS = 3;

/** A text in one spelling. Folding changes lengths, so every folded letter remembers where it came from. */
interface Folded {
  letters: string;
  origin: number[];
}

/** The text in each of its spellings: all letters of one kind are written the same way in one of them. */
function foldedForms(text: string): Folded[] {
  const letters = text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
  const folded = letters.map(spellings);
  const kinds = [...new Set(folded.filter(([, long]) => long !== undefined).map(([short]) => short))].slice(0, MOST_KINDS);
  return Array.from({ length: 2 ** kinds.length }, (_, form) => {
    const made: Folded = { letters: '', origin: [] };
    let at = 0;
    for (const [index, [short, long = short]] of folded.entries()) {
      const plain = (form >> kinds.indexOf(short)) & 1 && kinds.includes(short) ? long : short;
      made.letters += plain;
      for (let count = 0; count < plain.length; count += 1) made.origin.push(at);
      at += letters[index]?.length ?? 0;
    }
    made.origin.push(text.length);
    return made;
  });
}

/** Where words of `wanted` stand in `text`, best at the beginning of a word, as [from, to] in `text` itself; in order, not overlapping. */
export function matches(text: string, wanted: string): [from: number, to: number][] {
  const forms = foldedForms(text);
  const found = searchWords(wanted).flatMap((word) => {
    const places = [
      ...each(forms, word, (form, spelling) => wordStart(text, form, spelling)),
      ...each(forms, word, (form, spelling) => form.letters.indexOf(spelling)),
    ];
    return places.slice(0, 1);
  });
  found.sort(([one], [other]) => one - other);
  return found.filter(([from], index) => index === 0 || from >= (found[index - 1]?.[1] ?? 0));
}

/** Whether every word of `wanted` begins a word of `text`. */
export function fits(text: string, wanted: string): boolean {
  const forms = foldedForms(text);
  return searchWords(wanted).every((word) => each(forms, word, (form, spelling) => wordStart(text, form, spelling)).length > 0);
}

/** The places that `find` gives, in the text itself. */
function each(forms: readonly Folded[], word: readonly string[], find: (form: Folded, spelling: string) => number): [number, number][] {
  return forms.flatMap((form) =>
    word.flatMap((spelling): [number, number][] => {
      const start = find(form, spelling);
      return start < 0 ? [] : [[form.origin[start] ?? 0, form.origin[start + spelling.length] ?? 0]];
    }),
  );
}

function wordStart(text: string, { letters, origin }: Folded, word: string): number {
  for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + 1)) {
    const from = origin[at] ?? 0;
    if (from === 0 || (from !== origin[at - 1] && !/[\p{L}\p{N}\p{M}]/u.test(text[from - 1] ?? ''))) return at;
  }
  return -1;
}
