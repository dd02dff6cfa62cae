import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentOf, type Encoding, isUtf8 } from '../../../../shared/domain/tables/bytes.ts';

const bytes = (...parts: (number[] | Uint8Array)[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const text = (encoding: Encoding, bom: number) => ({ kind: 'text', encoding, bom });
const table = 'name;city\nZoë Brontë;Köln\nAna Pires;Évora\n';
const swapped = (written: Buffer): Buffer => Buffer.from(written).swap16();

describe('the encoding of a table', () => {
  it.each([
    ['UTF-8', Buffer.from(table), text('utf-8', 0)],
    ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], Buffer.from(table)), text('utf-8', 3)],
    ['UTF-16 LE with a mark', bytes([0xff, 0xfe], Buffer.from(table, 'utf16le')), text('utf-16le', 2)],
    ['UTF-16 BE with a mark', bytes([0xfe, 0xff], swapped(Buffer.from(table, 'utf16le'))), text('utf-16be', 2)],
    ['UTF-16 LE without one', Buffer.from(table, 'utf16le'), text('utf-16le', 0)],
    ['UTF-16 BE without one', swapped(Buffer.from(table, 'utf16le')), text('utf-16be', 0)],
    ['Latin-1', Buffer.from(table, 'latin1'), text('windows-1252', 0)],
    ['the euro sign of Windows', bytes(Buffer.from('price;'), [0x80], Buffer.from('5\n')), text('windows-1252', 0)],
    ['nothing at all', bytes(), text('utf-8', 0)],
  ])('is seen to be %s', (_, start, content) => {
    expect(contentOf(Uint8Array.from(start), true)).toEqual(content);
  });

  it('is UTF-8 also where the first bytes end inside of a letter, and not where the file does', () => {
    const cut = Buffer.from('Zoë').subarray(0, 3);
    expect(isUtf8(cut, false)).toBe(true);
    expect(isUtf8(cut, true)).toBe(false);
  });

  it('is guessed so that any table in UTF-8 or UTF-16 with a mark comes back as it was', () => {
    const cells = fc.array(
      fc.string({ unit: 'grapheme', maxLength: 12 }).map((cell) => cell.replace(/\p{C}/gu, '')),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(cells, (row) => {
        const written = `${row.join(',')}\n`;
        for (const [mark, encoded] of [
          [[0xef, 0xbb, 0xbf], Buffer.from(written)],
          [[0xff, 0xfe], Buffer.from(written, 'utf16le')],
          [[0xfe, 0xff], swapped(Buffer.from(written, 'utf16le'))],
        ] as const) {
          const file = bytes([...mark], encoded);
          const content = contentOf(file, true);
          if (content.kind !== 'text') throw new Error(`${content.kind}`);
          expect(new TextDecoder(content.encoding).decode(file.subarray(content.bom))).toBe(written);
        }
      }),
    );
  });
});

describe('what is no table', () => {
  it.each([
    ['a PDF', bytes(Buffer.from('%PDF-1.7\n')), 'a PDF'],
    ['an old Excel file', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'old Excel'],
    ['a picture', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'a picture'],
    ['a workspace', bytes(Buffer.from('SQLite format 3\0')), 'a Cairn workspace'],
    ['a program', bytes([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0]), 'not text'],
    ['control characters', bytes(Array.from({ length: 100 }, (_, n) => (n % 9) + 1)), 'not text'],
  ])('%s is said to be none, and what to do instead', (_, start, words) => {
    const content = contentOf(start, true);
    expect(content).toMatchObject({ kind: 'none', why: expect.stringContaining(words) });
    expect(content).toMatchObject({ why: expect.stringContaining('Nothing was read.') });
  });

  it('a zip is left to be looked into', () => {
    expect(contentOf(bytes([0x50, 0x4b, 3, 4, 20]), true)).toEqual({ kind: 'zip' });
  });
});
