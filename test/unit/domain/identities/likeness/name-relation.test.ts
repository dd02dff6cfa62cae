import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NameParts, partsOfName } from '../../../../../shared/domain/identities/likeness/name-parts.ts';
import { nameRelation, namesClash } from '../../../../../shared/domain/identities/likeness/name-relation.ts';

function parts(name: string): NameParts {
  const found = partsOfName(name);
  if (!found) throw new Error(`${name} is no name.`);
  return found;
}
const relation = (a: string, b: string) => nameRelation(parts(a), parts(b));

describe('two names', () => {
  it.each([
    ['Ana Pires', 'Ana Pires', 'nameEqual'],
    ['Ana Pires', 'Pires Ana', 'nameEqual'],
    ['Ana Pires', 'Pires, Ana', 'nameEqual'],
    ['Zoë Brontë', 'zoe bronte', 'nameEqual'],
    ['Ana Foxpires', 'Ana Fox-Pires', 'nameEqual'],
    ['田中 美咲', '田中美咲', 'nameEqual'],
    ['anapires', 'Ana Pires', 'nameJoined'],
    ['piresana', 'Ana Pires', 'nameJoined'],
    ['Ana Pires', 'Ana Maria Pires', 'nameSubset'],
    ['Ana M. Pires', 'Ana Maria Pires', 'nameSubset'],
    ['Ana Pires', 'Ana Pires Silva', 'nameSubset'],
    ['Bob Quill', 'Robert Quill', 'nameNickname'],
    ['Alex Quill', 'Alexander Quill', 'nameNickname'],
    ['A. Pires', 'Ana Pires', 'nameInitial'],
    ['Ana P.', 'Ana Pires', 'nameFamilyInitial'],
    ['Ana Pires', 'Ana Pyres', 'nameTypo'],
    ['Katharina Quill', 'Catarina Quill', 'nameTypo'],
    ['Gunter Quillborn', 'Guenter Quillborn', 'nameTypo'],
    ['Ana Pires', 'Bruno Pires', 'nameOnlyFamily'],
    ['Ana Pires', 'Ana Silva', 'nameOnlyGiven'],
    ['Ana Pires', 'Bruno Silva', 'nameNoneCommon'],
    ['田中 美咲', '鈴木 健太', 'nameNoneCommon'],
  ])('%j and %j are %s', (a, b, sign) => {
    expect(relation(a, b)?.sign).toBe(sign);
    expect(relation(b, a)?.sign).toBe(sign);
  });

  it.each([
    ['anapires', 'brunosilva'],
    ['anapires', 'anapires'],
    ['Prince', 'Ana Pires'],
    ['田中 美咲', 'Misaki Tanaka'],
    ['محمد علي', 'Mohamed Ali'],
  ])('%j and %j say nothing about each other', (a, b) => {
    expect(relation(a, b)).toBeNull();
  });

  it('have the words in common of which the rarity is asked', () => {
    expect(relation('Ana Pires', 'Ana Maria Pires')?.common).toEqual(['ana', 'pires']);
    expect(relation('A. Pires', 'Ana Pires')?.common).toEqual(['pires']);
    expect(relation('Ana P.', 'Ana Pires')?.common).toEqual(['ana']);
    expect(relation('Ana M. Pires', 'Ana Maria Pires')).toMatchObject({ common: ['ana', 'pires'], initials: 1 });
  });

  it('that are almost the same lose for each word that one of them has more', () => {
    expect(relation('Ana Pires', 'Ana Pyres')?.less).toBe(0);
    expect(relation('Ana Pires', 'Ana Maria Pyres')?.less).toBe(1);
  });

  it('have to do with each other the same in either order', () => {
    const name = fc
      .array(fc.constantFrom('ana', 'anna', 'a', 'pires', 'pyres', 'p', 'maria', 'bob', 'robert', 'van', 'silva'), {
        minLength: 1,
        maxLength: 4,
      })
      .map((words) => partsOfName(words.join(' ')))
      .filter((found) => found !== null);
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(nameRelation(a, b)?.sign).toBe(nameRelation(b, a)?.sign);
      }),
    );
  });
});

describe('names of one and of another', () => {
  const clash = (a: string[], b: string[]): boolean => namesClash(a.map(parts), b.map(parts));

  it('clash when none of one may be a form of one of the other', () => {
    expect(clash(['Ana Pires'], ['Bruno Silva'])).toBe(true);
    expect(clash(['Ana Pires', 'Ana Silva'], ['Bruno Silva', 'Ana M. Silva'])).toBe(false);
  });

  it('do not clash where one has none, or a handle only', () => {
    expect(clash([], ['Ana Pires'])).toBe(false);
    expect(clash(['MadBeaver'], ['Ana Pires'])).toBe(false);
  });
});
