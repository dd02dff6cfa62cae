import { expect, it } from 'vitest';
import { dayIn, dayName, daysFrom, daysLater, monthsLater } from '../../../../shared/domain/time/days.ts';

const evening = Date.UTC(2026, 4, 14, 23, 30);
const day = Date.UTC(2026, 4, 14) / 86_400_000;

it('is the day there, not here', () => {
  expect(dayIn('UTC')(evening)).toBe(day);
  expect(dayIn('Europe/Berlin')(evening)).toBe(day + 1);
  expect(dayIn('America/Lima')(Date.UTC(2026, 4, 15, 4))).toBe(day);
});

it('is the day of UTC where the zone is none', () => {
  expect(dayIn('Mars/Olympus')(evening)).toBe(day);
});

it('has a name that sorts as the day does', () => {
  expect([0, day].map(dayName)).toEqual(['1970-01-01', '2026-05-14']);
});

it.each([
  ['2026-05-14', 1, '2026-05-15'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-03-01', -1, '2026-02-28'],
])('%s and %i days is %s', (from, days, to) => {
  expect(daysLater(from, days)).toBe(to);
  expect(daysFrom(from, to)).toBe(days);
});

it.each([
  ['2026-05-14', 1, '2026-06-14'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-08-31', 12, '2027-08-31'],
])('a month is a month: %s and %i of them is %s', (from, months, to) => {
  expect(monthsLater(from, months)).toBe(to);
});
