import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvLine, guard, unguard } from '../../../../shared/domain/tables/cells.ts';

const risky = fc.string({
  unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ',', ';', '1', '.', 'a', 'é', '＝', ' '),
  maxLength: 8,
});

describe('a cell that is written', () => {
  it.each(['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\tx', '\rx', '＝1', "'=1"])('%j is no formula any more', (text) => {
    expect(guard(text)).toBe(`'${text}`);
  });

  it.each(['-5', '+3,5', '-0.25', '7', 'a=b', "O'Neil", '', "'round"])('%j stays as it is', (text) => {
    expect(guard(text)).toBe(text);
  });

  it('never begins as a formula, and comes back exactly', () => {
    fc.assert(
      fc.property(risky, (text) => {
        const written = guard(text);
        if (!/^[+-]?\d/.test(written)) expect(written).not.toMatch(/^[=+\-@\t\r＝]/);
        expect(unguard(written)).toBe(text);
      }),
    );
  });

  it('as CSV is read back by somebody else as it was', () => {
    fc.assert(
      fc.property(fc.array(risky, { minLength: 1, maxLength: 5 }), fc.constantFrom(',', ';', '\t'), (row, delimiter) => {
        const { data } = Papa.parse<string[]>(`${csvLine(row, delimiter)}\n1`, { delimiter, newline: '\n' });
        expect(data[0]?.map(unguard)).toEqual(row);
      }),
    );
  });

  it('that is a number or nothing is not quoted', () => {
    expect(csvLine(['a', -5, null, 1.5, 'b,c'])).toBe('a,-5,,1.5,"b,c"');
    expect(csvLine([null])).toBe('""');
  });
});
