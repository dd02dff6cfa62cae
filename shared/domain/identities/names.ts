/** Which of the names somebody signed with is shown. */
import { fold, words } from './fold.ts';
import { isPlaceholderName } from './signature.ts';

export interface NameUse {
  name: string;
  uses: number;
  /** UTC epoch milliseconds of the last use. */
  lastAt: number;
}

/**
 * The name to show: a full name before a single word, then the one used most, then the latest, then by alphabet.
 * `null` when no name says anything.
 */
export function bestName(names: readonly NameUse[]): string | null {
  const telling = names.filter((use) => !isPlaceholderName(use.name));
  telling.sort(
    (a, b) =>
      Number(words(b.name).length > 1) - Number(words(a.name).length > 1) ||
      b.uses - a.uses ||
      b.lastAt - a.lastAt ||
      (a.name < b.name ? -1 : 1),
  );
  return telling[0]?.name ?? null;
}

/** The key a list of names is sorted by: folded, names before handles with signs in front. */
export function nameKey(name: string): string {
  return fold(name).replace(/^[^\p{L}\p{N}]+/u, '') || '\uffff';
}
