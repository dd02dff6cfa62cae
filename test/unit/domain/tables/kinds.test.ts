import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryOf } from '../../../../shared/domain/tables/countries.ts';
import { ColumnEvidence, type ColumnGuess } from '../../../../shared/domain/tables/kinds.ts';

function guessOf(head: string, values: readonly string[]): ColumnGuess {
  const evidence = new ColumnEvidence(head);
  for (const value of values) evidence.add(value);
  return evidence.guess();
}

describe('the kind of a column', () => {
  it.each([
    ['email', 'x', ['ana@x.example', '', 'Bo Lind <bo@x.example>']],
    ['username', 'GitHub', ['ana', 'bo-lind', '42']],
    ['username', 'x', ['@ana', '@bo']],
    ['name', 'Name', ['ana', 'Ana Pires']],
    ['name', 'x', ['Ana Pires', 'José da Silva', 'Anne-Marie van Dijk']],
    ['url', 'x', ['https://a.example', 'www.b.example/c']],
    ['country', 'x', ['Germany', 'Frankreich', 'España', 'PT']],
    ['yes_no', 'x', ['yes', 'No', 'ja', 'não']],
    ['text', 'x', ['a few words', 'and more']],
    ['empty', 'x', ['', ' ']],
  ] as const)('is %s', (kind, head, values) => {
    expect(guessOf(head, values)).toMatchObject({ kind, remark: null });
  });

  it.each([
    ['iso', null, ['2024-01-02', '2024-03-04']],
    ['dmy', null, ['1.2.2024', '3.4.24']],
    ['dmy', null, ['3/4/2024', '25/4/2024']],
    ['mdy', null, ['3/4/2024', '4/25/2024']],
    ['dmy', expect.stringContaining('day or the month comes first'), ['3/4/2024', '5/6/2024']],
    ['serial', null, ['45292', '45293.5']],
  ] as const)('is a date in the order %s', (order, remark, values) => {
    expect(guessOf('Date', values)).toMatchObject({ kind: 'date', order, remark });
  });

  it.each([
    ['point', null, ['1,234.5', '7']],
    ['comma', null, ['1,234', '7,5']],
    ['point', expect.stringContaining('comma or a point'), ['1,234', '5,678']],
  ] as const)('is a number with a %s', (decimal, remark, values) => {
    expect(guessOf('x', values)).toMatchObject({ kind: 'number', decimal, remark });
  });

  it('is what nine of ten values are, and the others are counted', () => {
    const values = Array.from({ length: 19 }, (_, n) => `p${n}@x.example`);
    expect(guessOf('x', [...values, 'unknown'])).toMatchObject({ kind: 'email', others: 1, meaning: { field: 'email' } });
    expect(guessOf('x', [...values.slice(0, 5), 'unknown', 'nobody'])).toMatchObject({ kind: 'text' });
  });

  it('passes over what people write for nothing', () => {
    expect(guessOf('osgeo_id', ['-', 'n/a', 'ana', '–', 'bo'])).toMatchObject({ kind: 'username', others: 0 });
  });

  it('of contributions is how many, or what kind of them', () => {
    expect(guessOf('contributions', ['12', '7'])).toMatchObject({ kind: 'number', meaning: { field: 'contributions' } });
    expect(guessOf('contributions', ['doc, code', 'talk'])).toMatchObject({ kind: 'text', meaning: { field: 'activityKind' } });
  });

  it('of numbers is no day, whatever its head says', () => {
    expect(guessOf('Date total', ['2', '7'])).toMatchObject({ kind: 'number', meaning: null });
  });

  it('does not depend on the order of its values', () => {
    const value = fc.constantFrom(
      '1/2/2024',
      '13/2/2024',
      '2/13/2024',
      '1,5',
      '1.5',
      '1,234',
      'yes',
      'ana@x.example',
      'Ana Pires',
      '',
      '45292',
      'DE',
    );
    fc.assert(
      fc.property(fc.array(value), fc.constantFrom('x', 'Date', 'Name', 'GitHub'), (values, head) => {
        expect(guessOf(head, values.toReversed())).toEqual(guessOf(head, values));
      }),
    );
  });
});

describe('a country', () => {
  it.each([
    ['Deutschland', 'DE'],
    ['Allemagne', 'DE'],
    ['UK', 'GB'],
    ['United States', 'US'],
    ['usa', 'US'],
    ['Brasil', 'BR'],
    ['Côte d’Ivoire', 'CI'],
    ['NL', 'NL'],
  ])('%s is %s', (text, code) => {
    expect(countryOf(text)).toBe(code);
  });

  it.each(['', 'de', 'ZZ', 'EU', 'Europe', 'Atlantis'])('%j is none', (text) => {
    expect(countryOf(text)).toBeNull();
  });
});
