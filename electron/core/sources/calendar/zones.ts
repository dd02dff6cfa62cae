/**
 * The clock behind a TZID. An IANA zone, under whatever name a program gives it, is read by what Node knows of it: what calendars
 * say about zones in VTIMEZONE is often years old or left out. Only a zone that nobody knows by name is read from the file.
 */
import { findIana } from 'windows-iana';
import { knownZone, offsetIn } from '../../../../shared/domain/time/zones.ts';
import { type Budget, RuleRefused, ruleWalls } from './recurrence.ts';
import { datedLine, stampOf } from './stamps.ts';

export interface Clock {
  /** IANA; `null`: a zone that is only this file's. */
  zone: string | null;
  /** Minutes east of UTC at an instant. */
  offsetAt(at: number): number;
}

export const clockOf = (zone: string): Clock => ({ zone, offsetAt: offsetIn(zone) });

/** The zone that is meant by a name: its own, Windows', or one with a program's path before it. `null` where it is none. */
export function zoneNamed(name: string): string | null {
  const plain = name.trim().slice(0, 200);
  const known = plain === '' ? null : (knownZone(plain) ?? knownZone(plain.replaceAll(' ', '_')) ?? findIana(plain)[0] ?? null);
  if (known) return known;
  if (/^tzone:\/\/microsoft\/utc$/i.test(plain)) return 'UTC';
  // "/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires", "posix/Europe/Vaduz"
  const path = plain.split('/');
  for (const length of [3, 2]) {
    const end = path.slice(-length).join('/');
    if (path.length > length && knownZone(end)) return knownZone(end);
  }
  return null;
}

const valueIn = (lines: readonly string[], name: string): string => {
  const line = lines.find((each) => new RegExp(`^${name}[;:]`, 'i').test(each)) ?? '';
  return line.slice(line.indexOf(':') + 1).trim();
};

/** Minutes of `+0530`; seconds, which some old zones have, are rounded. `null` for anything else. */
function minutesOf(offset: string): number | null {
  const found = /^([+-])(\d{2})(\d{2})(\d{2})?$/.exec(offset);
  if (!found || Number(found[2]) > 23 || Number(found[3]) > 59) return null;
  const minutes = Number(found[2]) * 60 + Number(found[3]) + Math.round(Number(found[4] ?? 0) / 60);
  return found[1] === '-' ? -minutes : minutes;
}

interface Change {
  at: number;
  from: number;
  to: number;
}

/** Years are worked out so far: what is later keeps the last offset. */
const LAST = Date.UTC(2100, 0, 1);
const MOST_CHANGES = 2000;

/** What a VTIMEZONE says, with which name. `null` where it says nothing that can be relied on. */
function fileZone(lines: readonly string[], budget: Budget): Clock | null {
  const changes: Change[] = [];
  let part: string[] | null = null;
  for (const line of lines) {
    if (/^BEGIN:(?:STANDARD|DAYLIGHT)\s*$/i.test(line)) part = [];
    else if (/^END:(?:STANDARD|DAYLIGHT)\s*$/i.test(line) && part) {
      if (changes.length < MOST_CHANGES) changes.push(...changesOf(part, budget));
      part = null;
    } else part?.push(line);
  }
  const [first] = changes.sort((a, b) => a.at - b.at);
  if (!first) return null;
  const offsetAt = (at: number): number => {
    let [low, high] = [0, changes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((changes[middle] as Change).at <= at) low = middle + 1;
      else high = middle;
    }
    return changes[low - 1]?.to ?? first.from;
  };
  return { zone: null, offsetAt };
}

function changesOf(part: readonly string[], budget: Budget): Change[] {
  const [from, to] = [minutesOf(valueIn(part, 'TZOFFSETFROM')), minutesOf(valueIn(part, 'TZOFFSETTO'))];
  const start = stampOf(valueIn(part, 'DTSTART'));
  if (from === null || to === null || !start) return [];
  const instantOf = (wall: number): number => wall - from * 60_000;
  const instants = [instantOf(start.wall)];
  for (const line of part.filter((each) => /^RDATE[;:]/i.test(each)))
    for (const value of datedLine(line).values) {
      const stamp = stampOf(value);
      if (stamp) instants.push(stamp.isUtc ? stamp.wall : instantOf(stamp.wall));
    }
  const rule = valueIn(part, 'RRULE');
  try {
    // Clocks are changed in the same way each year, or once; a rule of another kind is no zone's.
    if (/FREQ\s*=\s*YEARLY/i.test(rule))
      for (const wall of ruleWalls({ rule, start: start.wall, isDay: false, to: LAST, instantOf, budget })) {
        if (instants.length >= MOST_CHANGES) break;
        instants.push(instantOf(wall));
      }
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
  }
  return instants.map((at) => ({ at, from, to }));
}

/** The clocks of one file, each looked for once. `null` for a TZID that neither the world nor the file knows. */
export function clocksOf(zones: readonly string[][], budget: Budget): (name: string) => Clock | null {
  const written = new Map<string, string[]>();
  for (const lines of zones) written.set(valueIn(lines, 'TZID').replace(/^"|"$/g, ''), lines);
  const found = new Map<string, Clock | null>();
  return (name) => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const lines = written.get(name);
    const zone = zoneNamed(name) ?? (lines ? zoneNamed(valueIn(lines, 'X-LIC-LOCATION')) : null);
    const clock = zone ? clockOf(zone) : lines ? fileZone(lines, budget) : null;
    found.set(name, clock);
    return clock;
  };
}
