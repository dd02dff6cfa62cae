/** The columns of a file: what stands over each, and what it says of somebody. */
import type { CustomField } from '../../../../shared/contract/details.ts';
import type { ExportColumn } from '../../../../shared/contract/tables.ts';
import { cellText, columnHeads, exportColumns } from '../../../../shared/domain/contributors/columns.ts';
import type { Cell } from '../../../../shared/domain/tables/cells.ts';
import { AppError } from '../../../../shared/errors.ts';
import { customFieldOf } from '../../contributors/queries.ts';
import type { Database } from '../../store/database.ts';
import type { ExportedPerson } from './people.ts';

type PersonColumn = (typeof exportColumns)[number];

export interface FileColumn {
  /** What a program calls it. */
  key: string;
  /** What a person calls it. */
  head: string;
  /** In a sheet, in digits. */
  width: number;
  /** Holds days, as `yyyy-mm-dd`. */
  isDay: boolean;
  valueOf(person: ExportedPerson): Cell | string[];
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

const isOfPerson = (column: ExportColumn): column is PersonColumn => (exportColumns as readonly string[]).includes(column);

function ownField(db: Database, uid: string): CustomField {
  const field = customFieldOf(db, uid);
  if (field) return field;
  throw new AppError('not_found', 'One of the columns is a field that is not in the workspace (any more). Leave it out and export again.', {
    id: uid,
  });
}

/** `day` gives the day of an instant (UTC epoch milliseconds). Throws `not_found` for a field that is not there. */
export function fileColumns(db: Database, columns: readonly ExportColumn[], day: (at: number) => string): FileColumn[] {
  const own = columns.filter((column) => column.includes('-')).map((uid) => ownField(db, uid));
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

/** What the list shows of a detail; `null` where nothing is noted. */
function detailValue(column: string, kind: CustomField['kind'] | undefined, said: string | undefined, day: (at: number) => string): Cell {
  if (said === undefined) return null;
  if (column === 'lastContact') return day(Date.parse(said));
  if (kind === 'number' && Number.isFinite(Number(said))) return Number(said);
  return cellText(column, said);
}

/** What a cell of a table holds of it. */
export function cellOf(person: ExportedPerson, column: FileColumn): Cell {
  const value = column.valueOf(person);
  return Array.isArray(value) ? value.join(', ') : value;
}
