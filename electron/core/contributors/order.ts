/** The orders of the list, in SQL and in memory: both must give the same. */
import type { contributorSorts } from '../../../shared/contract/contributors.ts';
import { chosen, fullSet, remove } from './key-set.ts';

export type Sort = (typeof contributorSorts)[number];

/** What one person is sorted by: the folded name, instants in UTC epoch milliseconds, and the number of contributions. */
export interface Sortable {
  name: string;
  firstActive: number | null;
  lastActive: number | null;
  count: number;
}
/** By key. */
type People = readonly (Sortable | undefined)[];

/** One index each; the key at the end makes every order a total one. */
export const orders: Record<Sort, string> = {
  name: 'name_key, id',
  lastActive: 'last_at, id',
  firstActive: 'first_at, id',
  count: 'contributions, id',
};

/** An order of keys with the touched ones taken out and put where they belong now; those who are not there any more leave it. */
export function moved(order: Uint32Array, touched: readonly number[], sort: Sort, people: People): Uint32Array {
  if (touched.length === 0) return order;
  const untouched = fullSet(people.length);
  for (const key of touched) remove(untouched, key);
  const staying = chosen(order, untouched);
  const before = comparison(sort, people);
  const coming = touched.filter((key) => people[key] !== undefined).sort(before);
  const merged = new Uint32Array(staying.length + coming.length);
  let from = 0;
  let to = 0;
  for (const key of coming) {
    const end = firstAfter(staying, key, from, before);
    merged.set(staying.subarray(from, end), to);
    to += end - from;
    merged[to] = key;
    to += 1;
    from = end;
  }
  merged.set(staying.subarray(from), to);
  return merged;
}

type Comparison = (a: number, b: number) => number;

/** As SQLite orders: nothing before numbers, text by code point, the key last. */
function comparison(sort: Sort, people: People): Comparison {
  if (sort === 'name') return (a, b) => compareText(people[a]?.name ?? '', people[b]?.name ?? '') || a - b;
  const number = (key: number): number => people[key]?.[sort] ?? Number.NEGATIVE_INFINITY;
  return (a, b) => {
    const [first, second] = [number(a), number(b)];
    return first < second ? -1 : first > second ? 1 : a - b;
  };
}

/** By code point, which is the order of UTF-8 bytes; JavaScript compares halves of characters beyond U+FFFF. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  // Where the second halves differ the first ones are the same, and their order is the right one.
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}

/** Where `key` belongs among the ordered ones from `start` on. */
function firstAfter(order: Uint32Array, key: number, start: number, compare: Comparison): number {
  let [low, high] = [start, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(order[middle] ?? 0, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
