import { expect, it } from 'vitest';
import { inSentence } from '../../../../renderer/contributors/words.ts';

it('a name in a sentence is short, and turns nothing behind it around', () => {
  expect(inSentence('Ana Pires')).toBe('Ana Pires');
  expect(inSentence('')).toBe('No name');
  expect(inSentence('x'.repeat(10_000))).toHaveLength(61);
  expect(`${inSentence('a\u202egnp\u2067.exe')} (12)`).toBe('agnp.exe (12)');
  expect(inSentence('المبرمج')).toBe('المبرمج');
  expect(inSentence('\u202e')).toBe('No name');
});
