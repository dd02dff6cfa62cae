/** One VEVENT, understood. */
import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import { onlineSaid } from '../../../../shared/domain/events/event-kind.ts';
import { nameOf, titleOf, webLink } from '../../../../shared/domain/sources/texts.ts';
import { instantAt, wallAt } from '../../../../shared/domain/time/zones.ts';
import type { RawEvent } from './lines.ts';
import { type DatedLine, datedLine, durationOf, type Stamp, stampOf } from './stamps.ts';
import { type Clock, clockOf } from './zones.ts';

export interface CalendarEvent {
  uid: string;
  name: string;
  place: string;
  link: string;
  topics: string[];
  online: boolean | null;
  isCancelled: boolean;
  sequence: number;
  /** DTSTAMP and LAST-MODIFIED, for versions that say no SEQUENCE. */
  stamped: string;
  isDay: boolean;
  /** Wall time of the start in `clock`. */
  start: number;
  /** Milliseconds from start to end: of whole days, or of time that passes. */
  length: number;
  /** What its times are written in. */
  clock: Clock;
  /** What its days are those of: UTC says no place, so it is the calendar's own zone then. */
  home: Clock;
  rules: string[];
  exceptRules: string[];
  /** Further and left-out occurrences, as wall times in `clock`. */
  dates: { wall: number; length: number }[];
  exceptDates: number[];
  exceptDays: ReadonlySet<number>;
  /** RECURRENCE-ID: it stands in for that date of another. */
  recurrence: { stamp: Stamp; clock: Clock } | null;
  /** It stands in for all later ones too. */
  isRange: boolean;
  /** Says the same things in the same order whenever they are the same: what decides between versions that nothing else does. */
  print: string;
}

export interface Surroundings {
  clockNamed(zone: string): Clock | null;
  /** Where a time that says no zone is, and whether the calendar says so or the workspace is taken for it. */
  home: Clock;
  isHomeSaid: boolean;
  isCancelling: boolean;
  remark(about: 'zone' | 'floating' | 'end' | 'date', example: string): void;
}

/** What cannot be an event; `message` is a sentence. */
export class NoEvent extends Error {}

const DAY = 86_400_000;
const dayStart = (wall: number): number => Math.floor(wall / DAY) * DAY;
/** Years that a calendar of events can be about. */
const [EARLIEST, LATEST] = [Date.UTC(1970, 0, 1), Date.UTC(2200, 0, 1)];
const MOST_TOPICS = 20;
const LONGEST_UID = 200;
const MOST_DATES = 5000;

type Lines = ReadonlyMap<string, string[]>;

const byName = (lines: readonly string[]): Lines => {
  const named = new Map<string, string[]>();
  for (const line of lines) {
    const name = /^[A-Za-z0-9-]+/.exec(line)?.[0].toUpperCase() ?? '';
    const others = named.get(name);
    if (others) others.push(line);
    else named.set(name, [line]);
  }
  return named;
};

/** The texts of a property, without escapes; none where the line is broken. */
function textsOf(lines: Lines, name: string): string[] {
  return (lines.get(name) ?? []).flatMap((line) => {
    try {
      const [, , , ...values] = ICAL.parse.property(line) as unknown[];
      return values.filter((value) => typeof value === 'string');
    } catch {
      return [];
    }
  });
}

const nameIn = (lines: Lines): string => titleOf(textsOf(lines, 'SUMMARY')[0] ?? '') || 'Event without a name';

const rawOf = (lines: Lines, name: string): string => {
  const line = lines.get(name)?.[0] ?? '';
  return line.slice(line.indexOf(':') + 1).trim();
};

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The clock that a stamp is written in. A zone that nobody knows is taken for home, and said. */
function clockFor(stamp: Stamp, { zone }: DatedLine, around: Surroundings): Clock {
  if (stamp.isUtc) return clockOf('UTC');
  if (stamp.isDay || zone === '') return around.home;
  const clock = around.clockNamed(zone);
  if (!clock) around.remark('zone', zone);
  return clock ?? around.home;
}

/** A stamp as a wall time of an event. Of a timed one a day alone means: at its own time on that day. */
export function wallOf(event: Pick<CalendarEvent, 'clock' | 'isDay' | 'start'>, { stamp, clock }: { stamp: Stamp; clock: Clock }): number {
  if (event.isDay) return dayStart(stamp.wall);
  if (stamp.isDay) return stamp.wall + event.start - dayStart(event.start);
  if (clock === event.clock || (clock.zone !== null && clock.zone === event.clock.zone)) return stamp.wall;
  return wallAt(instantAt(stamp.wall, clock.offsetAt), event.clock.offsetAt);
}

export function eventOf(raw: RawEvent, around: Surroundings): CalendarEvent {
  if (raw.isCut) throw new NoEvent('It has no end: the file breaks off in it.');
  const lines = byName(raw.lines);
  const [startLine] = lines.get('DTSTART') ?? [];
  const written = startLine === undefined ? null : datedLine(startLine);
  const start = written ? stampOf(written.values[0] ?? '') : null;
  if (!written) throw new NoEvent('It does not say when it begins.');
  if (!start) throw new NoEvent('The day or time at which it begins is not understood.');
  if (start.wall < EARLIEST || start.wall > LATEST)
    throw new NoEvent('It begins before 1970 or after 2200, which no event of a community does.');
  const clock = clockFor(start, written, around);
  const basis = { clock, isDay: start.isDay, start: start.wall };
  const isFloating = !start.isDay && !start.isUtc && (written.zone === '' || clock === around.home);
  if (isFloating && written.zone === '' && !around.isHomeSaid) around.remark('floating', nameIn(lines));
  const name = nameIn(lines);
  const place = nameOf((textsOf(lines, 'LOCATION')[0] ?? '').replace(/\\n/gi, ' '));
  const link = webLink(textsOf(lines, 'URL')[0] ?? rawOf(lines, 'URL')) || webLink(place);
  const meets = lines.has('CONFERENCE') || lines.has('X-GOOGLE-CONFERENCE');
  const uid = rawOf(lines, 'UID');
  const length = lengthOf(lines, start, basis, around);
  const excepted = stampsIn(lines, 'EXDATE', around);
  const recurrenceLine = lines.get('RECURRENCE-ID')?.[0];
  const recurrence = recurrenceLine ? stampsIn(lines, 'RECURRENCE-ID', around)[0] : undefined;
  if (recurrenceLine && !recurrence) throw new NoEvent('It stands in for one of several dates, and that date is not understood.');
  const status = rawOf(lines, 'STATUS').toUpperCase();
  return {
    ...basis,
    uid: uid.length > LONGEST_UID ? digestOf(uid) : uid || `no-uid-${digestOf(`${startLine}\n${name}\n${place}`)}`,
    name,
    place,
    link,
    topics: [
      ...new Set(
        textsOf(lines, 'CATEGORIES')
          .map(titleOf)
          .filter((topic) => topic !== ''),
      ),
    ].slice(0, MOST_TOPICS),
    online: onlineSaid(place) ?? (meets && place === '' ? true : null),
    isCancelled: status === 'CANCELLED' || status === 'CANCELED' || around.isCancelling,
    sequence: Number(/^\d{1,9}$/.exec(rawOf(lines, 'SEQUENCE'))?.[0] ?? 0),
    stamped: `${rawOf(lines, 'LAST-MODIFIED')} ${rawOf(lines, 'DTSTAMP')}`.slice(0, 60),
    length,
    home: !(start.isUtc || isFloating) || around.isHomeSaid ? (start.isUtc ? around.home : clock) : { ...around.home, zone: null },
    rules: ruleLines(lines, 'RRULE'),
    exceptRules: ruleLines(lines, 'EXRULE'),
    dates: datesIn(lines, basis, length, around),
    exceptDates: excepted.filter(({ stamp }) => !stamp.isDay || basis.isDay).map((each) => wallOf(basis, each)),
    exceptDays: new Set(excepted.filter(({ stamp }) => stamp.isDay).map(({ stamp }) => stamp.wall)),
    recurrence: recurrence ?? null,
    isRange: recurrenceLine !== undefined && datedLine(recurrenceLine).isRange,
    print: [...raw.lines].sort().join('\n'),
  };
}

const ruleLines = (lines: Lines, name: string): string[] =>
  (lines.get(name) ?? []).map((line) => line.slice(line.indexOf(':') + 1).trim()).filter((rule) => rule !== '');

function stampsIn(lines: Lines, name: string, around: Surroundings): { stamp: Stamp; clock: Clock }[] {
  const found: { stamp: Stamp; clock: Clock }[] = [];
  for (const line of lines.get(name) ?? []) {
    const dated = datedLine(line);
    for (const value of dated.values.slice(0, MOST_DATES)) {
      const stamp = stampOf(value);
      if (stamp) found.push({ stamp, clock: clockFor(stamp, dated, around) });
      else around.remark('date', value.slice(0, 40));
    }
  }
  return found;
}

/** RDATE: a start, or a start with an end or a duration of its own (VALUE=PERIOD). */
function datesIn(lines: Lines, basis: Pick<CalendarEvent, 'clock' | 'isDay' | 'start'>, length: number, around: Surroundings) {
  return (lines.get('RDATE') ?? []).flatMap((line) => {
    const dated = datedLine(line);
    return dated.values.slice(0, MOST_DATES).flatMap((value) => {
      const [from = '', to] = value.split('/');
      const stamp = stampOf(from);
      if (!stamp) {
        around.remark('date', value.slice(0, 40));
        return [];
      }
      const clock = clockFor(stamp, dated, around);
      const end = to === undefined ? null : stampOf(to);
      const own = end
        ? instantAt(end.wall, clockFor(end, dated, around).offsetAt) - instantAt(stamp.wall, clock.offsetAt)
        : durationOf(to ?? '');
      return [{ wall: wallOf(basis, { stamp, clock }), length: own !== null && own >= 0 ? own : length }];
    });
  });
}

/**
 * From start to end. Where neither DTEND nor DURATION stands it ends when it begins, or with its day (RFC 5545, 3.6.1); so does one
 * whose end is not understood or before its start, which is said.
 */
function lengthOf(lines: Lines, start: Stamp, basis: { clock: Clock; isDay: boolean }, around: Surroundings): number {
  const none = basis.isDay ? DAY : 0;
  const [endLine] = lines.get('DTEND') ?? [];
  if (endLine !== undefined) {
    const dated = datedLine(endLine);
    const end = stampOf(dated.values[0] ?? '');
    const endsAt = end && (basis.isDay ? dayStart(end.wall) : instantAt(end.wall, clockFor(end, dated, around).offsetAt));
    const startsAt = basis.isDay ? start.wall : instantAt(start.wall, basis.clock.offsetAt);
    if (endsAt === null || endsAt < startsAt) around.remark('end', nameIn(lines));
    else return Math.max(none, endsAt - startsAt);
    return none;
  }
  if (!lines.has('DURATION')) return none;
  const length = durationOf(rawOf(lines, 'DURATION'));
  if (length === null) around.remark('end', nameIn(lines));
  return length === null ? none : basis.isDay ? Math.max(DAY, Math.ceil(length / DAY) * DAY) : length;
}
