/** When a rule (RRULE, RFC 5545, 3.3.10) falls. ical.js works it out; what it can be made to do without end is bounded here. */
import ICAL from 'ical.js';
import { stampOf } from './stamps.ts';

/** Steps that may still be taken: through days, months and years, whether something falls on them or not. */
export interface Budget {
  steps: number;
}

/** Steps of one rule: every day of 500 years, or every hour of 22. */
const MOST_STEPS = 200_000;
/** More in one day are an alarm or an attack, not an event. */
const MOST_A_DAY = 24;
const TOO_MANY = 'repeats so often, or since so long ago, that it cannot be worked out';
const DAY = 86_400_000;

/** Why a rule is not followed; `message` goes on a sentence that begins with its event. */
export class RuleRefused extends Error {}

/** A rule that has left the years that are asked for. */
class Beyond extends Error {}

interface Bounds {
  budget: Budget;
  lastYear: number;
}
type Options = ConstructorParameters<typeof ICAL.RecurIterator>[0] & Bounds;

/** Whatever ical.js loops over goes through one of these, while it finds its first occurrence and later. */
class BoundedIterator extends ICAL.RecurIterator {
  declare bounds: Bounds;

  override fromData(options: Options): void {
    this.bounds = options;
    super.fromData(options);
  }

  override increment_monthday(days: number): void {
    this.#spend(days);
    super.increment_monthday(days);
    this.#stay();
  }

  override increment_month(): void {
    this.#spend(1);
    super.increment_month();
    this.#stay();
  }

  override increment_year(years: number): void {
    this.#spend(1);
    super.increment_year(years);
    this.#stay();
  }

  override increment_generic(by: number, unit: string, most: number, next: string): void {
    this.#spend(1);
    super.increment_generic(by, unit, most, next);
  }

  #spend(steps: number): void {
    this.bounds.budget.steps -= steps;
    if (!(this.bounds.budget.steps >= 0)) throw new RuleRefused(TOO_MANY);
  }

  #stay(): void {
    if (this.last.year > this.bounds.lastYear) throw new Beyond();
  }
}

const partsOf = (rule: string): Map<string, string> => {
  const parts = new Map<string, string>();
  for (const part of rule.toUpperCase().replace(/\s+/g, '').split(';')) {
    const [name = '', value = ''] = part.split('=');
    if (value !== '') parts.set(name, value);
  }
  return parts;
};

const amount = (list: string | undefined): number => (list ? list.split(',').length : 1);

/** What ical.js gets wrong or never finishes is refused, not guessed. */
function check(parts: ReadonlyMap<string, string>): void {
  const frequency = parts.get('FREQ') ?? '';
  const interval = Math.max(1, Number(parts.get('INTERVAL') ?? 1) || 1);
  const hours = frequency === 'HOURLY' && !parts.has('BYHOUR') ? 24 / interval : amount(parts.get('BYHOUR'));
  if (
    frequency === 'SECONDLY' ||
    frequency === 'MINUTELY' ||
    hours * amount(parts.get('BYMINUTE')) * amount(parts.get('BYSECOND')) > MOST_A_DAY
  )
    throw new RuleRefused(`repeats more than ${MOST_A_DAY} times a day`);
  if (parts.has('BYWEEKNO')) throw new RuleRefused('repeats by numbers of weeks, which Cairn does not read');
  const [calendar = 'GREGORIAN', skip = 'OMIT'] = [parts.get('RSCALE'), parts.get('SKIP')];
  if (calendar !== 'GREGORIAN' || skip !== 'OMIT')
    throw new RuleRefused('repeats by another calendar than the Gregorian, which Cairn does not read');
  if ((parts.get('BYMONTH')?.split(',') ?? []).some((month) => !/^(?:[1-9]|1[0-2])$/.test(month)))
    throw new RuleRefused('repeats in months that are not understood');
  if ((parts.get('BYDAY')?.split(',') ?? []).some((day) => !/^(?:[+-]?[1-9])?(?:SU|MO|TU|WE|TH|FR|SA)$/.test(day)))
    throw new RuleRefused('repeats on days of the week that are not understood');
  if (!parts.has('BYSETPOS')) return;
  const ofMonth = parts.has('BYDAY') && !parts.has('BYMONTHDAY') && !parts.has('BYYEARDAY');
  const isRead =
    ofMonth && (frequency === 'MONTHLY' || (frequency === 'YEARLY' && amount(parts.get('BYMONTH')) === 1 && parts.has('BYMONTH')));
  if (!isRead) throw new RuleRefused('repeats by places in a set (BYSETPOS) in a way that Cairn does not read');
}

/** Whether a wall time is in the months and on the days that a rule names, or those of its start where it names none. */
function fitting(parts: ReadonlyMap<string, string>, start: number): (wall: number) => boolean {
  const numbers = (name: string): number[] | null => parts.get(name)?.split(',').map(Number) ?? null;
  const first = new Date(start);
  const bySameDay = isByMonthDay(parts) && !parts.has('BYMONTHDAY');
  const months = numbers('BYMONTH') ?? (bySameDay && parts.get('FREQ') === 'YEARLY' ? [first.getUTCMonth() + 1] : null);
  const days = numbers('BYMONTHDAY') ?? (bySameDay ? [first.getUTCDate()] : null);
  const weekdays =
    parts
      .get('BYDAY')
      ?.split(',')
      .map((day) => day.slice(-2)) ?? null;
  return (wall) => {
    const date = new Date(wall);
    const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
    const fromEnd = day - new Date(Date.UTC(date.getUTCFullYear(), month, 0)).getUTCDate() - 1;
    return (
      (months?.includes(month) ?? true) &&
      (!days || days.includes(day) || days.includes(fromEnd)) &&
      (weekdays?.includes(weekdayNames[date.getUTCDay()] ?? '') ?? true)
    );
  };
}

const weekdayNames = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** The days and times at which a rule falls, ascending, the start first; each a wall time (see time/zones.ts). */
export interface RuleRun {
  rule: string;
  /** Wall time of the first. */
  start: number;
  /** All-day: UNTIL is compared by days. */
  isDay: boolean;
  /** Wall time of the last that is asked for. */
  to: number;
  /** The instant of a wall time where the event is: UNTIL is written in UTC. */
  instantOf(wall: number): number;
  budget: Budget;
}

/** The start is the first occurrence whether or not the rule falls on it, and counts in COUNT (RFC 5545, 3.8.5.3). */
export function* ruleWalls(run: RuleRun): Generator<number> {
  const parts = partsOf(run.rule);
  check(parts);
  const count = parts.has('COUNT') ? Number(parts.get('COUNT')) : Number.POSITIVE_INFINITY;
  if (!(count > 0)) throw new RuleRefused('repeats by a rule that is not understood');
  const isOver = untilOf(parts.get('UNTIL'), run);
  const fits = fitting(parts, run.start);
  let found = 0;
  if (run.start <= run.to) {
    found = 1;
    yield run.start;
  }
  for (const wall of wallsOf(parts, run)) {
    if (found >= count || wall > run.to || isOver(wall)) return;
    if (wall <= run.start || !fits(wall)) continue;
    found += 1;
    yield wall;
  }
}

const sorted = (list: string): string =>
  list
    .split(',')
    .sort((a, b) => Number(a) - Number(b))
    .join(',');

function* wallsOf(parts: Map<string, string>, run: RuleRun): Generator<number> {
  const own: Budget = { steps: Math.min(MOST_STEPS, run.budget.steps) };
  const given = own.steps;
  try {
    yield* isByMonthDay(parts) ? everyDay(parts, run, own) : asIcal(parts, run, own);
  } catch (error) {
    if (error instanceof Beyond) return;
    throw error instanceof RuleRefused ? error : new RuleRefused('repeats by a rule that is not understood');
  } finally {
    run.budget.steps -= given - Math.max(0, own.steps);
  }
}

function* asIcal(parts: Map<string, string>, run: RuleRun, budget: Budget): Generator<number> {
  const rule = ICAL.Recur.fromString(
    [...parts]
      // The months are looked at by `fitting`: with BYMONTH ical.js counts an INTERVAL of months wrong, and finds no end of days that never are.
      .filter(([name]) => /^(?:FREQ|INTERVAL|WKST|BY[A-Z]+)$/.test(name) && (name !== 'BYMONTH' || parts.get('FREQ') === 'YEARLY'))
      .map(([name, value]) => `${name}=${/^BY(?:MONTH|HOUR|MINUTE|SECOND)$/.test(name) ? sorted(value) : value}`)
      .join(';'),
  );
  if (!rule.freq) throw new RuleRefused('repeats by a rule that is not understood');
  rule.until = timeAt(run.to + DAY);
  const lastYear = new Date(run.to).getUTCFullYear() + 1;
  const iterator = new BoundedIterator({ rule, dtstart: timeAt(run.start), budget, lastYear } as Options);
  for (let next = iterator.next(); next; next = iterator.next()) {
    budget.steps -= 1;
    yield Date.UTC(next.year, next.month - 1, next.day, next.hour, next.minute, next.second);
  }
}

/** By days of the month ical.js misses dates: of FREQ=YEARLY;BYMONTH=1,9;BYMONTHDAY=-1 every one in January. */
const isByMonthDay = (parts: ReadonlyMap<string, string>): boolean =>
  (parts.get('FREQ') === 'MONTHLY' || parts.get('FREQ') === 'YEARLY') &&
  (parts.has('BYMONTHDAY') || !['BYDAY', 'BYYEARDAY'].some((name) => parts.has(name)));

/** Every day of the months or years that a rule is on; which of them it means, `fitting` knows. */
function* everyDay(parts: ReadonlyMap<string, string>, { start, to }: RuleRun, budget: Budget): Generator<number> {
  if (['BYHOUR', 'BYMINUTE', 'BYSECOND', 'BYSETPOS', 'BYYEARDAY'].some((name) => parts.has(name)) || /\d/.test(parts.get('BYDAY') ?? ''))
    throw new RuleRefused('repeats by days of the month together with other conditions, which Cairn does not read');
  const interval = Number(parts.get('INTERVAL') ?? 1);
  if (!Number.isInteger(interval) || interval < 1) throw new RuleRefused('repeats by a rule that is not understood');
  const isMonthly = parts.get('FREQ') === 'MONTHLY';
  const periodOf = (wall: number): number => {
    const date = new Date(wall);
    return isMonthly ? date.getUTCFullYear() * 12 + date.getUTCMonth() : date.getUTCFullYear();
  };
  const first = periodOf(start);
  for (let wall = start; wall <= to; wall += DAY) {
    budget.steps -= 1;
    if (budget.steps < 0) throw new RuleRefused(TOO_MANY);
    if ((periodOf(wall) - first) % interval === 0) yield wall;
  }
}

/** Whether a wall time is after UNTIL. */
function untilOf(until: string | undefined, { isDay, instantOf }: RuleRun): (wall: number) => boolean {
  if (until === undefined) return () => false;
  const last = stampOf(until);
  if (!last) throw new RuleRefused('repeats until a day that is not understood');
  const midnight = Math.floor(last.wall / DAY) * DAY;
  if (last.isDay || isDay) return (wall) => wall >= midnight + DAY;
  return last.isUtc ? (wall) => instantOf(wall) > last.wall : (wall) => wall > last.wall;
}

function timeAt(wall: number) {
  const date = new Date(wall);
  return new ICAL.Time(
    {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
      isDate: false,
    },
    ICAL.Timezone.localTimezone,
  );
}
