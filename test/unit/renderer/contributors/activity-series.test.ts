import { describe, expect, it } from 'vitest';
import { hasRecent, headline, seriesOf } from '../../../../renderer/contributors/profile/activity-series.ts';

const asOf = Date.UTC(2026, 4, 15);
const month = (name: string, activeDays = 1, activities = activeDays) => ({ month: name, activeDays, activities });
const name = (at: number) => new Date(at).toISOString().slice(0, 7);

describe('the bars of a person’s activity', () => {
  it('show two years by month up to now, empty months too', () => {
    const { step, buckets, activeDays } = seriesOf([month('2026-05', 3), month('2024-06', 2), month('2020-01', 9)], 'recent', asOf);
    expect(step).toBe('month');
    expect(buckets).toHaveLength(24);
    expect(buckets[0]?.activeDays).toBe(2);
    expect(buckets.at(-1)?.activeDays).toBe(3);
    expect(activeDays).toBe(5);
  });

  it('show a long time in steps that leave the bars wide enough, and lose nothing', () => {
    const months = Array.from({ length: 240 }, (_, index) => month(name(Date.UTC(2026, 4 - index, 1)), 2));
    const { step, buckets, activeDays } = seriesOf(months, 'all', asOf);
    expect(step).toBe('year');
    expect(buckets.length).toBeLessThanOrEqual(60);
    expect(activeDays).toBe(480);
    expect(seriesOf(months.slice(0, 100), 'all', asOf)).toMatchObject({ step: 'quarter', activeDays: 200 });
  });

  it('end where somebody who left long ago ended', () => {
    const months = [month('2012-03', 4), month('2012-01')];
    expect(hasRecent(months, asOf)).toBe(false);
    const { buckets } = seriesOf(months, 'all', asOf);
    expect(buckets).toHaveLength(24);
    expect(buckets.at(-1)?.activeDays).toBe(4);
  });

  it('are empty, not broken, when no date tells when', () => {
    expect(seriesOf([], 'all', asOf)).toMatchObject({ activeDays: 0, activities: 0 });
  });
});

describe('what to read in them', () => {
  const months = (...names: string[]) => names.map((one) => month(one));
  it.each([
    [months(), 'No date tells when'],
    [months('2026-05'), 'Began this month'],
    [months('2026-05', '2026-03'), 'Active in 2 of 3 months since 2026-03'],
    [months('2026-05', '2026-04'), 'Active every month since 2026-04'],
    [months('2026-05', '2025-06', '2020-01'), 'Active in 2 of the last 12 months'],
    [months('2025-05', '2020-01'), 'Nothing since 2025-05'],
    [Array.from({ length: 30 }, (_, index) => month(name(Date.UTC(2026, 4 - index, 1)))), 'Active in every one of the last 12 months'],
  ])('%#', (given, words) => {
    expect(headline(given, asOf, name)).toBe(words);
  });
});
