/** What a file of rows is made of: its columns, with what stands over each and what it says of a row, and what writes them. */
import type { CustomField } from '../../../../shared/contract/details.ts';
import type { ExportColumn } from '../../../../shared/contract/tables.ts';
import { columnHeads, detailValue, isOfPerson, isOwnField } from '../../../../shared/domain/contributors/columns.ts';
import type { Cell } from '../../../../shared/domain/tables/cells.ts';
import { AppError } from '../../../../shared/errors.ts';
import { customFieldOf } from '../../contributors/queries.ts';
import type { Database } from '../../store/database.ts';
import type { ExportedPerson } from './people.ts';

export interface FileColumn<Row> {
  /** What a program calls it. */
  key: string;
  /** What a person calls it. */
  head: string;
  /** In a sheet, in digits. */
  width: number;
  /** Holds days, as `yyyy-mm-dd`. */
  isDay: boolean;
  valueOf(row: Row): Cell | string[];
}

/** The beginning of a file, rows page by page, and its end, as bytes. */
export interface RowWriter<Row> {
  begin(): Uint8Array;
  rows(page: readonly Row[]): Uint8Array;
  end(): Uint8Array;
}

const widths: Record<string, number> = {
  name: 28,
  handle: 18,
  email: 32,
  kind: 10,
  firstActive: 12,
  lastActive: 12,
  contributions: 14,
  tags: 30,
  lastContact: 12,
  followUp: 12,
};
const dayColumns: readonly string[] = ['firstActive', 'lastActive', 'lastContact', 'followUp'];

function ownField(db: Database, uid: string): CustomField {
  const field = customFieldOf(db, uid);
  if (field) return field;
  throw new AppError('not_found', 'One of the columns is a field that is not in the workspace (any more). Leave it out and export again.', {
    id: uid,
  });
}

/** `day` gives the day of an instant (UTC epoch milliseconds). Throws `not_found` for a field that is not there. */
export function personColumns(db: Database, columns: readonly ExportColumn[], day: (at: number) => string): FileColumn<ExportedPerson>[] {
  const own = columns.filter(isOwnField).map((uid) => ownField(db, uid));
  const heads = columnHeads(columns, own);
  const keys = columnHeads(columns, own, (column) => column);
  return columns.map((column, at) => {
    const kind = own.find(({ id }) => id === column)?.kind;
    return {
      key: keys[at] ?? column,
      head: heads[at] ?? column,
      width: widths[column] ?? 20,
      isDay: kind === 'date' || dayColumns.includes(column),
      valueOf: isOfPerson(column) ? (person) => person[column] : ({ cells }) => detailValue(column, kind, cells[column], day),
    };
  });
}

/** What a cell of a table holds of it. */
export function cellOf<Row>(row: Row, column: FileColumn<Row>): Cell {
  const value = column.valueOf(row);
  return Array.isArray(value) ? value.join(', ') : value;
}
