import { describe, expect, it } from 'vitest';
import { feedText } from '../../../../../electron/core/sources/feed/text.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const read = (bytes: Uint8Array, charset?: string) => {
  const found = feedText(bytes, charset);
  return 'text' in found ? found.text : found.problem;
};

describe('the text of a feed', () => {
  it('is read in the encoding that its declaration names', () => {
    expect(read(latin('<?xml version="1.0" encoding="ISO-8859-1"?><a>Zoë</a>'))).toContain('Zoë');
    const cyrillic = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="koi8-r"?><a>'), Buffer.from([0xf7, 0xc5, 0xd2, 0xc1])]);
    expect(read(cyrillic)).toContain('Вера');
  });

  it('is read as its mark or the server says, before the declaration', () => {
    expect(read(Buffer.from('\ufeff<?xml version="1.0" encoding="ISO-8859-1"?><a>Zoë</a>'))).toContain('Zoë');
    expect(read(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>Zoë</a>'), 'utf-8')).toContain('Zoë');
    expect(read(Buffer.from('\ufeff<a>Zoë</a>', 'utf16le'))).toContain('Zoë');
    expect(read(Buffer.from('<?xml version="1.0"?><a>Zoë</a>', 'utf16le'))).toContain('Zoë');
  });

  it('is UTF-8, or Western European where it is none, when nobody says', () => {
    expect(read(Buffer.from('<a>Zoë</a>'))).toContain('Zoë');
    expect(read(latin('<a>Zoë</a>'))).toContain('Zoë');
    expect(read(Buffer.from('<?xml version="1.0" encoding="klingon"?><a>Zoë</a>'), 'x-unknown')).toContain('Zoë');
  });

  it('is refused in words beyond 64 MB', () => {
    expect(read(new Uint8Array(67_108_865))).toContain('larger than 64 MB');
  });
});
