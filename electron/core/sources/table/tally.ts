/** What happened to each line, and the lines that were rejected with their reasons. */
import type { ImportReport } from '../../../../shared/contract/importing.ts';
import { csvLine } from '../../../../shared/domain/tables/cells.ts';
import { whyColumn } from './config.ts';

const SHOWN = 100;
const LONGEST_SHOWN = 300;
const cut = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);

export interface Line {
  /** As a spreadsheet counts, the heads among them. */
  number: number;
  cells: readonly string[];
  /** Why the reader could not take it; `null` for a line that can be read. */
  why: string | null;
}

export class Tally {
  readonly #heads: readonly string[];
  readonly #toFile: boolean;
  readonly #reasons = new Map<string, number>();
  readonly #left = new Map<string, ImportReport['leftOut'][number]>();
  readonly rejections: ImportReport['rejections'] = [];
  readonly people = { new: 0, known: 0 };
  #pending: string[] = [];
  rejected = 0;
  /** Why the last of them was. */
  lastWhy = '';

  /** `toFile`: rejected lines are collected for a file; take them with `takeFile`. */
  constructor(heads: readonly string[], toFile: boolean) {
    this.#heads = heads;
    this.#toFile = toFile;
    // With a mark, without which Excel takes UTF-8 for the code page of the system.
    if (toFile) this.#pending.push(`\ufeff${csvLine([...heads.filter((head) => head !== whyColumn), whyColumn])}\r\n`);
  }

  reject({ number, cells }: Line, why: string): void {
    this.rejected += 1;
    this.lastWhy = why;
    this.#reasons.set(why, (this.#reasons.get(why) ?? 0) + 1);
    if (this.rejections.length < SHOWN) this.rejections.push({ number, why, cells: cells.map(cut) });
    if (!this.#toFile) return;
    const own = this.#heads.flatMap((head, at) => (head === whyColumn ? [] : [cells[at] ?? '']));
    this.#pending.push(`${csvLine([...own, `Line ${number}: ${why}`])}\r\n`);
  }

  leave(line: Line, column: number, cell: string, why: string): void {
    const key = `${column} ${why}`;
    const known = this.#left.get(key);
    if (known) known.cells += 1;
    else if (this.#left.size < SHOWN)
      this.#left.set(key, { column: this.#heads[column] ?? '', why, cells: 1, example: cut(cell.trim()), number: line.number });
  }

  /** What waits to be written into the file. */
  takeFile(): Uint8Array {
    const text = this.#pending.join('');
    this.#pending = [];
    return new TextEncoder().encode(text);
  }

  get reasons(): ImportReport['reasons'] {
    return [...this.#reasons]
      .map(([why, lines]) => ({ why, lines }))
      .sort((a, b) => b.lines - a.lines)
      .slice(0, SHOWN);
  }

  get leftOut(): ImportReport['leftOut'] {
    return [...this.#left.values()].sort((a, b) => b.cells - a.cells);
  }
}
