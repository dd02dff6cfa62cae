import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthName, monthOf } from '../../../../shared/domain/time/months.ts';

describe('months', () => {
  it.each([
    [Date.UTC(1970, 0, 1), 0, '1970-01'],
    [Date.UTC(1969, 11, 31, 23, 59), -1, '1969-12'],
    [Date.UTC(2024, 1, 29, 23, 59, 59, 999), 649, '2024-02'],
    [Date.UTC(2024, 2, 1), 650, '2024-03'],
    [Date.UTC(2100, 11, 31), 1571, '2100-12'],
  ])('%d is month %d, %s', (at, month, name) => {
    expect(monthOf(at)).toBe(month);
    expect(monthName(month)).toBe(name);
  });

  it('have the name that the date begins with', () => {
    const dates = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });
    fc.assert(fc.property(dates, (date) => monthName(monthOf(date.getTime())) === date.toISOString().slice(0, 7)));
  });

  it('never go back as time goes on', () => {
    const at = fc.integer({ min: -6e13, max: 6e13 });
    fc.assert(fc.property(at, at, (a, b) => a > b || monthOf(a) <= monthOf(b)));
  });
});
