/** The rows of one sheet, as they stand in it. */
import { dayOfSerial } from '../../../../shared/domain/tables/dates.ts';
import { type Batch, longestRow, mostColumns, type RawRow, tooWide } from '../table.ts';
import { type Merge, MergeFiller, place } from './merges.ts';
import type { Workbook } from './workbook.ts';
import { xmlReader } from './xml.ts';

export interface SheetCounts {
  formulas: number;
  /** Formulas that no spreadsheet has worked out: they have no value to read. */
  withoutValue: number;
  errors: number;
}

/** A cell as it is being read. */
interface Current {
  column: number;
  type: string;
  style: number;
  text: string;
  isFormula: boolean;
}

export class SheetReader {
  readonly #workbook: Workbook;
  readonly #filler: MergeFiller;
  readonly counts: SheetCounts = { formulas: 0, withoutValue: 0, errors: 0 };
  #batch: Batch = { rows: [], rejected: [] };
  #row: RawRow = { number: 0, cells: [] };
  #cell: Current | null = null;
  #takesText = false;
  #phonetic = false;
  #length = 0;
  /** Where a cell stands that does not say so itself. */
  #next = 0;
  readonly #xml: ReturnType<typeof xmlReader>;

  constructor(workbook: Workbook, merges: readonly Merge[]) {
    this.#workbook = workbook;
    this.#filler = new MergeFiller(merges, mostColumns);
    this.#xml = xmlReader({
      open: (name, attributes) => this.#open(name, attributes),
      text: (text) => this.#text(text),
      close: (name) => this.#close(name),
    });
  }

  add(piece: string): Batch {
    this.#xml.write(piece);
    return this.#taken();
  }

  end(): Batch {
    this.#xml.end();
    return this.#taken();
  }

  #taken(): Batch {
    const batch = this.#batch;
    this.#batch = { rows: [], rejected: [] };
    return batch;
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row':
        this.#row = { number: rowNumber(attributes.r) ?? this.#row.number + 1, cells: [] };
        this.#length = 0;
        this.#next = 0;
        break;
      case 'c': {
        const column = place(attributes.r ?? '')?.column ?? this.#next;
        this.#next = column + 1;
        this.#cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), text: '', isFormula: false };
        break;
      }
      case 'f':
        if (this.#cell) this.#cell.isFormula = true;
        break;
      case 'rPh':
        this.#phonetic = true;
        break;
      case 'v':
      case 't':
        this.#takesText = this.#cell !== null && !this.#phonetic;
        break;
    }
  }

  #text(text: string): void {
    if (!this.#takesText || !this.#cell) return;
    this.#length += text.length;
    if (this.#length <= longestRow) this.#cell.text += text;
  }

  #close(name: string): void {
    if (name === 'v' || name === 't') this.#takesText = false;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'row') this.#endRow();
  }

  #endCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (!cell) return;
    const value = this.#valueOf(cell);
    if (cell.isFormula) {
      this.counts.formulas += 1;
      if (cell.text === '') this.counts.withoutValue += 1;
    }
    if (value === '') return;
    if (cell.column >= mostColumns) throw tooWide();
    const { cells } = this.#row;
    while (cells.length < cell.column) cells.push('');
    cells[cell.column] = value;
  }

  #endRow(): void {
    const row = this.#row;
    if (this.#length > longestRow) {
      this.#batch.rejected.push({ number: row.number, why: 'It is longer than 1 MB, which no row of a list is.' });
      return;
    }
    this.#filler.fill(row);
    if (row.cells.some((cell) => cell !== '')) this.#batch.rows.push(row);
    // What follows without a number of its own comes after this one.
    this.#row = { number: row.number, cells: [] };
  }

  #valueOf({ type, style, text }: Current): string {
    switch (type) {
      case 's':
        return this.#workbook.texts[Number(text)] ?? '';
      case 'b':
        return text === '1' ? 'TRUE' : text === '0' ? 'FALSE' : text;
      case 'e':
        this.counts.errors += 1;
        return '';
      case 'n':
        return text === '' ? '' : this.#workbook.dates.has(style) ? this.#dateOf(text) : plainNumber(text);
      case 'd':
        return text.replace('T', ' ').replace(/ 00:00:00(?:\.0+)?Z?$/, '');
      default:
        return text;
    }
  }

  #dateOf(text: string): string {
    const serial = Number(text);
    const day = dayOfSerial(serial, this.#workbook.from1904);
    // Less than a day is a time of day.
    return day === null ? text : serial < 1 && serial > 0 ? day.slice(11) : day;
  }
}

/** A row as a sheet can have it; `null` for anything else, which then is the next one. */
function rowNumber(text: string | undefined): number | null {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= 1_048_576 ? number : null;
}

/** Excel writes 0.1 + 0.2 with 17 digits and shows 15: what people saw is what they mean. */
function plainNumber(text: string): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  return String(Number(value.toPrecision(15)));
}
