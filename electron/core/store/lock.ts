import { DatabaseSync } from 'node:sqlite';
import { checkBeside, realFile, strangerBeside } from './beside.ts';
import { isBusy, isNoDatabase, openError } from './problems.ts';

/**
 * One writer, also across programs: an exclusive transaction on `<file>.lock`, which the system frees when the process
 * dies, so a stale lock cannot exist. A link to the file has no lock of its own. The side file stays behind on purpose:
 * removing it would race with a second start.
 */
export function takeWriterLock(path: string): () => void {
  checkBeside(path);
  const lock = openLock(path);
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (isNoDatabase(error)) throw strangerBeside(path, lockOf(path), error);
    throw isBusy(error) ? openError('in_use', path, error) : error;
  }
  return () => {
    lock.exec('ROLLBACK');
    lock.close();
  };
}

const lockOf = (path: string): string => `${realFile(path)}.lock`;

/** Where the side file cannot be made, the workspace could not be written either. */
function openLock(path: string): DatabaseSync {
  try {
    return new DatabaseSync(lockOf(path));
  } catch (error) {
    throw openError('read_only', path, error);
  }
}
