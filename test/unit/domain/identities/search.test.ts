import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchText, searchWords } from '../../../../shared/domain/identities/search.ts';

const finds = (wanted: string, ...texts: string[]): boolean => {
  const text = searchText(texts);
  return searchWords(wanted).every((spellings) => spellings.some((spelling) => text.includes(spelling)));
};

describe('a search', () => {
  it.each([
    ['obrien', "Siobhán O'Brien"],
    ['o’brien', "Siobhán O'Brien"],
    ["O'Brien", 'Siobhan OBrien'],
    ['brien', 'Siobhán O´Brien'],
    ['mueller', 'Jürgen Müller'],
    ['muller', 'Jürgen Müller'],
    ['MÜLLER', 'Jürgen Müller'],
    ['müller', 'Jurgen Mueller'],
    ['müller', 'Jurgen Muller'],
    ['mu\u0308ll', 'Jürgen Müller'],
    ['soren', 'Søren Lind'],
    ['soeren', 'Søren Lind'],
    ['ødegård', 'Odegaard'],
    ['odegaard', 'Ødegård'],
    ['oedegard', 'Ødegård'],
    ['oedegaard', 'ØDEGÅRD'],
    ['odegard', 'Ødegård'],
    ['strasse', 'Straße'],
    ['straße', 'Strasse'],
    ['aerø', 'Ærø'],
    ['schafer jan', 'Jan Schäfer'],
    ['@zoe', 'zoe@bronte.example'],
    ['bronte.ex', 'zoe@bronte.example'],
  ])('for %j finds %j', (wanted, text) => {
    expect(finds(wanted, text)).toBe(true);
  });

  it.each([
    // A spelling is added for a letter that is there, never guessed from plain ones.
    ['mueller', 'Muller'],
    ['muller', 'Mueller'],
    ['samul', 'Samuel'],
    ['ana bo', 'Ana'],
  ])('for %j does not find %j', (wanted, text) => {
    expect(finds(wanted, text)).toBe(false);
  });

  it('finds any part of any word of what it looks in', () => {
    const letters = fc.string({ unit: fc.constantFrom(..."aeouäöüøåßéł'’-.@ M1"), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(letters, fc.nat(), fc.nat(), (text, a, b) => {
        const [from, to] = [a % text.length, (b % text.length) + 1];
        expect(finds(text.slice(Math.min(from, to), Math.max(from, to)), text)).toBe(true);
      }),
    );
  });

  it('asks for eight words at most, each once', () => {
    expect(searchWords('a b c d e f g h i j')).toHaveLength(8);
    expect(searchWords(" ana '  Ana ")).toEqual([['ana']]);
  });
});
