import { describe, expect, it } from 'vitest';
import { age, ago, ahead, counted, dayHeading, duration, fileSize, percent } from '../../../renderer/ui/figures.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 86_400_000;
const now = Date.UTC(2026, 4, 14, 12);

describe('figures', () => {
  it('says how long ago in one unit, and never in the wrong direction', () => {
    expect([0, 59_000, 6 * MINUTE, 180 * MINUTE, 41 * DAY, 200 * DAY, 900 * DAY].map((passed) => age(now - passed, now))).toEqual([
      'now',
      'now',
      '6 min',
      '3 h',
      '41 d',
      '6 mo',
      '2 y',
    ]);
    expect(ago(now - 6 * MINUTE, now)).toBe('6 min ago');
    expect(ago(now + 6 * MINUTE, now)).toBe('in 6 min');
    expect(ago(now, now)).toBe('just now');
  });

  it('says what comes by itself to the nearest unit: a run six hours from now is not five hours away', () => {
    const spans = [
      -3 * HOUR,
      0,
      1000,
      59_000,
      MINUTE,
      59.4 * MINUTE,
      59.6 * MINUTE,
      90 * MINUTE,
      6 * HOUR - 4000,
      23.4 * HOUR,
      23.6 * HOUR,
      7 * 24 * HOUR - 1,
    ];
    expect(spans.map((span) => ahead(now + span, now))).toEqual([
      'as soon as it is its turn',
      'as soon as it is its turn',
      'within a minute',
      'within a minute',
      'in 1 min',
      'in 59 min',
      'in 1 h',
      'in 1 h 30 min',
      'in 6 h',
      'in 23 h',
      'in 1 d',
      'in 7 d',
    ]);
  });

  it('never grows younger where the unit changes', () => {
    expect([182, 183, 364, 365, 729, 730].map((days) => age(now - days * DAY, now))).toEqual([
      '182 d',
      '6 mo',
      '11 mo',
      '12 mo',
      '23 mo',
      '2 y',
    ]);
    expect(age(now - DAY + 20_000, now + 30_000)).toBe('23 h');
  });

  it('says how long something takes', () => {
    expect([0.2, 50, 61, 3599, 3600, 7800].map(duration)).toEqual(['1 s', '50 s', '1 min', '1 h', '1 h', '2 h 10 min']);
    expect(duration(7199)).toBe('2 h');
  });

  it('finds the word for a number', () => {
    expect([counted(1, 'person', 'people'), counted(0, 'person', 'people'), counted(2, 'commit')]).toEqual([
      '1 person',
      '0 people',
      '2 commits',
    ]);
  });

  it('writes sizes and shares as people read them', () => {
    expect([0, 999, 1000, 12_400_000, 220e9].map(fileSize)).toEqual(['0 bytes', '999 bytes', '1 kB', '12.4 MB', '220 GB']);
    expect(percent(0.62)).toBe('62\u00a0%');
  });

  it('names today and yesterday by the calendar, not by hours', () => {
    const morning = new Date(2026, 4, 14, 0, 5).getTime();
    expect(dayHeading(morning, morning + MINUTE)).toBe('Today');
    expect(dayHeading(morning - 10 * MINUTE, morning)).toBe('Yesterday');
    expect(dayHeading(morning - 3 * DAY, morning)).toContain('11');
    expect(dayHeading(morning - 400 * DAY, morning)).toContain('2025');
  });
});
