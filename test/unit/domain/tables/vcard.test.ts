import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded, vcard } from '../../../../shared/domain/tables/vcard.ts';

const ana = {
  id: '0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee',
  name: 'Ana Pires',
  handle: 'ana',
  address: 'ana@pires.example',
  tags: ['mentor', 'a,b'],
  note: 'One\nTwo; \\three',
};

describe('a card', () => {
  it('says what RFC 6350 asks for', () => {
    expect(vcard(ana).split('\r\n')).toEqual([
      'BEGIN:VCARD',
      'VERSION:4.0',
      'UID:urn:uuid:0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee',
      'FN:Ana Pires',
      'NICKNAME:ana',
      'EMAIL:ana@pires.example',
      'CATEGORIES:mentor,a\\,b',
      'NOTE:One\\nTwo\\; \\\\three',
      'END:VCARD',
      '',
    ]);
  });

  it('leaves out what is not known', () => {
    expect(vcard({ ...ana, handle: '', address: '', tags: [], note: '' })).not.toMatch(/NICKNAME|EMAIL|CATEGORIES|NOTE/);
  });

  it('has lines of 75 bytes at most, of whole letters, and unfolds to what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const line = `FN:${text.replace(/[\r\n]|\p{Surrogate}/gu, '')}`;
        const lines = folded(line).split('\r\n');
        for (const one of lines) {
          expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75);
          expect(one).not.toMatch(/\p{Surrogate}/u);
        }
        expect(lines.map((one, n) => (n === 0 ? one : one.slice(1))).join('')).toBe(line);
      }),
    );
  });

  it('cannot be ended, or added to, by what somebody is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\r', '\n', ':', ';', 'E', 'N', 'D', '\u0085', '\0'), maxLength: 12 }), (name) => {
        const unfolded = vcard({ ...ana, name: `${name}\nEND:VCARD\r\nEMAIL:x` }).replaceAll('\r\n ', '');
        expect(unfolded.split('\r\n').filter((line) => /^(END|EMAIL)/.test(line))).toEqual(['EMAIL:ana@pires.example', 'END:VCARD']);
      }),
    );
  });
});
