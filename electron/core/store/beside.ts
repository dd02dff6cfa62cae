/** What lies beside a workspace file: SQLite reads it with the file, so a file from somebody else may bring it along, and made to do harm. */
import { closeSync, fstatSync, lstatSync, openSync, readSync, realpathSync, rmSync, type Stats } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../../shared/errors.ts';

/** The file behind a name that is a link; what belongs to a workspace lies beside that one. */
export function realFile(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

const parts = ['-journal', '-wal', '-shm', '.lock', '.lock-journal', '.lock-wal', '.lock-shm'];

/** A file that lies beside a workspace, under a name that is Cairn's or SQLite's, and that neither of them made. */
export const strangerBeside = (path: string, stranger: string, cause?: unknown): AppError =>
  new AppError(
    'storage',
    `Beside this workspace lies "${basename(stranger)}", which Cairn did not make. Nothing was changed. Move it elsewhere, then open the workspace again.`,
    { problem: 'damaged', path, reason: 'beside' },
    { cause },
  );

/**
 * Throws when something lies there that SQLite would not have made for Cairn: a pipe would be waited for without end, a link
 * leads elsewhere, and a journal that names a journal of several files makes SQLite delete whatever file has that name.
 */
export function checkBeside(path: string): void {
  for (const part of parts) {
    const file = realFile(path) + part;
    const found = thereAt(file);
    if (found && (!found.isFile() || (part.endsWith('-journal') && namesAnother(file)))) throw strangerBeside(path, file);
  }
}

function thereAt(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch {
    // A name too long, or a folder that may not be looked into: there is nothing that SQLite would find.
    return undefined;
  }
}

/** What a journal ends with when a transaction was about several files. Cairn's never are. */
const namesOthers = Buffer.from('d9d505f920a163d7', 'hex');

function namesAnother(journal: string): boolean {
  let file: number;
  try {
    file = openSync(journal, 'r');
  } catch {
    // Not to be read by us, hence not by SQLite.
    return false;
  }
  try {
    const end = Buffer.alloc(namesOthers.length);
    readSync(file, end, 0, end.length, Math.max(0, fstatSync(file).size - end.length));
    return end.equals(namesOthers);
  } finally {
    closeSync(file);
  }
}

/** Where a backup is made ready to take the place of the file. */
export const restoringFile = (path: string): string => `${realFile(path)}.restoring`;

/** What a kill left of a file that was being made ready. Called by whoever has the lock of the workspace. */
export function removeHalfRestore(path: string): void {
  for (const part of ['', '.partial', '.partial-journal']) {
    const half = restoringFile(path) + part;
    if (thereAt(half)?.isFile()) rmSync(half);
  }
}
