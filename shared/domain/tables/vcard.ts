/** A person as vCard 4.0 (RFC 6350), which address books take. Pure. */

export interface CardPerson {
  /** A uid, so that an address book that has this card already knows it again. */
  id: string;
  name: string;
  /** Without the sign before it; empty for none. */
  handle: string;
  address: string;
  tags: readonly string[];
  note: string;
}

const encoder = new TextEncoder();
const LONGEST = 75;

/** Backslash, comma and semicolon mean something in a card, a line break would end the line; other control characters go. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?|\n/g, '\n')
    .replace(/[\\,;]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replace(/\p{Cc}/gu, '');

/** A line of at most 75 bytes, going on in the next after a space; never cut inside a letter. */
export function folded(line: string): string {
  if (encoder.encode(line).length <= LONGEST) return line;
  const lines: string[] = [];
  let current = '';
  let bytes = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (bytes + size > LONGEST) {
      lines.push(current);
      current = ' ';
      bytes = 1;
    }
    current += letter;
    bytes += size;
  }
  return [...lines, current].join('\r\n');
}

/** With a line end at its end, so that cards can stand one after another. */
export function vcard({ id, name, handle, address, tags, note }: CardPerson): string {
  const lines = ['BEGIN:VCARD', 'VERSION:4.0', `UID:urn:uuid:${id}`, `FN:${escaped(name)}`];
  if (handle !== '') lines.push(`NICKNAME:${escaped(handle)}`);
  if (address !== '') lines.push(`EMAIL:${escaped(address)}`);
  if (tags.length > 0) lines.push(`CATEGORIES:${tags.map(escaped).join(',')}`);
  if (note !== '') lines.push(`NOTE:${escaped(note)}`);
  return [...lines, 'END:VCARD'].map((line) => `${folded(line)}\r\n`).join('');
}
