/** What a file is, from its first bytes: a table as text and in which encoding, a zip, or no table at all. Pure. */

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** `bom`: bytes before the text begins. */
export type Content =
  | { kind: 'zip' }
  | { kind: 'text'; encoding: Encoding; bom: number }
  /** `why`: a sentence that says what to do. */
  | { kind: 'none'; why: string };

const noTable = (what: string, instead: string): string => `This is ${what}, not a table. Nothing was read. ${instead}`;
const exported = 'Export the list as CSV or .xlsx from the program it comes from.';

/** Bytes that files of other kinds begin with. */
const known: readonly { bytes: readonly number[]; why: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], why: noTable('a PDF', exported) },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    why: noTable('a file of an old Excel or Word (before 2007), or one with a password', 'Save it as .xlsx without a password, or as CSV.'),
  },
  { bytes: [0x89, 0x50, 0x4e, 0x47], why: noTable('a picture', exported) },
  { bytes: [0xff, 0xd8, 0xff], why: noTable('a picture', exported) },
  { bytes: [0x47, 0x49, 0x46, 0x38], why: noTable('a picture', exported) },
  { bytes: [0x52, 0x49, 0x46, 0x46], why: noTable('a picture or a sound', exported) },
  { bytes: [0x1f, 0x8b], why: noTable('a compressed file', 'Unpack it first.') },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], why: noTable('a compressed file', 'Unpack it first.') },
  {
    bytes: [...'SQLite format 3'].map((letter) => letter.charCodeAt(0)),
    why: noTable('a database or a Cairn workspace', 'Open a workspace with “Open a workspace…”.'),
  },
];

const begins = (start: Uint8Array, bytes: readonly number[]): boolean =>
  start.length >= bytes.length && bytes.every((byte, at) => start[at] === byte);

/**
 * `start`: the first bytes, 64 KB are plenty; `whole`: there are no more. UTF-16 without a mark is known by its many zero bytes;
 * what is not UTF-8 is taken for Windows-1252, which holds all of Latin-1 and which Excel writes in western Europe.
 */
export function contentOf(start: Uint8Array, whole: boolean): Content {
  if (begins(start, [0x50, 0x4b, 0x03, 0x04])) return { kind: 'zip' };
  const other = known.find(({ bytes }) => begins(start, bytes));
  if (other) return { kind: 'none', why: other.why };
  const text = textOf(start, whole);
  return isBinary(start, text) ? { kind: 'none', why: noTable('a file that is not text', exported) } : text;
}

function textOf(start: Uint8Array, whole: boolean): { kind: 'text'; encoding: Encoding; bom: number } {
  if (begins(start, [0xef, 0xbb, 0xbf])) return { kind: 'text', encoding: 'utf-8', bom: 3 };
  if (begins(start, [0xff, 0xfe])) return { kind: 'text', encoding: 'utf-16le', bom: 2 };
  if (begins(start, [0xfe, 0xff])) return { kind: 'text', encoding: 'utf-16be', bom: 2 };
  const wide = wideWithoutMark(start);
  if (wide) return { kind: 'text', encoding: wide, bom: 0 };
  return { kind: 'text', encoding: isUtf8(start, whole) ? 'utf-8' : 'windows-1252', bom: 0 };
}

/** Separators, digits and Latin letters have a zero as their other half: at the second place in LE, at the first in BE. */
function wideWithoutMark(start: Uint8Array): Encoding | null {
  const pairs = start.length >> 1;
  if (pairs === 0) return null;
  let [first, second] = [0, 0];
  for (let at = 0; at + 1 < start.length; at += 2) {
    if (start[at] === 0) first += 1;
    if (start[at + 1] === 0) second += 1;
  }
  if (second * 10 > pairs && first * 100 <= pairs) return 'utf-16le';
  if (first * 10 > pairs && second * 100 <= pairs) return 'utf-16be';
  return null;
}

/** The last letter may be cut in two where there is more to come. */
export function isUtf8(bytes: Uint8Array, whole: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole });
    return true;
  } catch {
    return false;
  }
}

/** A zero, or one control character in fifty: no text has them. */
function isBinary(start: Uint8Array, { encoding, bom }: { encoding: Encoding; bom: number }): boolean {
  const text = new TextDecoder(encoding).decode(start.subarray(bom), { stream: true });
  let controls = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0) return true;
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 26) controls += 1;
  }
  return controls * 50 > text.length;
}
