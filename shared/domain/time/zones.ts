/** Wall clocks in time zones (IANA). A wall time is written as the UTC epoch milliseconds at which a clock in UTC shows it. Pure. */
import { dayName } from './days.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      hourCycle: 'h23',
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  } catch {
    // A zone nobody knows.
  }
  // Names come out of files: a thousand different ones are no zones any more.
  if (formats.size > 1000) formats.clear();
  formats.set(zone, format);
  return format;
}

/** The zone as IANA writes it, such as `Europe/Berlin` for `europe/berlin`; `null` where nobody knows it. An old name stays as it is. */
export function knownZone(zone: string): string | null {
  const format = formatOf(zone);
  if (!format) return null;
  const { timeZone } = format.resolvedOptions();
  return timeZone.toLowerCase() === zone.toLowerCase() ? timeZone : zone;
}

/** Offsets at the beginnings of UTC days, by zone: Intl takes 20 µs for one, and a calendar asks for a million. */
const atMidnight = new Map<string, Map<number, number>>();
const MOST_DAYS = 50_000;

/** Minutes east of UTC of a zone at an instant (UTC epoch milliseconds). A zone nobody knows is taken for UTC. */
export function offsetIn(zone: string): (at: number) => number {
  const format = zone === 'UTC' ? null : formatOf(zone);
  if (!format) return () => 0;
  const asked = (at: number): number => {
    const part = { year: 1970, month: 1, day: 1, hour: 0, minute: 0 };
    for (const { type, value } of format.formatToParts(at)) if (type in part) part[type as keyof typeof part] = Number(value);
    // The minute that has begun is compared with the one the clock shows: 59 seconds are no minute of offset.
    return Math.round(Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute) / MINUTE) - Math.floor(at / MINUTE);
  };
  const days = atMidnight.get(zone) ?? new Map<number, number>();
  if (atMidnight.size > 1000) atMidnight.clear();
  atMidnight.set(zone, days);
  const begun = (day: number): number => {
    let offset = days.get(day);
    if (offset === undefined) {
      offset = asked(day * DAY);
      if (days.size >= MOST_DAYS) days.clear();
      days.set(day, offset);
    }
    return offset;
  };
  return (at) => {
    const day = Math.floor(at / DAY);
    // No zone changes its clocks and back within one day.
    const offset = begun(day);
    return offset === begun(day + 1) ? offset : asked(at);
  };
}

/**
 * The instant at which a clock shows a wall time. One that it shows twice is the first; one that it skips is read as if the
 * clocks had not been changed yet (RFC 5545, 3.3.5).
 */
export function instantAt(wall: number, offsetAt: (at: number) => number): number {
  const [before, after] = [offsetAt(wall - DAY), offsetAt(wall + DAY)];
  const early = wall - before * MINUTE;
  if (before === after || offsetAt(early) === before) return early;
  const late = wall - after * MINUTE;
  return offsetAt(late) === after ? late : early;
}

/** What a clock in that zone shows at an instant. */
export const wallAt = (at: number, offsetAt: (at: number) => number): number => at + offsetAt(at) * MINUTE;

/** Of what is due "Anywhere on Earth": the last place where it is still that day (UTC-12). IANA turns the sign around. */
export const ANYWHERE_ON_EARTH = 'Etc/GMT+12';

/** The day an instant (UTC epoch milliseconds) falls on in a time zone, as `2026-05-14`: for many instants, whose offsets it remembers. */
export function dayNamesIn(zone: string): (at: number) => string {
  const offsetAt = offsetIn(zone);
  return (at) => dayName(Math.floor(wallAt(at, offsetAt) / DAY));
}
