/** People into a file. */
import type { Input, Output } from '../../../../shared/contract/define.ts';
import type { tables } from '../../../../shared/contract/tables.ts';
import { detailsAmong } from '../../../../shared/domain/contributors/columns.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { JobContext } from '../../context.ts';
import { keysOfPeople } from '../../contributors/queries.ts';
import { counted } from '../table.ts';
import { personColumns } from './columns.ts';
import { type ExportedPerson, exportedPeople } from './people.ts';
import { tableWriter, vcardWriter } from './writers.ts';
import { dayOfWorkspace, type Pages, refuseTooMany, writeRows } from './written.ts';

type Procedure = typeof tables.procedures.exportList;

const PAGE = 500;

export async function exportList(input: Input<Procedure>, context: JobContext): Promise<Output<Procedure>> {
  const { store, job, now } = context;
  const { db } = store;
  job.describe('Writing the list', 'people', null);
  const asOf = now();
  const keys = keysOfPeople(db, input.people, input, asOf);
  if (keys.length === 0) throw new AppError('not_found', 'Nobody fits, so there is nothing to write. Choose other people.');
  refuseTooMany(input.format, keys.length, 'person', 'people');
  const day = dayOfWorkspace(context);
  const columns = personColumns(db, input.columns, day);
  const details = input.format === 'vcard' ? [] : detailsAmong(input.columns);
  job.describe(`Writing ${counted(keys.length, 'person', 'people')}`, 'people', null);
  let people = 0;
  function* pages(): Pages<ExportedPerson> {
    for (let at = 0; at < keys.length; at += PAGE) {
      const rows = exportedPeople(db, [...keys.subarray(at, at + PAGE)], details, asOf, day);
      people += rows.length;
      yield { rows, done: Math.min(at + PAGE, keys.length), total: keys.length };
    }
  }
  const writer = input.format === 'vcard' ? vcardWriter() : tableWriter(input.format, columns, 'Contributors', asOf);
  const written = await writeRows(input, writer, pages(), context);
  return { ...written, people };
}
