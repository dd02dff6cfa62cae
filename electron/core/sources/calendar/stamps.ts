/** Days and times as a calendar writes them (RFC 5545, 3.3.4, 3.3.5), with the zone they are in. */

/** A property's parameters and its value. Values of days and times hold no colon, so the last one ends the parameters, whatever is in them. */
export interface DatedLine {
  /** TZID as written; empty where there is none. */
  zone: string;
  isRange: boolean;
  values: string[];
}

export interface Stamp {
  /** As a clock shows it: see time/zones.ts. Midnight for a day. */
  wall: number;
  isDay: boolean;
  isUtc: boolean;
}

export function datedLine(line: string): DatedLine {
  const colon = line.lastIndexOf(':');
  const head = line.slice(0, colon);
  const zone = /;\s*TZID\s*=\s*(?:"([^"]*)"|([^;]*))/i.exec(head);
  return {
    zone: (zone?.[1] ?? zone?.[2] ?? '').trim(),
    isRange: /;\s*RANGE\s*=\s*"?THISANDFUTURE/i.test(head),
    values: line
      .slice(colon + 1)
      .split(',')
      .map((value) => value.trim())
      .filter((value) => value !== ''),
  };
}

/** Google writes days such as `20121210Z`. */
const written = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?|Z)?$/i;

/** `null` for what is no day, such as the 30th of February. */
export function stampOf(value: string): Stamp | null {
  const found = written.exec(value);
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 60) return null;
  const wall = midnight + hour * 3_600_000 + minute * 60_000 + Math.min(59, second) * 1000;
  return { wall, isDay: found[4] === undefined, isUtc: found[7] !== undefined };
}

const MOST_WEEKS = 520;

/** Milliseconds of a DURATION such as `PT1H30M`; `null` for what is none, is negative, or is longer than ten years. */
export function durationOf(value: string): number | null {
  const found = /^\+?P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/i.exec(value.trim());
  if (!found || value.trim().length < 3) return null;
  const [weeks, days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const length = ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  return length <= MOST_WEEKS * 7 * 86_400_000 ? length : null;
}
