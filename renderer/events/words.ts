import type { EventRow } from '../../shared/contract/events.ts';
import type { EventKind, EventState } from '../../shared/domain/events/event.ts';
import type { CorrectedField } from '../../shared/domain/events/known-event.ts';
import { day, locale } from '../ui/figures.ts';

export const eventKindNames: Record<EventKind, string> = {
  conference: 'Conference',
  meetup: 'Meetup',
  hackathon: 'Hackathon',
  office_hours: 'Office hours',
  webinar: 'Webinar',
};

export const eventStateNames: Record<EventState, string> = {
  idea: 'Idea',
  planned: 'Planned',
  confirmed: 'Confirmed',
  done: 'Done',
  cancelled: 'Cancelled',
};

const correctedNames: Record<Exclude<CorrectedField, 'hidden'>, string> = {
  name: 'the name',
  kind: 'the kind',
  state: 'the state',
  startsOn: 'the first day',
  endsOn: 'the last day',
  online: 'whether it is online',
  place: 'the place',
  link: 'the link',
};

/** "the name and the place" */
export const correctedWords = (fields: EventRow['corrected']): string =>
  new Intl.ListFormat(locale).format(fields.flatMap((field) => (field === 'hidden' ? [] : [correctedNames[field]])));

const dayFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "2 May 2026", "2 – 4 May 2026" */
export const daysOf = ({ startsOn, endsOn }: Pick<EventRow, 'startsOn' | 'endsOn'>): string =>
  dayFormat.formatRange(Date.parse(startsOn), Date.parse(endsOn));

const timesFormat = (timeZone: string | undefined): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  });

/** "Mon, 1 Jun, 18:00 – 20:00 GMT+1", where it is, and here where that is another time; empty for one that has days only. */
export function timesOf({ startsAt, endsAt, zone }: Pick<EventRow, 'startsAt' | 'endsAt' | 'zone'>): string {
  if (startsAt === null) return '';
  const until = endsAt ?? startsAt;
  const [there, here] = [timesFormat(zone ?? undefined), timesFormat(undefined)].map((format) => format.formatRange(startsAt, until));
  return there === here ? `${there}` : `${there} · here ${here}`;
}

/** Where a day ends last: a call that names a day and no zone ends there (UTC-12). Here it is the day after, which would be a day too late. */
const lastDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'Etc/GMT+12' });
const noonOfUtc = 43_200_000;
const isOfDay = (endsAt: number): boolean => (endsAt + 1) % 86_400_000 === noonOfUtc;

/** "until 10 Jun 2026", "ended 10 Jun 2026", "end to be announced": how its call for papers stands; `written`: how the end is. */
export function callWords(call: NonNullable<EventRow['call']>, now: number, written: (at: number) => string = day): string {
  if (call.state === 'cancelled') return 'cancelled';
  if (call.state === 'unknown' || call.endsAt === null) return 'end to be announced';
  const end = isOfDay(call.endsAt) ? `${lastDay.format(call.endsAt)}, anywhere on Earth` : written(call.endsAt);
  return `${call.endsAt >= now ? 'until' : 'ended'} ${end}`;
}

/** Whether something can still be sent in. */
export const isOpenCall = ({ call }: EventRow, now: number): boolean =>
  call?.state === 'dated' && call.endsAt !== null && call.endsAt >= now;
