import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { delimiters, guessDelimiter, widths } from '../../../../shared/domain/tables/delimiters.ts';

describe('the separator of a table', () => {
  it.each([
    ['name,email\nAna,a@x.example\n', ',', '"'],
    ['name;city\n"Pires; Ana";Porto\nBo;Lund, Sweden\n', ';', '"'],
    ['name\tcity\nPires, Ana\tPorto\nLind, Bo\tLund\n', '\t', '"'],
    ['name|city\nAna|Porto\n', '|', '"'],
    ["name,city\n'Pires, Ana','Porto'\n'Lind, Bo','Lund'\n", ',', "'"],
    ['names\nAna\nBo\n', ',', '"'],
    ['', ',', '"'],
    ['amount;day\n1,5;1.2.2024\n2,5;2.2.2024\n', ';', '"'],
  ])('of %j is %j in %j', (sample, delimiter, quote) => {
    expect(guessDelimiter(sample)).toEqual({ delimiter, quote });
  });

  it('is the one any table of words was written with, quotes and all', () => {
    const cell = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(
        fc.constantFrom(...delimiters),
        fc
          .integer({ min: 2, max: 6 })
          .chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 2 })),
        fc.boolean(),
        (delimiter, rows, quotes) => {
          expect(guessDelimiter(Papa.unparse(rows, { delimiter, quotes }))).toEqual({ delimiter, quote: '"' });
        },
      ),
    );
  });

  it('counts cells as the library that reads them does', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' '), maxLength: 6 });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rows, (table) => {
        const written = Papa.unparse(table, { newline: '\n' });
        expect(widths(written, ',', '"')).toEqual(table.map((row) => row.length));
      }),
    );
  });
});
