/** Rows of CSV, TSV and their like, out of pieces of text. The cells are Papa Parse's work; what is kept of a broken row is ours. */
import Papa from 'papaparse';
import { unguard } from '../../../shared/domain/tables/cells.ts';
import type { Delimiter, Quote } from '../../../shared/domain/tables/delimiters.ts';
import { type Batch, longestRow, mostBroken, refused } from './table.ts';

interface Parsed {
  data: string[][];
  errors: { code: string }[];
  meta: { cursor: number };
}

const APOSTROPHE = 39;
const CARRIAGE_RETURN = 13;

/** Letters gone through once more, behind broken rows: some seconds. A file that asks for more has no quotation marks that close. */
const mostAgain = 40_000_000;

const tooLong = 'It is longer than 1 MB, which no row of a list is.';
const unclosed = 'A quotation mark is opened in it and never closed.';

/** Takes text as it comes and gives rows as they are whole. Holds one row at most, and of that no more than `longestRow`. */
export class DelimitedReader {
  readonly #parser: { parse(input: string, baseIndex: number, ignoreLastRow: boolean): Parsed };
  readonly #newline: '\n' | '\r';
  #rest = '';
  /** Inside of a row that was rejected: everything up to its end is passed over. */
  #skipping = false;
  #number = 0;
  #broken = 0;
  /** Letters gone through once more because of broken rows. */
  #again = 0;

  /** `sample`: text of the beginning, which shows how lines end. */
  constructor(delimiter: Delimiter, quote: Quote, sample: string) {
    this.#newline = sample.includes('\r') && !sample.includes('\n') ? '\r' : '\n';
    this.#parser = new Papa.Parser({ delimiter, newline: this.#newline, quoteChar: quote }) as never;
  }

  add(text: string): Batch {
    const batch: Batch = { rows: [], rejected: [] };
    const fresh = this.#skipping ? this.#afterSkipped(text) : text;
    if (fresh !== null) this.#rest = this.#whole(this.#rest + fresh, batch);
    return batch;
  }

  end(): Batch {
    const batch: Batch = { rows: [], rejected: [] };
    let rest = this.#whole(this.#rest, batch);
    while (rest !== '') {
      const { data, errors } = this.#parser.parse(rest, 0, false);
      if (!errors.some(({ code }) => code === 'MissingQuotes')) {
        for (const cells of data) this.#take(cells, batch);
        break;
      }
      rest = this.#whole(this.#afterBroken(rest, unclosed, batch) ?? '', batch);
    }
    this.#rest = '';
    return batch;
  }

  /** Takes every row that is whole, and gives back the beginning of the next. */
  #whole(text: string, batch: Batch): string {
    let rest = text;
    for (;;) {
      const { data, meta } = this.#parser.parse(rest, 0, true);
      for (const cells of data) this.#take(cells, batch);
      rest = rest.slice(meta.cursor);
      if (rest.length <= longestRow) return rest;
      const next = this.#afterBroken(rest, rest.includes(this.#newline) ? unclosed : tooLong, batch);
      if (next === null) {
        this.#skipping = true;
        return '';
      }
      rest = next;
    }
  }

  /** Sets the row at the beginning aside up to the end of its first line: one forgotten quotation mark costs one row, not all. */
  #afterBroken(rest: string, why: string, batch: Batch): string | null {
    this.#number += 1;
    this.#broken += 1;
    this.#again += rest.length;
    batch.rejected.push({ number: this.#number, why });
    if (this.#broken > mostBroken || this.#again > mostAgain)
      throw refused(
        'The quotation marks in this file do not close, so its rows cannot be told apart. Choose another quotation mark or separator.',
      );
    const end = rest.indexOf(this.#newline);
    return end === -1 ? null : rest.slice(end + 1);
  }

  #afterSkipped(text: string): string | null {
    const end = text.indexOf(this.#newline);
    if (end === -1) return null;
    this.#skipping = false;
    return text.slice(end + 1);
  }

  #take(cells: string[], batch: Batch): void {
    this.#number += 1;
    const last = cells.at(-1) ?? '';
    if (last.charCodeAt(last.length - 1) === CARRIAGE_RETURN) cells[cells.length - 1] = last.slice(0, -1);
    if (cells.length === 1 && cells[0] === '') return;
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] ?? '';
      if (cell.charCodeAt(0) === APOSTROPHE) cells[at] = unguard(cell);
    }
    batch.rows.push({ number: this.#number, cells });
  }
}
