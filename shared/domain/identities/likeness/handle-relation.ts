/** What the handles of two identities have to do with each other. */
import { editDistance } from './edit-distance.ts';
import { stemOf, withoutAffix } from './handles.ts';
import { commonStart } from './made.ts';

const shortestStem = 4;
const shortestTypo = 6;
const shortestStart = 5;
const shortestEnd = 6;
const mostExtra = 4;

/** What two handles that are nearly the same have in common; `null` where they are the same or not near. */
export function nearHandle(a: string, b: string): string | null {
  if (a === b) return null;
  const [stemA, stemB] = [stemOf(a), stemOf(b)];
  if (stemA === stemB && stemA.length >= shortestStem) return stemA;
  const [bareA, bareB] = [withoutAffix(a), withoutAffix(b)];
  if (bareA === bareB && bareA.length >= shortestStem) return bareA;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= shortestTypo && editDistance(a, b, 1) <= 1) return short.slice(0, Math.max(commonStart(a, b), short.length - 1));
  if (long.length - short.length > mostExtra) return null;
  if (short.length >= shortestStart && long.startsWith(short)) return short;
  return short.length >= shortestEnd && long.endsWith(short) ? short : null;
}
