/** The text of a file or an answer that is read whole, and the words for what it is instead. */
import { contentOf } from '../../../shared/domain/tables/bytes.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Fields } from './telling.ts';

/** The largest file of this kind that is read whole; a calendar of a thousand events has half a megabyte. */
const MOST_BYTES = 50_000_000;

export const notUnderstood = (message: string): AppError => new AppError('source_error', message);

/** "a calendar": what it should have been. Throws with words for a programme manager. */
export function textOf(content: Uint8Array | string, what: string): string {
  if (content.length > MOST_BYTES)
    throw notUnderstood(
      `This is larger than 50 MB, which ${what} hardly is. Nothing was read. Check that it is the right file or address.`,
    );
  const text = typeof content === 'string' ? content.replace(/^\ufeff/, '') : decoded(content, what);
  if (/^\s*<(?:!doctype|html|head|body|\?xml)/i.test(text.slice(0, 2000)))
    throw notUnderstood(
      `This is a web page, not ${what}. Nothing was read. Perhaps one has to sign in first, or the address is that of the page and not of the file.`,
    );
  if (text.trim() === '') throw notUnderstood(`This is empty, so it is not ${what}. Nothing was read. Check the file or address.`);
  return text;
}

function decoded(content: Uint8Array, what: string): string {
  const found = contentOf(content, true);
  if (found.kind !== 'text')
    throw notUnderstood(`This is a file of another kind, not ${what}: it does not hold text. Nothing was read. Choose another file.`);
  return new TextDecoder(found.encoding).decode(content.subarray(found.bom));
}

/** A JSON value. Throws where it is cut off or none. */
export function jsonOf(content: Uint8Array | string, what: string): unknown {
  const text = textOf(content, what);
  try {
    return JSON.parse(text);
  } catch {
    const start = text.trimStart();
    throw notUnderstood(
      /^[[{]/.test(start)
        ? `This JSON ends too early or is damaged, so it cannot be read as ${what}. Nothing was read. Try again later or export it again.`
        : `This is not JSON, so it cannot be read as ${what}. Nothing was read. Check the file or address.`,
    );
  }
}

/** A field of its own that is a text; empty for whatever else stands there. */
export function textIn(fields: Fields, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' ? value : '';
}

/** An id, which some write as a number. */
export function idIn(fields: Fields, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : textIn(fields, name).trim();
}

/** A list in a field; empty for whatever else stands there. */
export function listIn(fields: Fields, name: string): unknown[] {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return Array.isArray(value) ? value : [];
}
