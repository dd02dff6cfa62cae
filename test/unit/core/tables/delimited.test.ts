import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { DelimitedReader } from '../../../../electron/core/tables/delimited.ts';

/** What a reader gives for a text that comes in pieces of these lengths. */
function read(text: string, lengths: readonly number[], delimiter: ',' | ';' = ','): { rows: string[][]; rejected: number } {
  const reader = new DelimitedReader(delimiter, '"', text);
  const rows: string[][] = [];
  let rejected = 0;
  let from = 0;
  for (const length of [...lengths, text.length]) {
    const batch = reader.add(text.slice(from, from + length));
    from += length;
    rows.push(...batch.rows.map(({ cells }) => cells));
    rejected += batch.rejected.length;
  }
  const last = reader.end();
  return { rows: [...rows, ...last.rows.map(({ cells }) => cells)], rejected: rejected + last.rejected.length };
}

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '🦊', ',', ';', '"', '\n', ' '), maxLength: 6 });
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 });
const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 60 });

describe('rows that come in pieces', () => {
  it('are what was written, wherever the pieces end and however lines do', () => {
    fc.assert(
      fc.property(table, lengths, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, pieces, newline, quotes) => {
        expect(read(Papa.unparse(rows, { newline, quotes }), pieces)).toEqual({ rows, rejected: 0 });
      }),
    );
  });

  it('are the same of any text, broken ones too, as when it comes in one piece', () => {
    const any = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' '), maxLength: 40 });
    fc.assert(
      fc.property(any, lengths, (text, pieces) => {
        expect(read(text, pieces)).toEqual(read(text, []));
      }),
    );
  });
});
