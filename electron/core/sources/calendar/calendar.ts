/** A calendar (.ics, RFC 5545) as the events it tells of. */
import type { EventKind } from '../../../../shared/domain/events/event.ts';
import { kindSaid } from '../../../../shared/domain/events/event-kind.ts';
import { type Told, type ToldEvent, toldNothing } from '../../../../shared/domain/sources/told.ts';
import { dayName } from '../../../../shared/domain/time/days.ts';
import { instantAt, wallAt } from '../../../../shared/domain/time/zones.ts';
import { notUnderstood, textOf } from '../read-text.ts';
import { type CalendarEvent, eventOf, NoEvent } from './event.ts';
import { componentsOf } from './lines.ts';
import { type Budget, RuleRefused, ruleWalls } from './recurrence.ts';
import { Remarks } from './remarks.ts';
import { type Series, seriesOf } from './versions.ts';
import { clockOf, clocksOf, zoneNamed } from './zones.ts';

const DAY = 86_400_000;
/** Of one that recurs, dates are told a year back and a year ahead: what an organiser plans and looks back on. */
const AROUND = 366 * DAY;
/** Every day of both years, and some. */
const MOST_OF_ONE = 800;
const MOST_EVENTS = 50_000;
const MOST_TOLD = 100_000;
/** Steps of all rules of a file together: some seconds. */
const MOST_STEPS = 2_000_000;

export interface CalendarOptions {
  /** UTC epoch milliseconds: dates of what recurs are told around it. */
  asOf: number;
  /** IANA zone of times without one, where the calendar names none (X-WR-TIMEZONE). */
  zone: string;
  /** What an event is whose name does not say. */
  kind?: EventKind;
  /** The first and last instant at which a date of what recurs begins. */
  from?: number;
  to?: number;
}

/** The instants between which dates of what recurs are told. Outside of them a date that is missing is not gone. */
export const horizonOf = ({ asOf, from = asOf - AROUND, to = asOf + AROUND }: CalendarOptions) => ({ from, to });

/** Throws `source_error` with a sentence for what is no calendar at all. */
export function calendarTold(content: Uint8Array | string, options: CalendarOptions): Told {
  const file = componentsOf(textOf(content, 'a calendar'), MOST_EVENTS);
  if (!file.hasComponents)
    throw notUnderstood('This is not a calendar: no line of it begins one. Nothing was read. Choose an .ics file, or the address of one.');
  const told = toldNothing();
  const remarks = new Remarks();
  const budget: Budget = { steps: MOST_STEPS };
  const clockNamed = clocksOf(file.zones, budget);
  const homes = file.calendars.map(({ zone }) => clockOf(zoneNamed(zone) ?? options.zone));
  for (const { zone } of file.calendars) if (zone !== '' && !zoneNamed(zone)) remarks.add('zone', zone);

  const byUid = new Map<string, CalendarEvent[]>();
  for (const raw of file.events) {
    const calendar = file.calendars[raw.calendar];
    try {
      const event = eventOf(raw, {
        clockNamed,
        home: homes[raw.calendar] ?? clockOf(options.zone),
        isHomeSaid: zoneNamed(calendar?.zone ?? '') !== null,
        isCancelling: calendar?.isCancelling ?? false,
        remark: (about, example) => remarks.add(about, example),
      });
      const same = byUid.get(event.uid);
      if (same) same.push(event);
      else byUid.set(event.uid, [event]);
    } catch (error) {
      if (!(error instanceof NoEvent)) throw error;
      told.aside.push({ key: `line ${raw.line}`, reason: error.message, raw: raw.lines.join('\n').slice(0, 2000) });
    }
  }
  const telling: Telling = { options, budget, remarks, told };
  for (const [uid, members] of byUid) {
    const { series, isReused } = seriesOf(uid, members);
    if (isReused) remarks.add('reused', members.map(({ name }) => name).sort()[0] ?? '');
    for (const each of series) {
      const before = told.events.length + told.aside.length;
      tellSeries(each, telling);
      if (told.events.length + told.aside.length === before && told.events.length < MOST_TOLD)
        remarks.add('outside', (each.main ?? each.standIns[0]?.event)?.name ?? '');
    }
  }
  if (file.left > 0)
    remarks.say(`The file holds more than ${MOST_EVENTS.toLocaleString('en')} events; ${file.left.toLocaleString('en')} were not read.`);
  if (file.events.length === 0) remarks.say('There is no event in this calendar.');
  told.events.sort((a, b) => (a.startsOn === b.startsOn ? (a.key < b.key ? -1 : 1) : a.startsOn < b.startsOn ? -1 : 1));
  told.remarks.push(...remarks.sentences());
  return told;
}

interface Telling {
  options: CalendarOptions;
  budget: Budget;
  remarks: Remarks;
  told: Told;
}

function tellSeries({ key, main, standIns }: Series, telling: Telling): void {
  const { options, remarks, told } = telling;
  const { from, to } = horizonOf(options);
  const isWithin = (event: CalendarEvent, wall: number): boolean => {
    // A day that touches them, by UTC.
    const at = event.isDay ? wall : instantAt(wall, event.clock.offsetAt);
    return at <= to && (event.isDay ? at + DAY > from : at >= from);
  };
  const tell = (event: CalendarEvent, wall: number, length: number, ownKey: string, isCancelled: boolean) => {
    if (told.events.length < MOST_TOLD) told.events.push(toldEvent(event, wall, length, ownKey, isCancelled, options));
    else remarks.add('many', event.name);
  };
  const taken = new Set(standIns.map(({ date }) => date));
  for (const { event, date } of standIns)
    if (isWithin(event, event.start))
      tell(event, event.start, event.length, `${key}#${idOf(main ?? event, date)}`, event.isCancelled || (main?.isCancelled ?? false));
  if (!main) return;
  if (main.rules.length === 0 && main.dates.length === 0) {
    if (!taken.has(main.start)) tell(main, main.start, main.length, key, main.isCancelled);
    return;
  }
  try {
    const ranges = standIns.filter(({ event }) => event.isRange && event.isDay === main.isDay);
    const dates = datesOf(main, horizonOf(options), telling).filter(({ wall }) => isWithin(main, wall) && !taken.has(wall));
    for (const { wall, length } of nearest(dates, wallAt(options.asOf, main.clock.offsetAt))) {
      const range = ranges.findLast(({ date }) => date <= wall);
      const event = range?.event ?? main;
      const moved = range ? wall + range.event.start - range.date : wall;
      tell(event, moved, range ? event.length : length, `${key}#${idOf(main, wall)}`, event.isCancelled || main.isCancelled);
    }
    if (dates.length > MOST_OF_ONE) remarks.add('often', main.name);
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    told.aside.push({ key, reason: `“${main.name}” ${error.message}. None of its dates were read.`, raw: main.print.slice(0, 2000) });
  }
}

const nearest = (dates: { wall: number; length: number }[], wall: number) =>
  dates.length <= MOST_OF_ONE ? dates : dates.sort((a, b) => Math.abs(a.wall - wall) - Math.abs(b.wall - wall)).slice(0, MOST_OF_ONE);

/** The dates on which an event is, each once; by rules and by dates, without those that are taken out. */
function datesOf(event: CalendarEvent, { from, to }: { from: number; to: number }, { budget }: Telling) {
  const instantOf = (wall: number): number => (event.isDay ? wall : instantAt(wall, event.clock.offsetAt));
  // A day more on each side, which no zone is wider than: who asks looks again at the instant.
  const run = { start: event.start, isDay: event.isDay, to: to + DAY, instantOf, budget };
  const out = new Set(event.exceptDates);
  for (const rule of event.exceptRules) for (const wall of ruleWalls({ ...run, rule })) out.add(wall);
  const found = new Map<number, number>();
  const add = (wall: number, length: number) => {
    const isOut = out.has(wall) || event.exceptDays.has(Math.floor(wall / DAY) * DAY);
    if (wall >= from - DAY && wall <= to + DAY && !isOut && !found.has(wall)) found.set(wall, length);
  };
  for (const { wall, length } of event.dates) add(wall, length);
  for (const rule of event.rules) for (const wall of ruleWalls({ ...run, rule })) add(wall, event.length);
  if (event.rules.length === 0) add(event.start, event.length);
  return [...found].map(([wall, length]) => ({ wall, length })).sort((a, b) => a.wall - b.wall);
}

/** RECURRENCE-ID of a date, whatever zone it is written in. */
const idOf = (event: CalendarEvent, wall: number): string =>
  event.isDay ? dayName(wall / DAY) : new Date(instantAt(wall, event.clock.offsetAt)).toISOString().slice(0, 19);

function toldEvent(
  event: CalendarEvent,
  wall: number,
  length: number,
  key: string,
  isCancelled: boolean,
  options: CalendarOptions,
): ToldEvent {
  const { name, place, link, topics, online, home } = event;
  const shared = { key, name, kind: kindSaid(name, options.kind ?? 'meetup'), isCancelled, online, place, link, call: null, topics };
  if (event.isDay) {
    const [first, last] = [wall / DAY, (wall + length) / DAY - 1];
    return { ...shared, startsOn: dayName(first), endsOn: dayName(Math.max(first, last)), startsAt: null, endsAt: null, zone: null };
  }
  const startsAt = instantAt(wall, event.clock.offsetAt);
  const endsAt = startsAt + length;
  const dayOf = (at: number): string => dayName(Math.floor(wallAt(at, home.offsetAt) / DAY));
  // An evening that ends at midnight is one of that day.
  return { ...shared, startsOn: dayOf(startsAt), endsOn: dayOf(Math.max(startsAt, endsAt - 1)), startsAt, endsAt, zone: home.zone };
}
