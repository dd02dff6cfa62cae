/** File names made from what people call their community. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const EXTENSION = '.cairn';
const LONGEST = 80;
/** Systems count bytes, and a picture has four. */
const MOST_BYTES = 160;

/** One path segment that every system takes; never empty, never a way out of a folder. */
export function safeFileName(name: string): string {
  const plain = name
    .replaceAll(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '');
  let short = '';
  for (const letter of [...plain].slice(0, LONGEST)) if (Buffer.byteLength(short + letter) <= MOST_BYTES) short += letter;
  return short.replace(/[. ]+$/, '') || 'Community';
}

export const withExtension = (file: string, extension = EXTENSION): string =>
  file.toLowerCase().endsWith(extension) ? file : file + extension;

/** `<folder>/<name>.cairn`, or with the first number behind the name that is free. */
export function freeWorkspaceFile(folder: string, name: string): string {
  const base = safeFileName(name);
  for (let number = 1; ; number++) {
    const path = join(folder, withExtension(number === 1 ? base : `${base} ${number}`));
    if (!existsSync(path)) return path;
  }
}
