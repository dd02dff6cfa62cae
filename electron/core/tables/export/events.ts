/** Events, into a file. */

import type { Input, Output } from '../../../../shared/contract/define.ts';
import type { EventRow } from '../../../../shared/contract/events.ts';
import type { tables } from '../../../../shared/contract/tables.ts';
import { dayName } from '../../../../shared/domain/time/days.ts';
import { ANYWHERE_ON_EARTH, offsetIn, wallAt } from '../../../../shared/domain/time/zones.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { JobContext } from '../../context.ts';
import { allEvents } from '../../events/queries.ts';
import type { FileColumn } from './columns.ts';
import { tableWriter } from './writers.ts';
import { refuseTooMany, writeRows } from './written.ts';

type Procedure = typeof tables.procedures.exportEvents;

const columns: readonly FileColumn<EventRow>[] = [
  { key: 'name', head: 'Event', width: 32, isDay: false, valueOf: ({ name }) => name },
  { key: 'kind', head: 'Kind', width: 14, isDay: false, valueOf: ({ kind }) => kind },
  { key: 'state', head: 'State', width: 12, isDay: false, valueOf: ({ state }) => state },
  { key: 'startsOn', head: 'First day', width: 12, isDay: true, valueOf: ({ startsOn }) => startsOn },
  { key: 'endsOn', head: 'Last day', width: 12, isDay: true, valueOf: ({ endsOn }) => endsOn },
  { key: 'place', head: 'Place', width: 24, isDay: false, valueOf: ({ place }) => place },
  { key: 'online', head: 'Online', width: 8, isDay: false, valueOf: ({ online }) => (online === null ? '' : online ? 'yes' : 'no') },
  { key: 'link', head: 'Link', width: 40, isDay: false, valueOf: ({ link }) => link },
  { key: 'callEnds', head: 'Call ends', width: 12, isDay: true, valueOf: ({ call }) => callDay(call) },
  { key: 'topics', head: 'Topics', width: 24, isDay: false, valueOf: ({ topics }) => topics.join(', ') },
  { key: 'people', head: 'People', width: 8, isDay: false, valueOf: ({ people }) => people },
];

/** The last day of it, where it ends last: Anywhere on Earth. */
const callDay = (call: EventRow['call']): string =>
  call?.endsAt == null ? '' : dayName(Math.floor(wallAt(call.endsAt, offsetIn(ANYWHERE_ON_EARTH)) / 86_400_000));

/** All of them that are not taken out of the lists, the latest first. */
export async function exportEvents(input: Input<Procedure>, context: JobContext): Promise<Output<Procedure>> {
  context.job.describe('Writing the events', 'events', null);
  const rows = allEvents(context.store.db, context.now());
  if (rows.length === 0) throw new AppError('not_found', 'There are no events yet, so there is nothing to write.');
  refuseTooMany(input.format, rows.length, 'event', 'events');
  const writer = tableWriter(input.format, columns, 'Events', context.now());
  const written = await writeRows(input, writer, [{ rows, done: rows.length, total: rows.length }], context);
  return { ...written, events: rows.length };
}
