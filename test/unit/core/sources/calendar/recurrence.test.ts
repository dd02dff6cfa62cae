import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RuleRefused, ruleWalls } from '../../../../../electron/core/sources/calendar/recurrence.ts';

const DAY = 86_400_000;
const wall = (text: string): number => Date.parse(`${text}Z`);
const run = (rule: string, start: string, to: string, steps = 1_000_000) => ({
  rule,
  start: wall(start),
  isDay: false,
  to: wall(to),
  instantOf: (at: number) => at,
  budget: { steps },
});
const datesOf = (rule: string, start: string, to: string): string[] =>
  [...ruleWalls(run(rule, start, to))].map((at) => new Date(at).toISOString().slice(0, 16));

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

interface Rule {
  frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  days: string[];
  monthDays: number[];
  months: number[];
}

/** Slow and independent: every day is looked at, and nothing is worked out ahead. */
function byHand({ frequency, interval, days, monthDays, months }: Rule, start: number, to: number): string[] {
  const first = new Date(start);
  const monday = (at: number) => Math.floor((Math.floor(at / DAY) + 3) / 7);
  const found: string[] = [];
  for (let at = start; at <= to; at += DAY) {
    const date = new Date(at);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    const periods = {
      DAILY: Math.round((at - start) / DAY),
      WEEKLY: monday(at) - monday(start),
      MONTHLY: month - (first.getUTCFullYear() * 12 + first.getUTCMonth()),
      YEARLY: date.getUTCFullYear() - first.getUTCFullYear(),
    };
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
    const day = date.getUTCDate();
    const name = weekdays[date.getUTCDay()] ?? '';
    const ordinals = [`${name}`, `${Math.ceil(day / 7)}${name}`, `${-Math.ceil((last - day + 1) / 7)}${name}`];
    const sameWeekday = date.getUTCDay() === first.getUTCDay();
    const isPlain = days.length === 0 && monthDays.length === 0;
    const fits =
      periods[frequency] % interval === 0 &&
      (months.length === 0 || months.includes(date.getUTCMonth() + 1)) &&
      (monthDays.length === 0 || monthDays.includes(day) || monthDays.includes(day - last - 1)) &&
      (days.length === 0 || ordinals.some((each) => days.includes(each))) &&
      (frequency !== 'WEEKLY' || days.length > 0 || sameWeekday) &&
      ((frequency !== 'MONTHLY' && frequency !== 'YEARLY') || !isPlain || day === first.getUTCDate()) &&
      (frequency !== 'YEARLY' || !isPlain || months.length > 0 || date.getUTCMonth() === first.getUTCMonth());
    if (fits || at === start) found.push(date.toISOString().slice(0, 16));
  }
  return found;
}

const written = ({ frequency, interval, days, monthDays, months }: Rule): string =>
  [
    `FREQ=${frequency}`,
    interval > 1 ? `INTERVAL=${interval}` : '',
    days.length > 0 ? `BYDAY=${days.join(',')}` : '',
    monthDays.length > 0 ? `BYMONTHDAY=${monthDays.join(',')}` : '',
    months.length > 0 ? `BYMONTH=${months.join(',')}` : '',
  ]
    .filter(Boolean)
    .join(';');

const some = <T>(values: readonly T[], most: number) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: most });
const start = fc.integer({ min: 0, max: 800 }).map((days) => wall('2024-01-01T18:30') + days * DAY);
const months = some([1, 2, 3, 6, 9, 12], 3);
const interval = fc.integer({ min: 1, max: 3 });
const nth = fc.tuple(fc.constantFrom('1', '2', '3', '4', '-1'), fc.constantFrom(...weekdays)).map((parts) => parts.join(''));
const none = fc.constant([] as never[]);
const rules: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ frequency: fc.constant('DAILY' as const), interval, days: some(weekdays, 3), monthDays: none, months }),
  fc.record({ frequency: fc.constant('WEEKLY' as const), interval, days: some(weekdays, 4), monthDays: none, months }),
  fc.record({ frequency: fc.constant('MONTHLY' as const), interval, days: fc.uniqueArray(nth, { maxLength: 2 }), monthDays: none, months }),
  fc.record({
    frequency: fc.constant('MONTHLY' as const),
    interval,
    days: none,
    monthDays: some([1, 2, 15, 28, 29, 30, 31, -1, -2], 3),
    months,
  }),
  fc.record({ frequency: fc.constant('YEARLY' as const), interval, days: none, monthDays: none, months: none }),
  fc.record({
    frequency: fc.constant('YEARLY' as const),
    interval,
    days: fc.uniqueArray(nth, { minLength: 1, maxLength: 2 }),
    monthDays: none,
    months: months.filter((list) => list.length > 0),
  }),
  fc.record({
    frequency: fc.constant('YEARLY' as const),
    interval,
    days: none,
    monthDays: some([1, 15, 28, 31, -1], 2).filter((list) => list.length > 0),
    months: months.filter((list) => list.length > 0),
  }),
);

describe('the dates of a rule', () => {
  it('are those that a day by day look finds', () => {
    fc.assert(
      fc.property(rules, start, (rule, from) => {
        const to = from + 900 * DAY;
        const found = [...ruleWalls({ ...run(written(rule), '2024-01-01T00:00', '2024-01-01T00:00'), start: from, to })];
        expect(found.map((at) => new Date(at).toISOString().slice(0, 16))).toEqual(byHand(rule, from, to));
      }),
      { numRuns: 300 },
    );
  });

  // From the examples of RFC 5545, 3.8.5.3.
  it.each([
    ['FREQ=DAILY;COUNT=3', '1997-09-02', '1997-09-02 1997-09-03 1997-09-04'],
    ['FREQ=DAILY;INTERVAL=10;COUNT=5', '1997-09-02', '1997-09-02 1997-09-12 1997-09-22 1997-10-02 1997-10-12'],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;WKST=SU;BYDAY=TU,TH', '1997-09-02', '1997-09-02 1997-09-04 1997-09-16 1997-09-18'],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '1997-08-05', '1997-08-05 1997-08-10 1997-08-19 1997-08-24'],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '1997-08-05', '1997-08-05 1997-08-17 1997-08-19 1997-08-31'],
    ['FREQ=MONTHLY;COUNT=4;BYDAY=1FR', '1997-09-05', '1997-09-05 1997-10-03 1997-11-07 1997-12-05'],
    ['FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU', '1997-09-07', '1997-09-07 1997-09-28 1997-11-02 1997-11-30'],
    ['FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3', '1997-09-28', '1997-09-28 1997-10-29 1997-11-28'],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3', '1998-02-13', '1998-02-13 1998-03-13 1998-11-13'],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '1997-09-04', '1997-09-04 1997-10-07 1997-11-06'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=4', '1997-09-29', '1997-09-29 1997-10-30 1997-11-27 1997-12-30'],
    ['FREQ=YEARLY;INTERVAL=3;COUNT=4;BYYEARDAY=1,100,200', '1997-01-01', '1997-01-01 1997-04-10 1997-07-19 2000-01-01'],
    ['FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8', '1996-11-05', '1996-11-05 2000-11-07'],
    ['FREQ=YEARLY;BYDAY=TH;BYMONTH=3;COUNT=3', '1997-03-13', '1997-03-13 1997-03-20 1997-03-27'],
    ['FREQ=DAILY;UNTIL=19970904T000000Z', '1997-09-02', '1997-09-02 1997-09-03'],
    ['FREQ=DAILY;UNTIL=19970904', '1997-09-02', '1997-09-02 1997-09-03 1997-09-04'],
    ['FREQ=YEARLY', '1996-02-29', '1996-02-29 2000-02-29'],
    ['FREQ=MONTHLY;COUNT=3', '1997-10-31', '1997-10-31 1997-12-31 1998-01-31'],
    ['freq=weekly; byday=tu, th ;count=3', '1997-09-02', '1997-09-02 1997-09-04 1997-09-09'],
  ])('of %s are as they should be', (rule, first, dates) => {
    const found = datesOf(rule, `${first}T09:00`, '2001-01-01T00:00');
    expect(found.map((date) => date.slice(0, 10)).join(' ')).toBe(dates);
    expect(found.every((date) => date.endsWith('09:00'))).toBe(true);
  });

  it('count the first even where the rule does not fall on it', () => {
    expect(datesOf('FREQ=WEEKLY;BYDAY=FR;COUNT=3', '2026-05-11T18:00', '2027-01-01T00:00')).toEqual([
      '2026-05-11T18:00',
      '2026-05-15T18:00',
      '2026-05-22T18:00',
    ]);
  });

  it.each([
    ['FREQ=SECONDLY', 'more than 24 times a day'],
    ['FREQ=MINUTELY;INTERVAL=90', 'more than 24 times a day'],
    ['FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7,8,9;BYMINUTE=0,20,40', 'more than 24 times a day'],
    ['FREQ=YEARLY;BYWEEKNO=20', 'numbers of weeks'],
    ['FREQ=YEARLY;BYDAY=20MO', 'days of the week'],
    ['FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1', 'BYSETPOS'],
    ['RSCALE=CHINESE;FREQ=YEARLY', 'Gregorian'],
    ['FREQ=OFTEN', 'not understood'],
    ['BYDAY=MO', 'not understood'],
    ['FREQ=DAILY;COUNT=0', 'not understood'],
    ['FREQ=DAILY;COUNT=many', 'not understood'],
    ['FREQ=DAILY;UNTIL=tomorrow', 'not understood'],
    ['FREQ=MONTHLY;BYMONTHDAY=1;INTERVAL=-1', 'not understood'],
    ['FREQ=WEEKLY;BYMONTH=13', 'not understood'],
  ])('are refused in words for %s', (rule, why) => {
    expect(() => datesOf(rule, '2026-05-11T18:00', '2027-01-01T00:00')).toThrow(RuleRefused);
    expect(() => datesOf(rule, '2026-05-11T18:00', '2027-01-01T00:00')).toThrow(why);
  });

  it.each([
    ['a day that never is', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', '2026-05-11T18:00'],
    ['a month that has no such day', 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31', '2026-05-11T18:00'],
    ['a year that has no such day', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-05-11T18:00'],
    ['a fifth Monday that is a first day', 'FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=1;BYMONTH=2;INTERVAL=5', '2026-05-11T18:00'],
  ])('end for %s', (_, rule, first) => {
    expect(datesOf(rule, first, '2028-01-01T00:00')).toEqual([first]);
  });

  it('are given up where a rule takes more steps than there are', () => {
    for (const rule of ['FREQ=DAILY', 'FREQ=DAILY;INTERVAL=99999999', 'FREQ=HOURLY', 'FREQ=MONTHLY;BYMONTHDAY=1'])
      expect(() => [...ruleWalls(run(rule, '1000-01-01T00:00', '2027-01-01T00:00'))]).toThrow('so long ago');
  });

  it('cost what they take of the steps for a whole file, and no more than there are', () => {
    const given = run('FREQ=DAILY', '2026-01-01T00:00', '2026-12-31T00:00', 1000);
    expect([...ruleWalls(given)]).toHaveLength(365);
    expect(given.budget.steps).toBeLessThan(640);
    expect(() => [...ruleWalls(given), ...ruleWalls(given)]).toThrow(RuleRefused);
  });

  it('are the same whenever they are worked out', () => {
    fc.assert(
      fc.property(rules, start, (rule, from) => {
        const again = () => [
          ...ruleWalls({ ...run(written(rule), '2024-01-01T00:00', '2024-01-01T00:00'), start: from, to: from + 400 * DAY }),
        ];
        expect(again()).toEqual(again());
      }),
      { numRuns: 50 },
    );
  });
});
