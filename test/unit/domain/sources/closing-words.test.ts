import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedByWords } from '../../../../shared/domain/sources/closing-words.ts';

const closed = (words: string) => [...closedByWords(words, 'North/Lamp')].sort();

describe('words that close an issue', () => {
  it.each(['close', 'closes', 'closed', 'fix', 'fixes', 'fixed', 'resolve', 'resolves', 'resolved'])('are %s', (word) => {
    expect(closed(`${word} #7`)).toEqual(['north/lamp#7']);
    expect(closed(`It ${word.toUpperCase()}: #7, at last`)).toEqual(['north/lamp#7']);
  });

  it('may name another repository, by name or by address', () => {
    expect(closed('Fixes south/sea#12 and resolves https://github.com/North/lamp/issues/3. Closes GH-4')).toEqual([
      'north/lamp#3',
      'north/lamp#4',
      'south/sea#12',
    ]);
  });

  it.each([
    'See #7',
    'Does not close it: #',
    'prefixes #7',
    'closing #7',
    'fix#7',
    'Closes 7',
    '<!-- Closes #7 -->',
    'Write `closes #7`',
    '```\ncloses #7\n```',
    'Closes #7a',
    '',
  ])('are not: %s', (words) => {
    expect(closed(words)).toEqual([]);
  });

  it('stand beside comments and code too', () => {
    expect(closed('<!-- which? --> Closes #1 `x` fixes #2 <!-- not #3')).toEqual(['north/lamp#1', 'north/lamp#2']);
    // A mark without an end marks nothing.
    expect(closed('Don`t; closes #5')).toEqual(['north/lamp#5']);
  });

  it('are found in whatever text, in no time', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (words) => void closedByWords(words, 'a/b')));
    for (const part of ['<!--', 'closes ', 'fix: \n', '`', '```', 'closes a/', 'https://'])
      expect(closedByWords(part.repeat(30_000), 'a/b').size).toBe(0);
  });
});
