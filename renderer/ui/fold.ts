/** Text as people look for it: without case and accents. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Where words of `wanted` stand in `text`, best at the beginning of a word, as [from, to] in `text` itself; in order, not overlapping. */
export function matches(text: string, wanted: string): [from: number, to: number][] {
  const words = fold(wanted).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  // Folding changes lengths, so every folded letter remembers where it came from.
  let folded = '';
  const origin: number[] = [];
  let at = 0;
  for (const letter of text) {
    const plain = fold(letter);
    folded += plain;
    for (let index = 0; index < plain.length; index += 1) origin.push(at);
    at += letter.length;
  }
  origin.push(text.length);

  const found: [number, number][] = [];
  for (const word of words) {
    const begin = wordStart(folded, word);
    const start = begin >= 0 ? begin : folded.indexOf(word);
    if (start >= 0) found.push([origin[start] ?? 0, origin[start + word.length] ?? text.length]);
  }
  found.sort(([one], [other]) => one - other);
  return found.filter(([from], index) => index === 0 || from >= (found[index - 1]?.[1] ?? 0));
}

/** Whether every word of `wanted` begins a word of `text`. */
export function fits(text: string, wanted: string): boolean {
  const folded = fold(text);
  return fold(wanted)
    .split(/\s+/)
    .every((word) => word === '' || wordStart(folded, word) >= 0);
}

function wordStart(folded: string, word: string): number {
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(folded[at - 1] ?? '')) return at;
  }
  return -1;
}
