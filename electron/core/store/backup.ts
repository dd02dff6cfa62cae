import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { backup } from 'node:sqlite';
import { AppError } from '../../../shared/errors.ts';
import { type Database, openDatabase } from './database.ts';
import { checkNewFile } from './inspect.ts';
import { columnsOf } from './journal.ts';
import { checkOurs, isSound } from './ours.ts';
import { storageError } from './problems.ts';

export interface CopyOptions {
  /** A last touch, before the copy is checked. */
  finish?(copy: Database): void;
  /** Takes the place of the file at `target`, which the caller has locked and may lose. */
  replaces?: boolean;
  /** Is told how many pages are copied, of how many. */
  progress?(done: number, total: number): void;
  /** Asked now and then. What it throws ends the copying, and nothing is left of it. */
  goOn?(): void;
}

/** Pages that are copied at once: 4 MB, so that a copy can be stopped soon. */
const handful = 1024;

/**
 * A whole copy of an open database, and its size in bytes. It is written beside its place, checked, and only then takes its
 * name, so that a file that looks like a copy is one. Never overwrites a file unless told that it `replaces` one.
 */
export async function copyDatabase(db: Database, target: string, options: CopyOptions = {}): Promise<number> {
  const { finish, replaces = false, progress, goOn } = options;
  if (!replaces) checkNewFile(target);
  const partial = `${target}.partial`;
  removeFile(partial);
  try {
    await backup(db.raw, partial, {
      rate: handful,
      progress: ({ totalPages, remainingPages }) => {
        progress?.(totalPages - remainingPages, totalPages);
        goOn?.();
      },
    });
    goOn?.();
    keepPrivate(db, partial);
    makeWhole(partial, finish);
    checkCopy(partial);
    toDisk(partial);
    // What a crash left of the old file beside it would be taken for a part of the new one.
    if (replaces) for (const part of ['-wal', '-shm', '-journal']) rmSync(target + part, { force: true });
    renameSync(partial, target);
  } catch (error) {
    throw storageError(error, target);
  } finally {
    removeFile(partial);
  }
  return statSync(target).size;
}

function removeFile(path: string): void {
  for (const part of ['', '-journal', '-wal', '-shm']) rmSync(path + part, { force: true });
}

/** Nobody may read a copy who may not read the file. */
function keepPrivate(db: Database, copy: string): void {
  const path = db.raw.location();
  if (path) chmodSync(copy, (statSync(path).mode & 0o777) | 0o600);
}

function makeWhole(path: string, finish: CopyOptions['finish']): void {
  const copy = openDatabase(path, 'write');
  try {
    // Jobs under way belong to the original; in the copy they would start a second time.
    copy.exec('PRAGMA journal_mode = DELETE');
    if (columnsOf(copy, 'job').length > 0) copy.exec('DELETE FROM job');
    finish?.(copy);
  } finally {
    copy.close();
  }
}

/** Opens the copy as a stranger would: every page is read, and its tables are those of its version. */
function checkCopy(path: string): void {
  const copy = openDatabase(path, 'read');
  try {
    checkOurs(copy, path);
    if (isSound(copy)) return;
  } catch (cause) {
    throw notChecked(cause);
  } finally {
    copy.close();
  }
  throw notChecked();
}

const notChecked = (cause?: unknown): AppError =>
  new AppError('storage', 'The copy could not be checked, so it was not kept. Your workspace is untouched.', undefined, { cause });

/** On the disk before it takes its name: after a power cut there is the old file or all of the new one. */
export function toDisk(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
