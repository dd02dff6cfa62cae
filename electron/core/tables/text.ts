/** The text of a file, piece by piece. */
import { type FileHandle, open, stat } from 'node:fs/promises';
import { contentOf, type Encoding } from '../../../shared/domain/tables/bytes.ts';
import { AppError } from '../../../shared/errors.ts';
import { counted, refused } from './table.ts';

const PIECE = 262_144;
const FIRST = 65_536;

export interface TextFile {
  encoding: Encoding;
  /** The first pieces of text, to guess from. */
  start: string;
  texts(): AsyncGenerator<string>;
  progress(): { done: number; total: number };
  remarks(): string[];
}

const unreadable = (error: unknown): unknown => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AppError('not_found', 'This file is not there any more. Choose it again.');
  if (code === 'EACCES' || code === 'EPERM')
    return new AppError('storage', 'You may not read this file. Ask its owner, or choose another.');
  if (code === 'EIO') return new AppError('storage', 'The disk could not read this file. Copy it to another disk and try again.');
  return error;
};

/** A regular file, open for reading; never a pipe or a device, which would be waited for. */
export async function openFile(path: string): Promise<{ handle: FileHandle; bytes: number }> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw refused('This is not a file. Choose a CSV, .xlsx, JSON or YAML file.');
    return { handle: await open(path, 'r'), bytes: found.size };
  } catch (error) {
    throw unreadable(error);
  }
}

/** What a file begins with, and whether that is all. */
export async function beginningOf(handle: FileHandle): Promise<{ start: Uint8Array; whole: boolean }> {
  const buffer = Buffer.alloc(FIRST);
  let length = 0;
  while (length < FIRST) {
    const { bytesRead } = await handle.read(buffer, length, FIRST - length, length);
    if (bytesRead === 0) return { start: buffer.subarray(0, length), whole: true };
    length += bytesRead;
  }
  return { start: buffer, whole: false };
}

/** `encoding`: instead of the one that its first bytes speak for. Throws for what is no text. */
export function textFile(handle: FileHandle, bytes: number, start: Uint8Array, whole: boolean, encoding?: Encoding): TextFile {
  const content = contentOf(start, whole);
  if (content.kind === 'none') throw refused(content.why);
  const found = content.kind === 'text' ? content : { encoding: 'utf-8' as const, bom: 0 };
  const used = encoding ?? found.encoding;
  // A mark belongs to the encoding it names.
  const skipped = used === found.encoding ? found.bom : 0;
  let done = skipped;
  let strange = 0;
  const clean = (text: string): string => {
    if (text.includes('\ufffd')) strange += text.split('\ufffd').length - 1;
    return text.includes('\0') ? text.replaceAll('\0', '') : text;
  };
  return {
    encoding: used,
    start: new TextDecoder(used).decode(start.subarray(skipped), { stream: !whole }),
    async *texts() {
      const decoder = new TextDecoder(used);
      const buffer = Buffer.alloc(PIECE);
      for (;;) {
        const { bytesRead } = await handle.read(buffer, 0, PIECE, done);
        if (bytesRead === 0) break;
        done += bytesRead;
        yield clean(decoder.decode(buffer.subarray(0, bytesRead), { stream: true }));
      }
      const last = decoder.decode();
      if (last !== '') yield clean(last);
    },
    progress: () => ({ done, total: bytes }),
    remarks: () =>
      strange === 0
        ? []
        : [
            `${counted(strange, 'character', 'characters')} could not be read as ${nameOf[used]}. If names look wrong, choose another encoding.`,
          ],
  };
}

const nameOf: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};
