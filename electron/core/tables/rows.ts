/** A table with its heads told from its rows, and every row as wide as there are columns. */
import { columnNames, guessHeaderRows, type HeaderRows } from '../../../shared/domain/tables/headers.ts';
import { type Batch, counted, mostColumns, type OpenTable, type RawRow, tooWide } from './table.ts';

/** Rows that are looked at to tell the heads and the columns. */
const looked = 50;

export interface TableRows {
  headerRows: HeaderRows;
  columns: string[];
  counts: { rows: number; setAside: number; short: number; long: number };
  /** Once. */
  batches(): AsyncGenerator<Batch>;
  remarks(): string[];
}

const isBlank = ({ cells }: RawRow): boolean => cells.every((cell) => cell.trim() === '');

function filledWidth({ cells }: RawRow): number {
  let width = cells.length;
  while (width > 0 && (cells[width - 1] ?? '').trim() === '') width -= 1;
  return width;
}

/** `wanted`: how many rows are heads; otherwise it is found out. */
export async function tableRows(table: OpenTable, wanted?: HeaderRows): Promise<TableRows> {
  const source = table.batches();
  const first: RawRow[] = [];
  const rejected: Batch['rejected'] = [];
  let more = true;
  while (more && first.length < looked) {
    const { value, done } = await source.next();
    if (done) more = false;
    else {
      for (const row of value.rows) if (!isBlank(row)) first.push(row);
      rejected.push(...value.rejected);
    }
  }
  const sample = first.slice(0, looked);
  const headerRows = table.hasHeads ? 1 : (wanted ?? guessHeaderRows(sample.map(({ cells }) => cells)));
  const width = Math.max(0, ...sample.map(filledWidth));
  if (width > mostColumns) throw tooWide();
  const heads = first.slice(0, headerRows).map(({ cells }) => cells);
  const { names, remarks } = columnNames(heads, width);
  const counts = { rows: 0, setAside: 0, short: 0, long: 0 };

  const even = (batch: Batch): Batch => {
    counts.setAside += batch.rejected.length;
    const rows = batch.rows.filter((row) => !isBlank(row));
    counts.rows += rows.length;
    for (const row of rows) {
      if (row.cells.length < width) counts.short += 1;
      else if (row.cells.length > width && filledWidth(row) > width) counts.long += 1;
      while (row.cells.length < width) row.cells.push('');
      row.cells.length = width;
    }
    return { rows, rejected: batch.rejected };
  };
  return {
    headerRows,
    columns: names,
    counts,
    async *batches() {
      yield even({ rows: first.slice(headerRows), rejected });
      if (more) for await (const batch of source) yield even(batch);
    },
    remarks: () => [...remarks, ...aboutWidths(counts, table.recognised.format === 'text')],
  };
}

/** In a sheet, a row ends with its last value: only in text a missing separator is worth a word. */
function aboutWidths({ short, long }: TableRows['counts'], isText: boolean): string[] {
  const remarks: string[] = [];
  if (short > 0 && isText)
    remarks.push(`${counted(short, 'row has', 'rows have')} fewer cells than there are columns: the rest counts as empty.`);
  if (long > 0)
    remarks.push(
      `${counted(long, 'row has', 'rows have')} more cells than there are columns: what is beyond was left out. A separator inside of a text may be the reason.`,
    );
  return remarks;
}
