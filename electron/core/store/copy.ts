import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { type CopyOptions, copyDatabase } from './backup.ts';
import { commitSeen, type Database, openDatabase } from './database.ts';
import { inspectFile } from './inspect.ts';
import { beginChangeSet, endChangeSet } from './journal.ts';
import { takeWriterLock } from './lock.ts';
import { latestVersion } from './migrations/index.ts';
import { openError } from './problems.ts';
import type { Store } from './store.ts';

const longestName = 100;

/**
 * Saves a whole copy of an open workspace, called after its file, and returns its size in bytes. `replace`: another workspace
 * of that name may go; never one that is open, and never a file that is no workspace.
 */
export const saveCopy = ({ path }: Store, target: string, replace: boolean, now: number): Promise<number> =>
  saveCopyOf(path, target, replace, { finish: (copy) => nameCopy(copy, basename(target, '.cairn').slice(0, longestName), now) });

/** The same with another last touch than the name. `path`: the file, which may be open. */
export async function saveCopyOf(path: string, target: string, replace: boolean, options: Omit<CopyOptions, 'replaces'>): Promise<number> {
  if (!replace || !existsSync(target)) return copyOfNow(path, target, options);
  if (realpathSync(target) === realpathSync(path)) {
    throw new AppError('conflict', 'This is the workspace that is open. Choose another name for the copy.', { path: target });
  }
  if (!lstatSync(target).isFile()) throw openError('not_ours', target);
  inspectFile(target);
  const unlock = takeWriterLock(target);
  try {
    return await copyOfNow(path, target, { ...options, replaces: true });
  } finally {
    unlock();
  }
}

/** On a connection of its own: an import goes on writing on the store's, and the copy is of one moment all the same. */
export async function copyOfNow(path: string, target: string, options: CopyOptions): Promise<number> {
  const reading = openDatabase(path, 'read');
  try {
    reading.exec('BEGIN');
    commitSeen(reading);
    return await copyDatabase(reading, target, options);
  } finally {
    reading.close();
  }
}

/** Two workspaces of one name could not be told apart. A decision like any other, and the copy's own. */
function nameCopy(copy: Database, name: string, now: number): void {
  copy.exec('BEGIN IMMEDIATE');
  const changeSet = beginChangeSet(copy, { label: `Saved this copy as ${name}`, command: 'workspace.saveCopy' }, now, latestVersion);
  copy.prepare('UPDATE workspace SET name = :name').run({ name });
  endChangeSet(copy, changeSet);
  copy.prepare('UPDATE clock SET seq = seq + 1').run();
  copy.exec('COMMIT');
}
