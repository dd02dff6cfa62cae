/**
 * One line of a chat log, as irssi, weechat, HexChat, ZNC, energymech, Eggdrop, supybot, MeetBot and the text export of Matrix clients
 * write it. What is no line of theirs is `null`.
 */

/** A day as it stands there: whole; of a year that the log names at its beginning; or with numbers in an order that only the whole file tells. */
export type Written = { day: string } | { month: number; date: number } | { numbers: [number, number, number] } | null;

export type Line =
  /**
   * Somebody said something. `time`: milliseconds of the day; `offset`: minutes east of UTC where the line says it; `isName`: what stands
   * there is a name as it is shown, such as exports of Matrix give it, and no account.
   */
  | { kind: 'said'; written: Written; time: number; offset: number | null; nick: string; isName: boolean }
  /** From here on it is another day; `null`: one that is written in a way nobody here reads. */
  | { kind: 'day'; day: string | null }
  /** It has a time, and nobody says anything: joins, parts, renames, notices. */
  | { kind: 'none'; written: Written; time: number };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const clock = '(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?';

/** "--- Day changed Thu May 02 2024", "--- Log opened Wed May 01 10:00:00 2024", "**** BEGIN LOGGING AT …", "[00:00] --- Thu May  2 2024". */
const header =
  /^(?:\[\d{1,2}:\d{2}(?::\d{2})?\]\s+)?(?:---|\*{4})\s+(?:Day changed|Log opened|BEGIN LOGGING AT)?\s*[A-Z][a-z]{2}\s+([A-Z][a-z]{2})\s+(\d{1,2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s+(\d{4})\s*$/;
const isoHeader = /^(?:---|\*{3,4}|#)\s*(?:Day changed|Log opened|Session start|Date)?:?\s*(\d{4}-\d{2}-\d{2})\b/;

const whole = new RegExp(`^\\[?(\\d{4}-\\d{2}-\\d{2})[T ]${clock}\\s?(Z|[+-]\\d{2}:?\\d{2})?\\]?[ \\t]+`);
const hexchat = new RegExp(`^([A-Z][a-z]{2}) {1,2}(\\d{1,2}) ${clock}[ \\t]+`);
const exported = new RegExp(`^(\\d{1,4})([/.])(\\d{1,2})[/.](\\d{1,4}),? ${clock}(?:[\\s\\u202f]?([AaPp])\\.?[Mm]\\.?)? - `);
const bare = new RegExp(`^\\[?${clock}\\]?[ \\t]`);

const between = /^<\s*([^<>\t]{1,100}?)\s*>(?:\s|$)/;
const action = /^\s?\*[ \t]+([^\s*]{1,100})(?:\s|$)/;
const column = /^([^\s<>]{1,100})\t/;
/** HexChat writes what happens as it writes "/me". */
const happens =
  /^\s?\*[ \t]+(?:(?:Now talking|Topic for|You are|You have|Disconnected|Looking up|Connecting|Connected)\b|\S+ (?:\([^)]*\) )?(?:has (?:joined|left|quit|kicked|changed|set)|is now known as|sets? mode|gives|removes)\b)/;
/** The arrows and signs that weechat writes where a nick would be. */
const signs = new Set(['-->', '<--', '--', '---', '=!=', '*', '***', '!', '-!-', '>>']);
const colon = /^([^:"]{1,60}): /;
/** "Ana changed the topic to: …" is nobody's word. */
const event = /\s(?:joined|left|changed|set|invited|made|removed|sent|turned|created|enabled|upgraded|banned|kicked|allowed|accepted)\b/;

interface Stamp {
  written: Written;
  time: number;
  offset: number | null;
  rest: string;
  isExport: boolean;
}

export function lineIn(text: string): Line | null {
  const plain = text.endsWith('\r') ? text.slice(0, -1) : text;
  const day = dayIn(plain);
  if (day !== undefined) return { kind: 'day', day };
  const stamp = stampIn(plain);
  if (stamp === null) return null;
  const { written, time, offset, rest, isExport } = stamp;
  const nick = isExport ? exportedNick(rest) : nickIn(rest);
  return nick === null
    ? { kind: 'none', written, time }
    : { kind: 'said', written, time, offset, nick, isName: isExport && !nick.startsWith('@') };
}

/** `undefined`: it is no line about a day. */
function dayIn(text: string): string | null | undefined {
  if (text.length > 200 || !/^[-*#[]/.test(text)) return undefined;
  const iso = isoHeader.exec(text)?.[1];
  if (iso) return isDay(iso) ? iso : undefined;
  const [, month = '', date = '', year = ''] = header.exec(text) ?? [];
  const number = months.indexOf(month.toLowerCase()) + 1;
  if (number > 0) return dayOf(Number(year), number, Number(date));
  // In the words of another language: what follows is of a day that nobody tells, not of the one before.
  return /^--- (?:Day changed|Log opened) /.test(text) ? null : undefined;
}

/** `yyyy-mm-dd`, or `null` for the 30th of February. */
export function dayOf(year: number, month: number, date: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, date));
  return year >= 1980 && year < 2200 && at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.toISOString().slice(0, 10) : null;
}

/** 5/1/2024, 01.05.2024, 2024/5/1. */
export function dayOfNumbers([first, second, third]: [number, number, number], order: 'dmy' | 'mdy'): string | null {
  if (first > 31) return dayOf(first, second, third);
  const year = third < 100 ? 2000 + third : third;
  return order === 'dmy' ? dayOf(year, second, first) : dayOf(year, first, second);
}

const isDay = (day: string): boolean => dayOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))) === day;

function stampIn(text: string): Stamp | null {
  const start = text.slice(0, 100);
  const iso = whole.exec(start);
  if (iso) {
    const time = timeOf(iso[2], iso[3], iso[4]);
    const day = iso[1] ?? '';
    return time === null || !isDay(day) ? null : stamped(text, iso[0], { day }, time, offsetOf(iso[5]));
  }
  const local = exported.exec(start);
  if (local) {
    const time = timeOf(local[5], local[6], local[7], local[8]);
    const numbers: [number, number, number] = [Number(local[1]), Number(local[3]), Number(local[4])];
    // With points the day comes first everywhere.
    const day = local[2] === '.' ? dayOfNumbers(numbers, 'dmy') : null;
    return time === null ? null : { ...stamped(text, local[0], day === null ? { numbers } : { day }, time, null), isExport: true };
  }
  const named = hexchat.exec(start);
  const month = named ? months.indexOf((named[1] ?? '').toLowerCase()) + 1 : 0;
  if (named && month > 0) {
    const time = timeOf(named[3], named[4], named[5]);
    return time === null ? null : stamped(text, named[0], { month, date: Number(named[2]) }, time, null);
  }
  const timed = bare.exec(start);
  const time = timed ? timeOf(timed[1], timed[2], timed[3]) : null;
  return timed && time !== null ? stamped(text, timed[0], null, time, null) : null;
}

const stamped = (text: string, stamp: string, written: Written, time: number, offset: number | null): Stamp => ({
  written,
  time,
  offset,
  // No nick is longer; of a message of any length no more is looked at.
  rest: text.slice(stamp.length, stamp.length + 400),
  isExport: false,
});

type Part = string | undefined;

function timeOf(hour: Part, minute: Part, second: Part, half?: Part): number | null {
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second ?? 0)];
  if (hours > (half ? 12 : 23) || minutes > 59 || seconds > 60) return null;
  const whole = half ? (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hours;
  return ((whole * 60 + minutes) * 60 + seconds) * 1000;
}

function offsetOf(zone: Part): number | null {
  if (zone === undefined) return null;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
}

/** The mark of an operator or a voice before a nick is not part of it. A nick of IRC begins with none of them. */
const bareNick = (nick: string): string | null => nick.trim().replace(/^[@+%&~!](?=.)/, '') || null;

function nickIn(rest: string): string | null {
  if (happens.test(rest)) return null;
  const said = between.exec(rest) ?? action.exec(rest);
  if (said) return bareNick(said[1] ?? '');
  const first = column.exec(rest)?.[1];
  return first === undefined || signs.has(first) ? null : bareNick(first);
}

function exportedNick(rest: string): string | null {
  const emote = action.exec(rest)?.[1];
  if (emote !== undefined) return emote;
  const name = colon.exec(rest)?.[1]?.trim() ?? '';
  return name === '' || event.test(name) ? null : name;
}
