/** A chat log as help in the chat: one activity for each nick and day, however much they said. */
import { type Told, toldNothing } from '../../../../shared/domain/sources/told.ts';
import { instantIn } from '../../../../shared/domain/tables/import/instants.ts';
import { nameOf, personOf, setAside, titleOf } from '../telling.ts';
import { dayOf, dayOfNumbers, type Line, lineIn, type Written } from './lines.ts';

export interface ChatOptions {
  /** "#community": part of each key. */
  channel: string;
  /** What keys begin with; default: the channel. Its name may be put right later, and the messages are the same. */
  keyedBy?: string;
  /** The file's name, which may hold its day: "2024-05-01.log", "#community_20240501.log". */
  fileName?: string | undefined;
  /** Where the program that wrote it counted its hours; IANA, default UTC. */
  zone?: string | undefined;
  /** Where accounts are: default "irc". */
  platform?: string | undefined;
  /** In which order a Matrix export writes 5/1/2024. Without it the file itself tells, or the month comes first. */
  order?: 'dmy' | 'mdy' | undefined;
}

const DAY = 86_400_000;
const longestLine = 1_048_576;
/** What 30 years of a busy channel have. */
const mostDays = 2_000_000;

interface Day {
  nick: string;
  isName: boolean;
  written: NonNullable<Written>;
  count: number;
  /** The first thing they said: milliseconds of the day, and minutes east of UTC where it is told. */
  time: number;
  offset: number | null;
}

/** Takes a log piece by piece, cut anywhere, in its order; gives what it tells at the end. Holds one entry for each nick and day. */
export class ChatLog {
  readonly #options: ChatOptions;
  readonly #days = new Map<string, Day>();
  #rest = '';
  #isOverlong = false;
  #overlong = 0;
  #lines = 0;
  #known = 0;
  #undated = 0;
  /** The day of lines that say only a time, and the last such time. */
  #day: string | null;
  #time = 0;
  #year: number | null = null;
  #left = 0;

  constructor(options: ChatOptions) {
    this.#options = options;
    this.#day = dayInName(options.fileName ?? '');
    if (this.#day !== null) this.#year = Number(this.#day.slice(0, 4));
  }

  add(piece: string): void {
    let start = 0;
    for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', start)) {
      this.#take(piece.slice(start, end));
      this.#line(this.#rest);
      this.#rest = '';
      this.#isOverlong = false;
      start = end + 1;
    }
    this.#take(piece.slice(start));
  }

  #take(part: string): void {
    this.#isOverlong ||= this.#rest.length + part.length > longestLine;
    this.#rest = this.#isOverlong ? '' : this.#rest + part;
  }

  #line(text: string): void {
    if (this.#isOverlong) this.#overlong += 1;
    else if (text.trim() === '') return;
    this.#lines += 1;
    const line = this.#isOverlong ? null : lineIn(text);
    if (line === null) return;
    this.#known += 1;
    if (line.kind === 'day') this.#open(line.day);
    else this.#count(line);
  }

  #open(day: string | null): void {
    this.#day = day;
    this.#year = day === null ? null : Number(day.slice(0, 4));
    this.#time = 0;
  }

  #count(line: Exclude<Line, { kind: 'day' }>): void {
    const written = this.#dated(line);
    if (line.kind === 'none') return;
    if (written === null) {
      this.#undated += 1;
      return;
    }
    const nick = nameOf(line.nick);
    if (nick === null) return;
    const key = `${'day' in written ? written.day : JSON.stringify(written)} ${nick.toLowerCase()}`;
    const known = this.#days.get(key);
    if (known) known.count += 1;
    else if (this.#days.size >= mostDays) this.#left += 1;
    else this.#days.set(key, { nick, isName: line.isName, written, count: 1, time: line.time, offset: line.offset });
  }

  /** Where lines say no day, the clock falls back by more than half a day at midnight; by an hour when summer time ends. */
  #dated({ written, time }: Exclude<Line, { kind: 'day' }>): Day['written'] | null {
    if (written !== null && 'month' in written) {
      const day = this.#year === null ? null : dayOf(this.#year, written.month, written.date);
      return day === null ? null : { day };
    }
    if (written !== null) return written;
    if (this.#day === null) return null;
    if (this.#time - time > DAY / 2) this.#open(new Date(Date.parse(`${this.#day}T00:00:00Z`) + DAY).toISOString().slice(0, 10));
    this.#time = time;
    return { day: this.#day };
  }

  /** Everything so far. A last line without an end is read too. */
  told(): Told {
    if (this.#rest !== '' || this.#isOverlong) this.add('\n');
    const told = toldNothing();
    const { channel, platform = 'irc', zone = 'UTC' } = this.#options;
    const room = titleOf(channel);
    const keyedBy = this.#options.keyedBy ?? room;
    const instant = instantIn(zone);
    const order = this.#options.order ?? this.#orderTold();
    let undated = this.#undated;
    const people = new Map<string, Told['people'][number]>();
    const merged = new Map<string, Day & { day: string }>();
    for (const one of this.#days.values()) {
      const day =
        'day' in one.written ? one.written.day : 'numbers' in one.written ? dayOfNumbers(one.written.numbers, order ?? 'mdy') : null;
      if (day === null) {
        undated += one.count;
        continue;
      }
      const key = `${keyedBy}|${day}|${one.nick.toLowerCase()}`;
      const known = merged.get(key);
      if (known) known.count += one.count;
      else merged.set(key, { ...one, day });
    }
    for (const [key, { nick, isName, day, count, time, offset }] of merged) {
      const account = nick.toLowerCase();
      const person = people.get(account) ?? personOf(platform, isName ? { name: nick } : { username: nick });
      people.set(account, person);
      const at = offset === null ? instant(`${day} ${clockOf(time)}`, 'iso')?.at : Date.parse(`${day}T00:00:00Z`) + time - offset * 60_000;
      if (at === undefined) continue;
      told.activities.push({ key, person, countsAs: 'chat_help', at, title: `${messages(count)} in ${room}`, link: '' });
    }
    for (const person of people.values()) told.people.push(person);
    this.#tellProblems(told, undated, order === null);
    return told;
  }

  #tellProblems(told: Told, undated: number, isOrderUnknown: boolean): void {
    const file = titleOf(this.#options.fileName ?? '') || 'This log';
    if (undated > 0)
      setAside(
        told,
        'undated',
        `${messages(undated)} of ${file} could not be dated: neither the lines nor the name of the file say the day. Name the file after its day, such as 2024-05-01.log, and try again.`,
        '',
      );
    if (this.#lines > 0 && this.#known === 0)
      setAside(told, 'log', `${file} does not look like a log of a chat that Cairn can read. Nothing of it was taken.`, '');
    if (isOrderUnknown)
      told.remarks.push(
        'Nothing in this log tells whether 5/1/2024 is in May or in January; the month was taken to come first. Say in the settings of this source if it is not so.',
      );
    if (this.#overlong > 0)
      told.remarks.push(
        `${this.#overlong === 1 ? '1 line was' : `${this.#overlong.toLocaleString('en')} lines were`} longer than 1 MB and left out.`,
      );
    if (this.#left > 0)
      told.remarks.push(`There are more than 2,000,000 days of people in this log; ${messages(this.#left)} beyond them were left out.`);
  }

  /** A number above 12 can only be the day; `null` where dates are written so and none tells. */
  #orderTold(): 'dmy' | 'mdy' | null {
    let order: 'mdy' | null = 'mdy';
    for (const { written } of this.#days.values()) {
      if (!('numbers' in written) || written.numbers[0] > 31) continue;
      if (written.numbers[0] > 12) return 'dmy';
      order = null;
      if (written.numbers[1] > 12) return 'mdy';
    }
    return order;
  }
}

const messages = (count: number): string => (count === 1 ? '1 message' : `${count.toLocaleString('en')} messages`);

function clockOf(time: number): string {
  // A leap second is the second before it.
  return new Date(Math.min(time, DAY - 1000)).toISOString().slice(11, 19);
}

/** The day in a file's name: four digits, two and two, with the same sign between them or none. */
export function dayInName(name: string): string | null {
  const [, year, , month, date] = /(?<!\d)((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)/.exec(name.slice(-300)) ?? [];
  return year === undefined ? null : dayOf(Number(year), Number(month), Number(date));
}

/** A whole log at once. */
export function chatTold(text: string, options: ChatOptions): Told {
  const log = new ChatLog(options);
  log.add(text);
  return log.told();
}
