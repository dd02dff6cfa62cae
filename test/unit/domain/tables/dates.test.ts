import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, dayOfSerial, orderOfColumn, ordersOf } from '../../../../shared/domain/tables/dates.ts';

const days = fc
  .date({ min: new Date('1969-01-01'), max: new Date('2068-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a day', () => {
  it('is the same however it is written', () => {
    fc.assert(
      fc.property(days, fc.boolean(), (iso, short) => {
        const [year = '', month = '', date = ''] = iso.split('-');
        const y = short ? year.slice(2) : year;
        const [m, d] = short ? [Number(month), Number(date)] : [month, date];
        expect(dayOf(`${d}.${m}.${y}`, 'mdy')).toBe(iso);
        expect(dayOf(`${d}/${m}/${y}`, 'dmy')).toBe(iso);
        expect(dayOf(`${m}/${d}/${y}`, 'mdy')).toBe(iso);
        expect(dayOf(`${d}-${m}-${y} 13:45`, 'dmy')).toBe(iso);
        expect(dayOf(`${iso}T09:30:00Z`, 'mdy')).toBe(iso);
      }),
    );
  });

  it('is there when the calendar has it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1600, max: 2400 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
        (year, month, date) => {
          const there = new Date(Date.UTC(year, month - 1, date));
          const isThere = there.getUTCMonth() === month - 1 && there.getUTCDate() === date && there.getUTCFullYear() === year;
          expect(dayOf(`${date}.${month}.${year}`, 'dmy')).toBe(isThere ? there.toISOString().slice(0, 10) : null);
        },
      ),
    );
  });

  it.each(['', '2024', '1.2', '2024-13-01', '31.6.2024', '1/2/3', '1.2/2024', 'May 4', '12345'])('is not %j', (text) => {
    expect(ordersOf(text)).toEqual([]);
  });

  it('in an order that the whole column decides', () => {
    expect(ordersOf('3/4/2024')).toEqual(['dmy', 'mdy']);
    expect(ordersOf('25/4/2024')).toEqual(['dmy']);
    expect(ordersOf('4/25/24')).toEqual(['mdy']);
    expect(orderOfColumn({ dmy: 3, mdy: 9, differing: 3 })).toEqual({ order: 'mdy', ambiguous: false });
    expect(orderOfColumn({ dmy: 3, mdy: 3, differing: 2 })).toEqual({ order: 'dmy', ambiguous: true });
    expect(orderOfColumn({ dmy: 3, mdy: 3, differing: 0 })).toEqual({ order: 'dmy', ambiguous: false });
  });
});

describe('a day as Excel counts it', () => {
  // What Excel itself shows for these numbers.
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [25569, '1970-01-01'],
    [45292, '2024-01-01'],
    [45351.5, '2024-02-29 12:00:00'],
    [2958465, '9999-12-31'],
  ])('%d is %s', (serial, day) => {
    expect(dayOfSerial(serial)).toBe(day);
  });

  it('on an old Mac is 1,462 days later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_900_000 }), (serial) => {
        expect(dayOfSerial(serial, true)).toBe(dayOfSerial(serial + 1462));
      }),
    );
  });

  it('is none beyond the years it knows', () => {
    expect([dayOfSerial(-1), dayOfSerial(2_958_466), dayOfSerial(Number.NaN)]).toEqual([null, null, null]);
  });
});
