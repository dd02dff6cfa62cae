/**
 * The lines of a calendar (RFC 5545, 3.1), put into the events and zones they belong to. One event is held at a time, lines that
 * nobody reads are not kept, and what is nested is counted, not descended into: a file of any shape takes time and memory by its size.
 */

/** A line is as long as a title and an address need; a longer one is a picture or an attack, and is cut. */
const LONGEST_LINE = 65_536;
const MOST_LINES = 5_000;

/** What is read of an event. Descriptions, attendees and alarms are left out at the door: nothing shows them. */
const wanted = new Set(
  'UID SUMMARY DTSTART DTEND DURATION RRULE RDATE EXDATE EXRULE RECURRENCE-ID SEQUENCE STATUS LOCATION URL CATEGORIES DTSTAMP LAST-MODIFIED CONFERENCE X-GOOGLE-CONFERENCE'.split(
    ' ',
  ),
);

export interface RawEvent {
  /** The line it begins on, from 1. */
  line: number;
  lines: string[];
  /** Which calendar of the file it is in. */
  calendar: number;
  /** The file or its calendar ends in the middle of it. */
  isCut: boolean;
}

export interface RawCalendar {
  /** X-WR-TIMEZONE, as written; empty where the calendar says none. */
  zone: string;
  /** METHOD:CANCEL: it tells of events that are called off. */
  isCancelling: boolean;
}

export interface RawFile {
  events: RawEvent[];
  /** The lines of each VTIMEZONE, its BEGIN and END among them. */
  zones: string[][];
  calendars: RawCalendar[];
  /** It has a BEGIN of any kind: it is a calendar of a sort. */
  hasComponents: boolean;
  /** Events that were not kept, because there are more than `mostEvents`. */
  left: number;
}

const nameIn = (line: string): string => /^[A-Za-z0-9-]{1,40}(?=[;:])/.exec(line)?.[0].toUpperCase() ?? '';

/** The lines of a text with their numbers, folded ones put together again. A line that is not kept is not put together. */
function* unfolded(text: string): Generator<{ line: string; number: number }> {
  // Old programs end lines with a return alone.
  const end = text.includes('\n') ? '\n' : '\r';
  let [start, number, first] = [0, 0, 1];
  let [line, isKept] = ['', true];
  while (start <= text.length) {
    const found = text.indexOf(end, start);
    const next = found === -1 ? text.length : found;
    const last = end === '\n' && text.charCodeAt(next - 1) === 13 && next > start ? next - 1 : next;
    number += 1;
    const sign = text.charCodeAt(start);
    if ((sign === 32 || sign === 9) && number > 1) {
      if (isKept && line.length < LONGEST_LINE) line += text.slice(start + 1, Math.min(last, start + 1 + LONGEST_LINE - line.length));
    } else {
      if (line !== '') yield { line, number: first };
      line = text.slice(start, Math.min(last, start + LONGEST_LINE));
      first = number;
      const name = nameIn(line);
      isKept = wanted.has(name) || !/^(?:DESCRIPTION|ATTACH|ATTENDEE|ORGANIZER|X-ALT-DESC|COMMENT|IMAGE)$/.test(name);
    }
    if (found === -1) break;
    start = found + 1;
  }
  if (line !== '') yield { line, number: first };
}

/** Takes the file apart. Tolerates what programs get wrong: no VCALENDAR around, an END that is missing, any depth. */
export function componentsOf(text: string, mostEvents: number): RawFile {
  const file: RawFile = { events: [], zones: [], calendars: [{ zone: '', isCancelling: false }], hasComponents: false, left: 0 };
  let event: RawEvent | null = null;
  let zone: string[] | null = null;
  /** Components inside of the event or zone that is open. */
  let inside = 0;
  const calendar = () => file.calendars[file.calendars.length - 1] as RawCalendar;
  const close = (isCut: boolean) => {
    if (event && file.events.length < mostEvents) file.events.push(isCut ? { ...event, isCut } : event);
    else if (event) file.left += 1;
    // A zone without its end cannot be relied on.
    if (zone && !isCut) file.zones.push(zone);
    [event, zone, inside] = [null, null, 0];
  };
  for (const { line, number } of unfolded(text)) {
    const border = /^\s*(BEGIN|END):\s*([^\s:;]{1,40})\s*$/i.exec(line);
    const kind = border?.[2]?.toUpperCase() ?? '';
    if (border?.[1]?.toUpperCase() === 'BEGIN') {
      file.hasComponents = true;
      if ((event || zone) && (kind === 'VCALENDAR' || kind === 'VEVENT' || kind === 'VTIMEZONE')) close(true);
      if (kind === 'VCALENDAR') file.calendars.push({ zone: '', isCancelling: false });
      else if (kind === 'VEVENT') event = { line: number, lines: [], calendar: file.calendars.length - 1, isCut: false };
      else if (kind === 'VTIMEZONE') zone = [line];
      else {
        if (event || zone) inside += 1;
        if (zone && zone.length < MOST_LINES) zone.push(line);
      }
    } else if (border) {
      if (kind === 'VEVENT' && event) close(false);
      else if (kind === 'VTIMEZONE' && zone) {
        zone.push(line);
        close(false);
      } else if (kind === 'VCALENDAR') close(true);
      else {
        if (inside > 0) inside -= 1;
        if (zone && zone.length < MOST_LINES) zone.push(line);
      }
    } else if (zone) {
      if (zone.length < MOST_LINES) zone.push(line);
    } else if (event) {
      if (inside === 0 && event.lines.length < MOST_LINES && wanted.has(nameIn(line))) event.lines.push(line);
    } else if (/^X-WR-TIMEZONE[:;]/i.test(line)) calendar().zone = line.slice(line.indexOf(':') + 1).trim();
    else if (/^METHOD:\s*CANCEL\s*$/i.test(line)) calendar().isCancelling = true;
  }
  close(true);
  return file;
}
