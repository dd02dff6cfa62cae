/** How unlike two words are by letters. */

/**
 * Letters to add, drop, change or swap with their neighbour to make one word of the other (optimal string alignment); `most + 1` as soon
 * as it is more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, above]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let value = Math.min(changed, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, (before[j - 2] ?? 0) + 1);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    [before, above] = [above, row];
  }
  return above[b.length] ?? most + 1;
}

/** The consonants as they sound, for names that are written in several ways: Katharina and Catarina, Mohammed and Muhamad. */
export const skeletonOf = (word: string): string =>
  word
    .replace(/ph/g, 'f')
    .replace(/[cq]k?/g, 'k')
    .replace(/w/g, 'v')
    .replace(/z/g, 's')
    .replace(/x/g, 'ks')
    .replace(/j/g, 'y')
    .replace(/[aeiouyh]/g, '')
    .replace(/(.)\1+/g, '$1');
