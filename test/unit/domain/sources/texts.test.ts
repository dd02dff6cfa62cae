import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, nameOf, titleOf, webLink } from '../../../../shared/domain/sources/texts.ts';

describe('texts out of a source', () => {
  it('are on one line, without controls', () => {
    expect(clean(' a\u0000b\r\n\tc\u0085 ')).toBe('a b c');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => clean(clean(text)) === clean(text)));
  });

  it('are cut, titles with an ellipsis, and never within a letter', () => {
    expect(titleOf('t'.repeat(300))).toHaveLength(300);
    expect(titleOf('t'.repeat(10_000))).toBe(`${'t'.repeat(300)}…`);
    expect(nameOf('n'.repeat(10_000))).toHaveLength(500);
    expect(nameOf(`${'n'.repeat(499)}🙂`)).toBe('n'.repeat(499));
    expect(titleOf(`${'n'.repeat(299)}🙂 and more`)).toBe(`${'n'.repeat(299)}…`);
  });

  it('are links only where they lead to a page, without a password', () => {
    expect(webLink(' https://Meet.example/a b ')).toBe('https://meet.example/a%20b');
    for (const text of [
      'javascript:alert(1)',
      'ftp://x.example',
      'https://',
      'https://me:secret@x.example',
      'x.example',
      '',
      `https://x.example/${'a'.repeat(3000)}`,
    ])
      expect(webLink(text)).toBe('');
  });
});
