import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeWords } from '../../../../renderer/contributors/ActiveEditor.tsx';
import { age } from '../../../../renderer/ui/figures.ts';
import { daysAgo, exactSpanOf, firstOfLast, spanOf } from '../../../../shared/domain/time/ages.ts';

const day = 86_400_000;
const now = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) });
const orders = ['now', 'min', 'h', 'd', 'mo', 'y'];
const unitOf = { day: 'd', month: 'mo', year: 'y' } as const;

/** "90 d" and "6 mo" as something that can be compared: the unit first, then the number. */
const rank = (text: string): number => {
  const [, number = '0', unit = text] = /^(\d+) (.*)$/.exec(text) ?? [];
  return orders.indexOf(unit) * 1_000_000 + Number(number);
};
/** As the chip and the buttons word a number of days: "90 days", "6 months". */
const worded = (days: number): string => {
  const { value, unit } = exactSpanOf(days);
  return `${value} ${unitOf[unit]}`;
};
/** The numbers of days that the column can tell apart: each of the first 182, then whole months, then whole years. */
const tellable = Array.from({ length: 4000 }, (_, n) => n + 1).filter((days) => exactSpanOf(days).unit !== 'day' || days < 183);

describe('a window of days and the text of the column', () => {
  it('agree at the border and everywhere else, whatever the moment', () => {
    const passed = fc.oneof(
      fc.integer({ min: 0, max: 4000 * day }),
      fc.tuple(fc.constantFrom(...tellable), fc.integer({ min: -61_000, max: 61_000 })).map(([days, by]) => Math.max(0, days * day + by)),
    );
    fc.assert(
      fc.property(now, passed, fc.constantFrom(...tellable), (to, back, days) => {
        const at = to - back;
        expect(at >= firstOfLast(days, to)).toBe(rank(age(at, to)) < rank(worded(days)));
      }),
      { numRuns: 3000 },
    );
    for (const days of tellable) {
      for (const by of [-day, -60_001, -60_000, -1, 0, 1, 60_000, 60_001, day]) {
        const to = Date.UTC(2026, 4, 14, 12, 0, 30);
        const at = to - days * day + by;
        expect(at >= firstOfLast(days, to), `${days} days, ${by} ms`).toBe(rank(age(at, to)) < rank(worded(days)));
      }
    }
  });

  it('keeps whoever is fewer whole days back, and nobody else', () => {
    fc.assert(
      fc.property(now, fc.integer({ min: -day, max: 900 * day }), fc.integer({ min: 1, max: 900 }), (to, back, days) => {
        expect(to - back >= firstOfLast(days, to)).toBe(daysAgo(to - back, to) < days);
      }),
    );
  });

  it('words the windows that are offered without a remainder', () => {
    expect([1, 30, 90, 180, 183, 365, 366, 730, 1095, 1096].map(exactSpanOf)).toEqual([
      { value: 1, unit: 'day' },
      { value: 30, unit: 'day' },
      { value: 90, unit: 'day' },
      { value: 180, unit: 'day' },
      { value: 6, unit: 'month' },
      { value: 12, unit: 'month' },
      { value: 366, unit: 'day' },
      { value: 2, unit: 'year' },
      { value: 3, unit: 'year' },
      { value: 1096, unit: 'day' },
    ]);
    expect(activeWords({ field: 'active', lastDays: 90 }, false)).toEqual({ label: 'Active less than', value: '90 days ago' });
    expect(activeWords({ field: 'active', lastDays: 183 }, true)).toEqual({ label: 'Not active for', value: '6 months' });
  });

  it('never grows smaller as time passes', () => {
    for (let days = 1; days < 4000; days += 1) {
      const [one, other] = [spanOf(days - 1), spanOf(days)];
      expect(rank(`${other.value} ${unitOf[other.unit]}`)).toBeGreaterThanOrEqual(rank(`${one.value} ${unitOf[one.unit]}`));
    }
  });
});
