import { type ActivityKind, type CountedKind, trailerCredits } from '../../../../shared/domain/contributors/contributions.ts';
import type { Person } from '../../../../shared/domain/identities/mailmap.ts';

export interface CreditOf {
  kind: ActivityKind;
  countsAs: CountedKind;
}

const longestTrailer = 4000;

/** What a trailer such as `Reviewed-by: Ana <ana@example.org>` gives credit for, and to whom by address; `null` when it is none. */
export function creditIn(trailer: string): (CreditOf & { people: Person[] }) | null {
  const colon = trailer.indexOf(':');
  const key = trailer.slice(0, Math.max(0, colon)).trim().toLowerCase();
  const credit = Object.hasOwn(trailerCredits, key) ? trailerCredits[key] : undefined;
  return credit ? { ...credit, people: peopleIn(trailer.slice(colon + 1, longestTrailer)) } : null;
}

/** Every `name <address>`. By hand: as a regular expression, a long text without brackets is gone through once for each letter. */
function peopleIn(text: string): Person[] {
  // What stands behind the last bracket addresses nobody.
  return text
    .split('>')
    .slice(0, -1)
    .flatMap((part) => {
      const open = part.lastIndexOf('<');
      if (open < 0) return [];
      const before = part.slice(0, open);
      const name = before.slice(Math.max(...['<', ',', ';'].map((sign) => before.lastIndexOf(sign))) + 1);
      return [{ name, address: part.slice(open + 1) }];
    });
}
