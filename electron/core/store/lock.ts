import { DatabaseSync } from 'node:sqlite';
import { isBusy, openError } from './problems.ts';

/**
 * One writer, also across programs: an exclusive transaction on `<file>.lock`, which the system frees when the process
 * dies, so a stale lock cannot exist. The side file stays behind on purpose: removing it would race with a second start.
 */
export function takeWriterLock(path: string): () => void {
  const lock = openLock(path);
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? openError('in_use', path, error) : error;
  }
  return () => {
    lock.exec('ROLLBACK');
    lock.close();
  };
}

/** Where the side file cannot be made, the workspace could not be written either. */
function openLock(path: string): DatabaseSync {
  try {
    return new DatabaseSync(`${path}.lock`);
  } catch (error) {
    throw openError('read_only', path, error);
  }
}
