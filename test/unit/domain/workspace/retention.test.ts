import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeptBackup, retained } from '../../../../shared/domain/workspace/retention.ts';

const DAY = 86_400_000;
const dayOf = (at: number): number => Math.floor(at / DAY);
/** A Friday. */
const friday = Date.UTC(2026, 4, 15, 9);
const plenty = Number.POSITIVE_INFINITY;

const backup = (daysBack: number, more: Partial<KeptBackup> = {}): KeptBackup => {
  const at = friday - daysBack * DAY;
  return { name: new Date(at).toISOString(), at, bytes: 1, isWayBack: false, ...more };
};
const keptOf = (backups: readonly KeptBackup[], budget = plenty, asOf = friday) => retained(backups, { asOf, dayOf, budget });
const daysBack = ({ keep }: { keep: KeptBackup[] }) => keep.map(({ at }) => (friday - at) / DAY);

describe('which backups are kept', () => {
  it('one a day for 7 days, then one a week for 4 weeks of the calendar', () => {
    const daily = Array.from({ length: 60 }, (_, day) => backup(day));
    // Sundays close a week: 5, 12 and 19 days before a Friday.
    expect(daysBack(keptOf(daily))).toEqual([0, 1, 2, 3, 4, 5, 6, 12, 19]);
  });

  it('three of today, the newest ones', () => {
    const hours = [0, 1, 2, 3, 4].map((hour) => backup(hour / 24));
    expect(keptOf(hours).keep).toEqual(hours.slice(0, 3));
  });

  it('what was made before something bold for four weeks', () => {
    const list = [backup(0), backup(13), backup(13.2, { isWayBack: true }), backup(28.5, { isWayBack: true })];
    expect(daysBack(keptOf(list))).toEqual([0, 13, 13.2]);
  });

  it('the newest that fit, the oldest go first', () => {
    const list = [0, 1, 2, 3].map((day) => backup(day, { bytes: 10 }));
    expect(daysBack(keptOf(list, 25))).toEqual([0, 1]);
    expect(daysBack(keptOf(list, 5))).toEqual([0]);
  });

  it('days are those of whoever counts them', () => {
    const late = backup(0, { at: Date.UTC(2026, 4, 8, 23) });
    const later = backup(0, { at: Date.UTC(2026, 4, 9, 1) });
    const east = (at: number) => dayOf(at + 2 * 3_600_000);
    expect(retained([backup(0), late, later], { asOf: friday, dayOf, budget: plenty }).keep).toHaveLength(2);
    expect(retained([backup(0), late, later], { asOf: friday, dayOf: east, budget: plenty }).keep).toEqual([backup(0), later]);
  });
});

const anyBackups = fc
  .uniqueArray(
    fc.record({ back: fc.integer({ min: -2000, max: 60_000 }), bytes: fc.integer({ min: 1, max: 50 }), isWayBack: fc.boolean() }),
    {
      selector: ({ back }) => back,
      maxLength: 80,
    },
  )
  .map((list) => list.map(({ back, bytes, isWayBack }) => backup(back / 1440, { bytes, isWayBack })));
const newest = (list: readonly KeptBackup[]) => list.reduce((a, b) => (b.at > a.at ? b : a));

describe('whatever backups there are', () => {
  it('each is either kept or dropped, and the newest is kept', () => {
    fc.assert(
      fc.property(anyBackups, fc.integer({ min: 0, max: 300 }), (list, budget) => {
        const { keep, drop } = keptOf(list, budget);
        expect([...keep, ...drop].sort((a, b) => a.at - b.at)).toEqual([...list].sort((a, b) => a.at - b.at));
        if (list.length > 0) expect(keep).toContain(newest(list));
      }),
    );
  });

  it('asking again drops nothing more', () => {
    fc.assert(
      fc.property(anyBackups, fc.integer({ min: 0, max: 300 }), (list, budget) => {
        const { keep } = keptOf(list, budget);
        expect(keptOf(keep, budget)).toEqual({ keep, drop: [] });
      }),
    );
  });

  it('takes no more room than allowed, unless one alone is larger', () => {
    fc.assert(
      fc.property(anyBackups, fc.integer({ min: 0, max: 300 }), (list, budget) => {
        const { keep } = keptOf(list, budget);
        if (keep.length > 1) expect(keep.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(budget);
      }),
    );
  });

  it('more room never keeps less', () => {
    fc.assert(
      fc.property(anyBackups, fc.nat(200), fc.nat(200), (list, budget, more) => {
        const { keep } = keptOf(list, budget + more);
        for (const one of keptOf(list, budget).keep) expect(keep).toContain(one);
      }),
    );
  });

  it('dropping every day comes to the same as dropping once, later', () => {
    const past = anyBackups.map((list) => list.filter(({ at }) => at <= friday));
    fc.assert(
      fc.property(past, fc.integer({ min: 0, max: 40 }), (list, days) => {
        const later = friday + days * DAY;
        expect(keptOf(keptOf(list).keep, plenty, later).keep).toEqual(keptOf(list, plenty, later).keep);
      }),
    );
  });
});
