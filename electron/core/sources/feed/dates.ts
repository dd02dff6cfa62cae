/** Days and times as feeds write them: RFC 822 in RSS 2.0, ISO 8601 in Atom and Dublin Core. No clock and no zone of the machine's own. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Hours east of UTC. RFC 822 names the American ones; the others are what European programs write. A name nobody knows is UTC (RFC 2822). */
const zones: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  CET: 1,
  CEST: 2,
  BST: 1,
};

const mail =
  /^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s,-]+(\d{4}|\d{2})(?:[\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*([a-z]+|[+-]\d{2}:?\d{2})?/i;
const iso = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T\s]+(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?)?$/i;

/** UTC epoch milliseconds, to the second. A day without a time is noon in UTC, a time without a zone is UTC. `null` for what is no day. */
export function feedDate(text: string): number | null {
  const plain = text.trim();
  if (plain.length > 100) return null;
  const whole = iso.exec(plain);
  if (whole) return instant(whole[1], Number(whole[2]), whole[3] ?? '1', whole[4], whole[5], whole[6], whole[7]);
  const [, day, month = '', year = '', ...rest] = mail.exec(plain) ?? [];
  const number = months.indexOf(month.toLowerCase()) + 1;
  // Two digits: 50 to 99 are of the last century (RFC 2822, 4.3).
  const full = year.length === 2 ? Number(year) + (Number(year) < 50 ? 2000 : 1900) : year;
  return day === undefined || number === 0 ? null : instant(full, number, day, rest[0], rest[1], rest[2], rest[3]);
}

type Part = string | number | undefined;

function instant(year: Part, month: number, day: Part, hour: Part, minute: Part, second: Part, zone: string | undefined): number | null {
  const date = new Date(Date.UTC(Number(year), month - 1, Number(day)));
  // The 30th of February would be the 1st of March.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== Number(day)) return null;
  if (hour === undefined) return date.getTime() + 12 * 3_600_000;
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second ?? 0)];
  if (hours > 24 || minutes > 59 || seconds > 60) return null;
  return date.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000 - minutesEast(zone ?? '') * 60_000;
}

function minutesEast(zone: string): number {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(zone) ?? [];
  if (sign) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const named = zone.toUpperCase();
  return Object.hasOwn(zones, named) ? (zones[named] ?? 0) * 60 : 0;
}
