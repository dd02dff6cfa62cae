/** The text of a feed from its bytes, in the encoding it names. */
import { isUtf8 } from '../../../../shared/domain/tables/bytes.ts';

/** A feed with the full text of its last thousand articles has 20 MB. */
const longestFeed = 67_108_864;

const marks: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0x3c, 0x00, 0x3f, 0x00], 'utf-16le'],
  [[0x00, 0x3c, 0x00, 0x3f], 'utf-16be'],
];

/**
 * A mark at the beginning is believed first, then what the server says (`charset`), then the XML declaration (RFC 7303). Without any, UTF-8,
 * or Windows-1252 where it is none. A name that nobody knows is passed over.
 */
export function feedText(bytes: Uint8Array, charset = ''): { text: string } | { problem: string } {
  if (bytes.length > longestFeed)
    return { problem: 'This feed is larger than 64 MB. Nothing of it was read. Ask for a shorter one, most programs have it.' };
  const marked = marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1];
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1];
  const named = [marked, charset, declared].find((label) => label && decoderOf(label));
  const decoder = (named && decoderOf(named)) || new TextDecoder(isUtf8(bytes, true) ? 'utf-8' : 'windows-1252');
  return { text: decoder.decode(bytes) };
}

function decoderOf(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}
