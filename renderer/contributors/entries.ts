/** The rows of a list in groups: heads between the people. Pure. */
import type { ListGroup } from '../../shared/contract/list-columns.ts';

export interface Entries {
  /** Keys of people in their order, and of heads: -1 for the first group, -2 for the second and so on. */
  rows: Int32Array | Uint32Array;
  /** The people among them. */
  shown: Uint32Array;
  /** How many heads stand at or before a row. */
  headsTo(row: number): number;
}

export const headKey = (group: number): number => -1 - group;
/** The place of the group that a key stands for; `null` for a person. */
export const groupOf = (key: number): number | null => (key < 0 ? -1 - key : null);

export function entriesOf(ids: Uint32Array, groups: readonly ListGroup[] | null, folded: ReadonlySet<string>): Entries {
  if (groups === null) return { rows: ids, shown: ids, headsTo: () => 0 };
  const rows = new Int32Array(ids.length + groups.length);
  const heads: number[] = [];
  let [to, from] = [0, 0];
  for (const [at, { group, count }] of groups.entries()) {
    heads.push(to);
    rows[to] = headKey(at);
    to += 1;
    if (!folded.has(group)) {
      rows.set(ids.subarray(from, from + count), to);
      to += count;
    }
    from += count;
  }
  const all = rows.slice(0, to);
  return { rows: all, shown: Uint32Array.from(all.filter((key) => key >= 0)), headsTo: (row) => countTo(heads, row) };
}

/** How many of ascending numbers are at most `limit`. */
function countTo(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
