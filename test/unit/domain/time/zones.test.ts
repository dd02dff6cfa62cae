import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, knownZone, offsetIn, wallAt } from '../../../../shared/domain/time/zones.ts';

const wall = (text: string): number => Date.parse(`${text}Z`);
const at = (text: string, zone: string): string => new Date(instantAt(wall(text), offsetIn(zone))).toISOString().slice(0, 16);

describe('a wall clock', () => {
  it.each([
    ['2026-01-15T12:00', 'Europe/Berlin', '2026-01-15T11:00'],
    ['2026-07-15T12:00', 'Europe/Berlin', '2026-07-15T10:00'],
    ['2026-01-15T12:00', 'America/New_York', '2026-01-15T17:00'],
    ['2026-01-15T12:00', 'Asia/Kathmandu', '2026-01-15T06:15'],
    ['2026-01-15T12:00', 'Pacific/Kiritimati', '2026-01-14T22:00'],
    ['2026-01-15T12:00:59.999', 'America/New_York', '2026-01-15T17:00'],
    ['2026-01-15T12:00', 'Nowhere/Land', '2026-01-15T12:00'],
  ])('that shows %s in %s does so at %s', (shown, zone, instant) => {
    expect(at(shown, zone)).toBe(instant);
  });

  it('that shows a time twice means the first, and one that it skips as if it had not been changed', () => {
    expect(at('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30');
    expect(at('2026-10-25T03:00', 'Europe/Berlin')).toBe('2026-10-25T02:00');
    expect(at('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30');
    expect(at('2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T05:30');
    expect(at('2026-03-08T02:30', 'America/New_York')).toBe('2026-03-08T07:30');
  });

  it('shows what it showed, at every instant but those it shows twice', () => {
    const zones = ['Europe/Lisbon', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Casablanca', 'UTC'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 2_500_000 }),
        fc.integer({ min: 0, max: 899_999 }),
        (zone, quarters, rest) => {
          const offsetAt = offsetIn(zone);
          const instant = Date.UTC(1980, 0, 1) + quarters * 900_000 + rest;
          const shown = wallAt(instant, offsetAt);
          const back = instantAt(shown, offsetAt);
          expect(back <= instant && wallAt(back, offsetAt) === shown).toBe(true);
        },
      ),
    );
  });

  it('is in a zone by its name, however it is written', () => {
    expect(['Europe/Berlin', 'europe/berlin', 'Asia/Kolkata', 'W. Europe Standard Time', '', '__proto__'].map(knownZone)).toEqual([
      'Europe/Berlin',
      'Europe/Berlin',
      'Asia/Kolkata',
      null,
      null,
      null,
    ]);
  });
});
