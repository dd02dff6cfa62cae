/** Writing people into a file, page by page. */
import type { Input, Output } from '../../../../shared/contract/define.ts';
import type { tables } from '../../../../shared/contract/tables.ts';
import { detailsAmong } from '../../../../shared/domain/contributors/columns.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { JobContext } from '../../context.ts';
import { keysOfPeople } from '../../contributors/queries.ts';
import { PlacedFile } from '../../store/placed-file.ts';
import { workspaceInfo } from '../../workspace/queries.ts';
import { counted } from '../table.ts';
import { fileColumns } from './columns.ts';
import { dayIn, exportedPeople } from './people.ts';
import { listWriter } from './writers.ts';

type Procedure = typeof tables.procedures.exportList;

const PAGE = 500;
/** With the heads, all that a sheet of Excel holds. */
const mostInSheet = 1_048_575;

const stopped = () => new AppError('cancelled', 'Stopped. No file was written, and nothing was left behind.');

export async function exportList(input: Input<Procedure>, { store, job, now }: JobContext): Promise<Output<Procedure>> {
  const { db } = store;
  job.describe('Writing the list', 'people', null);
  const asOf = now();
  const keys = keysOfPeople(db, input.people, input, asOf);
  if (keys.length === 0) throw new AppError('not_found', 'Nobody fits, so there is nothing to write. Choose other people.');
  if (input.format === 'xlsx' && keys.length > mostInSheet)
    throw new AppError(
      'invalid_input',
      `A sheet holds ${counted(mostInSheet, 'row', 'rows')} and these are ${counted(keys.length, 'person', 'people')}. Write CSV instead.`,
    );
  const day = dayIn(workspaceInfo(db, store.path, store.readOnly).reportingZone);
  const columns = fileColumns(db, input.columns, day);
  const details = input.format === 'vcard' ? [] : detailsAmong(input.columns);
  job.describe(`Writing ${counted(keys.length, 'person', 'people')}`, 'people', null);
  let people = 0;
  const written = await PlacedFile.write({ path: input.path, replace: input.replace, workspace: store.path }, async (file) => {
    const writer = listWriter(input.format, columns, asOf);
    await file.add(writer.begin());
    for (let at = 0; at < keys.length; at += PAGE) {
      // Keys and no iterator: between two pages, anything may be written to the store.
      const page = exportedPeople(db, [...keys.subarray(at, at + PAGE)], details, asOf, day);
      people += page.length;
      await file.add(writer.people(page));
      job.progress(Math.min(at + PAGE, keys.length), keys.length);
      await job.breathe().catch(() => {
        throw stopped();
      });
    }
    await file.add(writer.end());
  });
  return { ...written, people };
}
