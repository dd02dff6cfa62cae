import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOfColumn, decimalsOf, numberOf } from '../../../../shared/domain/tables/numbers.ts';

describe('a number', () => {
  it('is read as the runtime writes it in languages with either sign', () => {
    const languages = { point: ['en', 'de-CH'], comma: ['de', 'es', 'fr', 'pt'] } as const;
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom('point', 'comma'),
        fc.integer({ min: 0, max: 1 }),
        (cents, decimal, n) => {
          const value = cents / 100;
          const written = new Intl.NumberFormat(languages[decimal][n], { maximumFractionDigits: 2 }).format(value);
          expect(numberOf(written, decimal)).toBe(value === 0 ? 0 : value);
        },
      ),
    );
  });

  it.each(['', 'one', '1.2.3', '12-3', '1,23,4', '0x1f', '1 2', '--1', '٣'])('is not %j', (text) => {
    expect(decimalsOf(text)).toEqual([]);
  });

  it('written 1,234 can be two things, and the column decides', () => {
    expect(decimalsOf('1,234')).toEqual(['point', 'comma']);
    expect(decimalOfColumn({ point: 1, comma: 2, signs: 1 })).toEqual({ decimal: 'comma', ambiguous: false });
    expect(decimalOfColumn({ point: 2, comma: 2, signs: 2 })).toEqual({ decimal: 'point', ambiguous: true });
    expect(decimalOfColumn({ point: 2, comma: 2, signs: 0 })).toEqual({ decimal: 'point', ambiguous: false });
  });
});
