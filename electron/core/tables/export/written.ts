/** Rows into a file, page by page: whole, or not at all. */
import type { TableFormat } from '../../../../shared/contract/tables.ts';
import { dayIn, dayName } from '../../../../shared/domain/time/days.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { JobContext } from '../../context.ts';
import { PlacedFile } from '../../store/placed-file.ts';
import { workspaceInfo } from '../../workspace/queries.ts';
import { counted } from '../table.ts';
import type { RowWriter } from './columns.ts';

/** With the heads, all that a sheet of Excel holds. */
const MOST_IN_SHEET = 1_048_575;

const stopped = () => new AppError('cancelled', 'Stopped. No file was written, and nothing was left behind.');

/** The day (`2026-05-14`) of an instant (UTC epoch milliseconds), where the workspace counts its days. */
export function dayOfWorkspace({ store: { db, path, readOnly } }: JobContext): (at: number) => string {
  const day = dayIn(workspaceInfo(db, path, readOnly).reportingZone);
  return (at) => dayName(day(at));
}

/** Throws `invalid_input` for more rows than a sheet holds. `one`, `many`: what a row is. */
export function refuseTooMany(format: TableFormat | 'vcard', rows: number, one: string, many: string): void {
  if (format !== 'xlsx' || rows <= MOST_IN_SHEET) return;
  throw new AppError(
    'invalid_input',
    `A sheet holds ${counted(MOST_IN_SHEET, 'row', 'rows')} and these are ${counted(rows, one, many)}. Write CSV instead.`,
  );
}

interface Asked {
  path: string;
  replace: boolean;
}

/** One page after another, with how far it is of how many; between two of them anything may be written to the store. */
export type Pages<Row> = Iterable<{ rows: readonly Row[]; done: number; total: number }>;

/** Returns where it stands and how large it is. Throws `cancelled` when it is stopped, and leaves nothing behind. */
export async function writeRows<Row>(
  { path, replace }: Asked,
  writer: RowWriter<Row>,
  pages: Pages<Row>,
  { store, job }: JobContext,
): Promise<{ path: string; bytes: number }> {
  return PlacedFile.write({ path, replace, workspace: store.path }, async (file) => {
    await file.add(writer.begin());
    for (const { rows, done, total } of pages) {
      await file.add(writer.rows(rows));
      job.progress(done, total);
      await job.breathe().catch(() => {
        throw stopped();
      });
    }
    await file.add(writer.end());
  });
}
