/** Which VEVENTs of one UID are one event, and which of its versions is valid. In whatever order they stand, the answer is the same. */
import { fold } from '../../../../shared/domain/identities/fold.ts';
import { type CalendarEvent, digestOf, wallOf } from './event.ts';

export interface StandIn {
  event: CalendarEvent;
  date: number;
}

/** An event with what stands in for some of its dates. */
export interface Series {
  key: string;
  /** `null`: the file holds single dates of it only. */
  main: CalendarEvent | null;
  /** By the date they stand in for, as a wall time of `main` (of themselves where there is none), ascending. */
  standIns: StandIn[];
}

/** Higher SEQUENCE, then the later stamp, then by what is written, so that the order in the file decides nothing. */
const newer = (a: CalendarEvent, b: CalendarEvent): CalendarEvent => {
  if (a.sequence !== b.sequence) return a.sequence > b.sequence ? a : b;
  if (a.stamped !== b.stamped) return a.stamped > b.stamped ? a : b;
  return a.print >= b.print ? a : b;
};

const lookOf = ({ start, name }: CalendarEvent): string => `${start} ${fold(name)}`;

/** The valid version of each, by what makes them the same. */
function newestBy<K>(events: readonly CalendarEvent[], sameOf: (event: CalendarEvent) => K): Map<K, CalendarEvent> {
  const newest = new Map<K, CalendarEvent>();
  for (const event of events) {
    const known = newest.get(sameOf(event));
    newest.set(sameOf(event), known ? newer(known, event) : event);
  }
  return newest;
}

/**
 * All with one UID. They are versions of one event when one has the highest SEQUENCE, or those that share it begin at the same time under
 * the same name. Otherwise the calendar uses one UID for several events, and all of them are kept: `isReused`.
 */
export function seriesOf(uid: string, events: readonly CalendarEvent[]): { series: Series[]; isReused: boolean } {
  const mains = events.filter(({ recurrence }) => recurrence === null);
  const highest = mains.reduce((most, { sequence }) => Math.max(most, sequence), 0);
  const looks = newestBy(
    mains.filter(({ sequence }) => sequence === highest),
    lookOf,
  );
  const isReused = looks.size > 1;
  const kept: [string, CalendarEvent | null][] = isReused
    ? [...newestBy(mains, lookOf)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([look, main]) => [`${uid}~${digestOf(look).slice(0, 12)}`, main])
    : [[uid, [...looks.values()][0] ?? null]];
  const standIns = standInsOf(events, kept[0]?.[1] ?? null);
  return { series: kept.map(([key, main], at) => ({ key, main, standIns: at === 0 ? standIns : [] })), isReused };
}

function standInsOf(events: readonly CalendarEvent[], main: CalendarEvent | null): StandIn[] {
  const dateOf = (event: CalendarEvent): number | null => event.recurrence && wallOf(main ?? event, event.recurrence);
  const newest = newestBy(
    events.filter(({ recurrence }) => recurrence !== null),
    dateOf,
  );
  return [...newest].map(([date, event]) => ({ event, date: date ?? 0 })).sort((a, b) => a.date - b.date);
}
