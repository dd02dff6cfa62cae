/** What the handles of two identities have to do with each other. */
import { isWithin } from './edit-distance.ts';
import { commonStart } from './made.ts';
import type { OwnHandle } from './profile.ts';

const shortestStem = 4;
const shortestStart = 5;
/** Also for those that differ by a letter. */
const shortestEnd = 6;
const mostExtra = 4;

/** What two handles that are nearly the same have in common; `null` where they are the same or not near. */
export function nearHandle(first: OwnHandle, second: OwnHandle): string | null {
  const [a, b] = [first.text, second.text];
  if (a === b) return null;
  if (first.stem === second.stem && first.stem.length >= shortestStem) return first.stem;
  if (first.core === second.core && first.core.length >= shortestStem) return first.core;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const extra = long.length - short.length;
  if (extra > mostExtra || short.length < shortestStart) return null;
  if (long.startsWith(short)) return short;
  if (short.length < shortestEnd) return null;
  if (long.endsWith(short)) return short;
  return extra < 2 && isWithin(a, b, 1) ? short.slice(0, Math.max(commonStart(a, b), short.length - 1)) : null;
}
