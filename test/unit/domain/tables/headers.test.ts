import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnNames, guessHeaderRows } from '../../../../shared/domain/tables/headers.ts';

describe('the heads of a table', () => {
  it.each([
    [
      'one row',
      1,
      [
        ['Name', 'E-mail'],
        ['Ana', 'ana@x.example'],
      ],
    ],
    [
      'one row of a language Cairn reads',
      1,
      [
        ['Prénom', 'Ville'],
        ['Ana', 'Porto'],
      ],
    ],
    [
      'one row that only differs from what is below',
      1,
      [
        ['Wer', 'Wieviel'],
        ['Ana', '12'],
      ],
    ],
    [
      'none before values',
      0,
      [
        ['Ana', 'ana@x.example'],
        ['Bo', 'bo@x.example'],
      ],
    ],
    [
      'none over plain words',
      0,
      [
        ['Ana', 'Porto'],
        ['Bo', 'Lund'],
      ],
    ],
    [
      'none before numbers',
      0,
      [
        ['2023', '4'],
        ['2024', '5'],
      ],
    ],
    [
      'two with gaps, as merged cells leave them',
      2,
      [
        ['Contact', '', 'Place', ''],
        ['Name', 'E-mail', 'City', 'Country'],
        ['Ana', 'a@x.example', 'Porto', 'PT'],
      ],
    ],
    [
      'two with words repeated',
      2,
      [
        ['Contact', 'Contact', 'Note'],
        ['Name', 'E-mail', ''],
        ['Ana', 'a@x.example', 'kind'],
      ],
    ],
    [
      'one when only a column has no head',
      1,
      [
        ['Name', '', 'City'],
        ['Ana', 'x', 'Porto'],
        ['Bo', 'y', 'Lund'],
      ],
    ],
    ['none in an empty table', 0, []],
  ] as const)('are %s', (_, expected, rows) => {
    expect(guessHeaderRows(rows)).toBe(expected);
  });

  it('of two rows are joined, the first reaching to the right', () => {
    const rows = [
      ['Contact', '', 'Place', '', ''],
      ['Name', 'E-mail', 'City', 'Country', ''],
    ];
    expect(columnNames(rows, 5).names).toEqual(['Contact Name', 'Contact E-mail', 'Place City', 'Place Country', 'Column 5']);
  });

  it('that are empty or double are made unique, and it is said', () => {
    const { names, remarks } = columnNames([['Name', 'name', '', 'Name']], 4);
    expect(names).toEqual(['Name', 'name (2)', 'Column 3', 'Name (3)']);
    expect(remarks).toEqual([
      '1 column has no head and is called “Column 3” here.',
      '2 columns have a head that another has too, and are called “name (2)”, “Name (3)” here.',
    ]);
  });

  it('are always unique and never empty', () => {
    const head = fc.oneof(fc.constantFrom('', 'Name', 'name', 'Name (2)', 'Column 2', ' '), fc.string({ maxLength: 5 }));
    fc.assert(
      fc.property(fc.array(fc.array(head, { maxLength: 8 }), { maxLength: 2 }), fc.integer({ min: 0, max: 10 }), (rows, columns) => {
        const { names } = columnNames(rows, columns);
        expect(names).toHaveLength(columns);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(columns);
        expect(names.filter((name) => name.trim() === '')).toEqual([]);
      }),
    );
  });
});
