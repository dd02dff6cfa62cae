/** Merged cells: what one of them says counts for all that it covers. */
import type { RawRow } from '../table.ts';
import { textsOf, type Zip } from './zip.ts';

/** Rows and columns from 0. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

const mostMerges = 100_000;
/** They stand behind the cells, so a sheet has to be gone through once more; a larger one is not worth that. */
const mostBytes = 268_435_456;

/** "BC12" -> row 11, column 54. */
export function place(reference: string): { row: number; column: number } | null {
  const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (!found) return null;
  let column = 0;
  for (const letter of found[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(found[2]) - 1, column: column - 1 };
}

/** `null`: the sheet is too large to look for them. */
export async function mergesOf(zip: Zip, part: string): Promise<Merge[] | null> {
  if (zip.size(part) > mostBytes) return null;
  const found: Merge[] = [];
  let before = '';
  for await (const piece of textsOf(zip, part)) {
    const text = before + piece;
    let end = 0;
    for (const match of text.matchAll(/<(?:\w+:)?mergeCell\s+ref="([A-Z]+\d+):([A-Z]+\d+)"/g)) {
      end = match.index + match[0].length;
      const [from, to] = [place(match[1] ?? ''), place(match[2] ?? '')];
      if (from && to && found.length < mostMerges) found.push({ top: from.row, left: from.column, bottom: to.row, right: to.column });
    }
    before = text.slice(Math.max(end, text.length - 100));
  }
  return found.sort((a, b) => a.top - b.top);
}

/** Fills rows as they come, top down. A row without any value stays empty: it is a gap, not a person. */
export class MergeFiller {
  readonly #coming: Merge[];
  readonly #most: number;
  #active: (Merge & { value: string })[] = [];

  constructor(merges: readonly Merge[], most: number) {
    this.#coming = [...merges].reverse();
    this.#most = most;
  }

  fill({ number, cells }: RawRow): void {
    const at = number - 1;
    this.#active = this.#active.filter(({ bottom }) => bottom >= at);
    while ((this.#coming.at(-1)?.top ?? Number.POSITIVE_INFINITY) <= at) {
      const merge = this.#coming.pop() as Merge;
      const value = merge.top === at ? (cells[merge.left] ?? '') : '';
      // Merged cells never lie over each other; what a made-up file says besides would be gone through for every row.
      const isFree = this.#active.every(({ left, right }) => merge.right < left || merge.left > right);
      if (value !== '' && merge.bottom >= at && isFree) this.#active.push({ ...merge, value });
    }
    if (cells.every((cell) => cell === '')) return;
    for (const { left, right, value } of this.#active)
      for (let column = left; column <= right && column < this.#most; column += 1) {
        while (cells.length <= column) cells.push('');
        if (cells[column] === '') cells[column] = value;
      }
  }
}
