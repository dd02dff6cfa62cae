/** What people did, into a file. */
import type { ActivityRow } from '../../../../shared/contract/contributors.ts';
import type { Input, Output } from '../../../../shared/contract/define.ts';
import type { tables } from '../../../../shared/contract/tables.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { JobContext } from '../../context.ts';
import { keysOfPeople, timelineOf } from '../../contributors/queries.ts';
import { counted } from '../table.ts';
import type { FileColumn } from './columns.ts';
import { type ExportedPerson, exportedPeople } from './people.ts';
import { tableWriter } from './writers.ts';
import { dayOfWorkspace, type Pages, refuseTooMany, writeRows } from './written.ts';

type Procedure = typeof tables.procedures.exportActivities;

interface ExportedActivity {
  person: ExportedPerson;
  activity: ActivityRow;
  /** `null` where its date cannot be believed. */
  day: string | null;
}

const PEOPLE = 100;
const PAGE = 2000;

/** "Issue help": as an import of tables understands it again. */
const kindWords = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('_', ' ');

const columns: readonly FileColumn<ExportedActivity>[] = [
  { key: 'date', head: 'Date', width: 12, isDay: true, valueOf: ({ day }) => day },
  { key: 'name', head: 'Name', width: 28, isDay: false, valueOf: ({ person }) => person.name },
  { key: 'handle', head: 'Handle', width: 18, isDay: false, valueOf: ({ person }) => person.handle },
  { key: 'email', head: 'E-mail', width: 32, isDay: false, valueOf: ({ person }) => person.email },
  { key: 'activity', head: 'Activity', width: 16, isDay: false, valueOf: ({ activity }) => kindWords(activity.countsAs) },
  { key: 'title', head: 'Activity title', width: 50, isDay: false, valueOf: ({ activity }) => activity.title },
  { key: 'link', head: 'Link', width: 40, isDay: false, valueOf: ({ activity }) => activity.byHand?.link || (activity.link ?? '') },
  { key: 'event', head: 'Event', width: 28, isDay: false, valueOf: ({ activity }) => activity.event?.name ?? '' },
  { key: 'source', head: 'Source', width: 20, isDay: false, valueOf: ({ activity }) => activity.source.name },
  { key: 'id', head: 'Activity ID', width: 38, isDay: false, valueOf: ({ activity }) => activity.id },
];

/** Person by person in the order of the list, of each the newest first. */
export async function exportActivities(input: Input<Procedure>, context: JobContext): Promise<Output<Procedure>> {
  const { store, job, now } = context;
  const { db } = store;
  const { kinds: countsAs, from, to } = input;
  job.describe('Writing what they did', 'people', null);
  const asOf = now();
  const keys = keysOfPeople(db, input.people, input, asOf);
  const dayOf = dayOfWorkspace(context);
  job.describe(`Writing what ${counted(keys.length, 'person', 'people')} did`, 'people', null);
  let activities = 0;

  function* ofPerson(person: ExportedPerson, key: number): Generator<ExportedActivity[]> {
    let after: { at: number; key: number } | undefined;
    do {
      const page = timelineOf(db, key, { countsAs, after, limit: PAGE });
      const rows = page.rows.map((activity) => ({ person, activity, day: activity.dateFrom === 'none' ? null : dayOf(activity.at) }));
      yield rows.filter(
        ({ day }) => (from === undefined || (day !== null && day >= from)) && (to === undefined || (day !== null && day <= to)),
      );
      const last = rows.at(-1)?.day;
      if (from !== undefined && typeof last === 'string' && last < from) return;
      after = page.next ?? undefined;
    } while (after);
  }

  function* pages(): Pages<ExportedActivity> {
    let waiting: ExportedActivity[] = [];
    for (let at = 0; at < keys.length; at += PEOPLE) {
      const some = keys.subarray(at, at + PEOPLE);
      for (const person of exportedPeople(db, [...some], [], asOf, dayOf)) {
        for (const rows of ofPerson(person, person.key)) {
          waiting.push(...rows);
          activities += rows.length;
          refuseTooMany(input.format, activities, 'activity', 'activities');
          if (waiting.length < PAGE) continue;
          yield { rows: waiting, done: at, total: keys.length };
          waiting = [];
        }
      }
      yield { rows: waiting, done: Math.min(at + PEOPLE, keys.length), total: keys.length };
      waiting = [];
    }
    if (activities === 0) throw new AppError('not_found', 'Nobody of them did anything of that, so there is nothing to write.');
  }

  const written = await writeRows(input, tableWriter(input.format, columns, 'Activities', asOf), pages(), context);
  return { ...written, activities };
}
