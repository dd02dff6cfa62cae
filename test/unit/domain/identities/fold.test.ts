import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, words } from '../../../../shared/domain/identities/fold.ts';

describe('folding', () => {
  it.each([
    ['Zoë Brontë', 'zoe bronte'],
    ['ZOË BRONTË', 'zoe bronte'],
    ['Zoe\u0308 Bronte\u0308', 'zoe bronte'],
    ['Łukasz Żółć', 'lukasz zolc'],
    ['Søren Ærø', 'soren aero'],
    ['Straße', 'strasse'],
    ['Đorđe', 'dorde'],
    ['Þórr', 'thorr'],
    ['İstanbul IŞIK', 'istanbul isik'],
    ['Іван Франко', 'ivan franko'],
    ['Юрий Щербаков', 'iurii shcherbakov'],
    ['Ёлка', 'elka'],
    ['Νίκος Παπάς', 'nikos papas'],
    ['ﬁnn', 'finn'],
    ['ｆｕｌｌ', 'full'],
    ['王 小明', '王 小明'],
    ['', ''],
  ])('brings %j to %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  });

  it('does not care about case', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => fold(text.toUpperCase()) === fold(text.toLowerCase())));
  });

  it('does not care whether accents are written in one or two characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(text.normalize('NFC')) === fold(text.normalize('NFD'))));
  });
});

describe('the words of a name', () => {
  it.each([
    ['Ana-Maria  Pires', ['ana', 'maria', 'pires']],
    ['ana.pires_99', ['ana', 'pires', '99']],
    ['O’Brien', ['o', 'brien']],
    [' -- ', []],
    ['王小明', ['王小明']],
  ])('of %j are %j', (name, expected) => {
    expect(words(name)).toEqual(expected);
  });
});
