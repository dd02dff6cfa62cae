/** Going back to a backup: a new file is built beside the old one and takes its place in one step. Why so: docs/decisions/0010-restore.md. */
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { copyDatabase } from './backup.ts';
import { checkRoom, listedAt } from './backups.ts';
import { realFile, removeHalfRestore, restoringFile } from './beside.ts';
import { copyForColleague, notBackup } from './colleague-mark.ts';
import { type Database, openDatabase, row } from './database.ts';
import { inspectFile } from './inspect.ts';
import { migrate, versionOf } from './migrate.ts';
import { latestVersion } from './migrations/index.ts';
import { checkOurs, isSound, workspaceUid } from './ours.ts';
import { openError, storageError } from './problems.ts';
import { mergeRecords } from './replaced.ts';
import type { Store } from './store.ts';

/** A backup that may take the place of the open file. `at`: when it was made, UTC epoch milliseconds. */
export interface UsableBackup {
  path: string;
  at: number;
}

/** Looks at a backup before anything is touched. Throws in words when it is not a whole one of this workspace. */
export function usableBackup(path: string, store: Store): UsableBackup {
  if (!existsSync(path))
    throw new AppError('not_found', 'This backup is not there any more. Nothing was changed. Choose another one.', { path });
  if (realFile(path) === realFile(store.path))
    throw new AppError('conflict', 'This is the workspace that is open, not a backup of it. Nothing was changed.', { path });
  try {
    inspectFile(path);
    const db = openDatabase(path, 'read');
    try {
      checkOurs(db, path);
      const copy = copyForColleague(db);
      if (copy) throw notBackup(copy, path);
      checkSame(db, path, store);
      if (!isSound(db)) throw openError('damaged', path);
    } finally {
      db.close();
    }
  } catch (error) {
    throw storageError(error, path);
  }
  return { path, at: listedAt(path) };
}

function checkSame(backup: Database, path: string, store: Store): void {
  if (workspaceUid(backup) === workspaceUid(store.db)) return;
  const name = row<{ name: string }>(backup.prepare('SELECT name FROM workspace'))?.name ?? '';
  throw new AppError(
    'conflict',
    `This is a backup of another workspace${name === '' ? '' : `, "${name}"`}. Nothing was changed. Choose a backup of this one, or open that file by itself.`,
    { path },
  );
}

interface Plan {
  backup: UsableBackup;
  /** The backup of the present file, which was made just now. */
  kept: string;
  /** UTC epoch milliseconds. */
  now: number;
  /** Computes all derived rows of a file that was brought up to date. */
  rebuild(db: Database): void;
}

/**
 * Builds what the file is to be, beside it: the backup, brought up to date, with the records of the open file. Returns what puts it
 * in its place, for when the open file is closed; a kill before that leaves the old file, and after it the new one.
 */
export async function buildRestored(store: Store, { backup, kept, now, rebuild }: Plan): Promise<() => void> {
  const place = restoringFile(store.path);
  removeHalfRestore(store.path);
  const source = openDatabase(backup.path, 'read');
  try {
    checkRoom(source, dirname(place));
    await copyDatabase(source, place, {
      finish(copy) {
        if (versionOf(copy) < latestVersion) migrate(copy, latestVersion, () => rebuild(copy));
        mergeRecords(copy, store.path, { backup: basename(backup.path), backupAt: backup.at, kept: basename(kept), now });
      },
    });
  } finally {
    source.close();
  }
  const real = realFile(store.path);
  chmodSync(place, statSync(real).mode & 0o777);
  return () => {
    renameSync(place, real);
    folderToDisk(dirname(real));
  };
}

/** Windows has no such thing, and does not need it. */
function folderToDisk(folder: string): void {
  if (process.platform === 'win32') return;
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
