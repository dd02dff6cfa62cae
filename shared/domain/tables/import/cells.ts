/** What stands in one cell, as what a mapping takes it for. A `problem` is a sentence about the cell; its line goes on without it. Pure. */
import type { Checked } from '../../contributors/details.ts';
import { shirtSizes } from '../../contributors/details.ts';
import { fold } from '../../identities/fold.ts';
import { type DateOrder, dayOf, dayOfSerial } from '../dates.ts';
import { saysNothing } from '../kinds.ts';

/** More addresses in one cell are a list of people, not one person's. DOMAIN.md: above 5 identities a person is asked. */
const MOST_ADDRESSES = 5;
const LONGEST_ADDRESS = 254;

/**
 * An address that was written so that robots do not find it, with a blank for its sign: "<merler fbk.eu>" and nothing beside it. In
 * brackets with one blank it can hardly be anything else; "gmail com" or two blanks could be.
 */
const hidden = /^\s*<([^\s<>@]+) ((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})>\s*$/i;

/** The addresses in a cell such as "Ana <ana@x.example>; ana@y.example", each once, as written. */
export function addressesIn(cell: string): { addresses: string[] } | { problem: string } {
  if (saysNothing(cell)) return { addresses: [] };
  const found = new Map<string, string>();
  const written = cell.length > LONGEST_ADDRESS + 10 ? cell : cell.replace(hidden, '$1@$2');
  for (const part of written.replace(/mailto:/gi, ' ').split(/[\s<>,;"'()[\]]+/)) {
    if (part.length > LONGEST_ADDRESS + 10) continue;
    const address = part.replace(/\.+$/, '');
    if (/^[^@]+@[^@]+$/.test(address) && address.length <= LONGEST_ADDRESS) found.set(address.toLowerCase(), address);
  }
  if (found.size === 0) return { problem: 'is no e-mail address' };
  if (found.size > MOST_ADDRESSES) return { problem: `holds more than ${MOST_ADDRESSES} e-mail addresses` };
  return { addresses: [...found.values()] };
}

/** The name before an address: "Ana Pires" of "Ana Pires <ana@x.example>". */
export function nameBefore(cell: string): string {
  // By hand: as one pattern it takes minutes for a few thousand spaces.
  const plain = cell.trim();
  const at = plain.indexOf('<');
  const name = plain.slice(0, at).trim().replace(/^"|"$/g, '').trim();
  const isOne = at > 0 && plain.endsWith('>') && /^[^<>]+$/.test(plain.slice(at + 1, -1)) && plain.includes('@', at);
  return isOne && !/["<>@]/.test(name) ? name : '';
}

/** "ana" of "@ana", "https://github.com/ana" and "https://fosstodon.org/@ana"; empty for an empty cell. */
export function usernameIn(cell: string): Checked {
  if (saysNothing(cell)) return { value: '' };
  const plain = cell.trim();
  const path = /^(?:https?:\/\/)?(?:www\.)?[\w-]+(?:\.[\w-]+)+\/(.*)$/i.exec(plain)?.[1];
  const last = (path ?? plain).split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1) ?? '';
  const name = last.replace(/^[@~]/, '');
  return name !== '' && name.length <= 100 && !/\s/.test(name) ? { value: name } : { problem: 'is no username' };
}

/** A day as `yyyy-mm-dd`. */
export function dayIn(cell: string, order: 'iso' | 'dmy' | 'mdy' | 'serial' | undefined): string | null {
  const plain = cell.trim();
  if (order === 'serial' && /^\d+(?:[.,]\d+)?$/.test(plain)) return dayOfSerial(Number(plain.replace(',', '.')))?.slice(0, 10) ?? null;
  return dayOf(plain, order === 'mdy' ? 'mdy' : ('dmy' satisfies DateOrder));
}

const yes = new Set('yes y true 1 x ✓ ✔ ja wahr oui vrai si sí verdadero sim verdadeiro ok agreed given consent'.split(' '));
const no = new Set('no n false 0 nein falsch non faux falso nao não refused'.split(' '));

/** `null` where it is neither. */
export function yesOrNo(cell: string): boolean | null {
  const plain = cell.trim().toLowerCase();
  if (yes.has(plain)) return true;
  return no.has(plain) ? false : null;
}

const sizeWords: Record<string, string> = {
  'extra small': 'XS',
  small: 'S',
  medium: 'M',
  large: 'L',
  'extra large': 'XL',
  xxl: '2XL',
  xxxl: '3XL',
  xxxxl: '4XL',
  xxxxxl: '5XL',
};

/** "XXL", "extra large", "Size M", "women's L" as the sizes Cairn knows; anything else as it stands. */
export function sizeIn(cell: string): string {
  const plain = fold(cell)
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(size|grosse|taille|talla|tamanho|womens|women s|mens|men s|unisex)\b/g, ' ')
    .trim();
  const known = sizeWords[plain];
  return known ?? shirtSizes.find((size) => size.toLowerCase() === plain) ?? cell.trim();
}

/** Several things in one cell, each once. Without a `separator`: commas, semicolons and line breaks. */
export function listIn(cell: string, separator?: string): string[] {
  const parts = separator === undefined ? cell.split(/[,;\r\n]+/) : cell.split(separator);
  const found = new Map<string, string>();
  for (const part of parts) {
    const text = part.trim().replace(/\s+/g, ' ');
    if (!saysNothing(text) && !found.has(fold(text))) found.set(fold(text), text);
  }
  return [...found.values()];
}
