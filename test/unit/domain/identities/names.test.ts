import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestName, type NameUse, nameKey } from '../../../../shared/domain/identities/names.ts';

const use = (name: string, uses = 1, lastAt = 0): NameUse => ({ name, uses, lastAt });

describe('the name that is shown', () => {
  it('is a full name before a handle, however often the handle was used', () => {
    expect(bestName([use('apires', 900), use('Ana Pires', 1)])).toBe('Ana Pires');
  });

  it('is the one used most', () => {
    expect(bestName([use('Ana P.', 2), use('Ana Pires', 3)])).toBe('Ana Pires');
  });

  it('is the latest of those used equally often', () => {
    expect(bestName([use('Ana Pires', 3, 10), use('Ana Lind', 3, 20)])).toBe('Ana Lind');
  });

  it('is the first by alphabet when nothing else decides', () => {
    expect(bestName([use('Ana Pires'), use('Ana Lind')])).toBe('Ana Lind');
  });

  it('is none when no name says anything', () => {
    expect(bestName([use(''), use('root', 99), use('(none)')])).toBeNull();
    expect(bestName([])).toBeNull();
  });

  it('does not depend on the order the names came in', () => {
    const all = fc.uniqueArray(fc.record({ name: fc.string(), uses: fc.nat(3), lastAt: fc.nat(3) }), { selector: ({ name }) => name });
    const orders = all.chain((names) =>
      fc.tuple(fc.constant(names), fc.shuffledSubarray(names, { minLength: names.length, maxLength: names.length })),
    );
    fc.assert(fc.property(orders, ([names, shuffled]) => bestName(names) === bestName(shuffled)));
  });
});

describe('the key a list is sorted by', () => {
  it('folds, and looks past signs in front', () => {
    expect(nameKey('Ömer')).toBe('omer');
    expect(nameKey('@@ana')).toBe('ana');
    expect(nameKey('"Zoë"')).toBe('zoe"');
  });

  it('puts names without any letter last', () => {
    expect(nameKey('***') > nameKey('zz')).toBe(true);
    expect(nameKey('') > nameKey('王')).toBe(true);
  });
});
