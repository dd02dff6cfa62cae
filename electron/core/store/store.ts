import type { colleagueCopy } from '../../../shared/contract/keys.ts';
import { AppError } from '../../../shared/errors.ts';
import type { z } from '../../../shared/zod.ts';
import { backUp, listBackups } from './backups.ts';
import { removeHalfRestore } from './beside.ts';
import { copyForColleague, onlyForLooking } from './colleague-mark.ts';
import { commitSeen, type Database, openDatabase } from './database.ts';
import { newUid } from './ids.ts';
import { checkNewFile, inspectFile } from './inspect.ts';
import { beginChangeSet, type ChangeSetHead, endChangeSet } from './journal.ts';
import { takeWriterLock } from './lock.ts';
import { migrate, versionOf } from './migrate.ts';
import { latestVersion } from './migrations/index.ts';
import { checkOurs } from './ours.ts';
import { isBusy, openError, storageError } from './problems.ts';

/** One open workspace file on its writing (or only reading) connection. */
export interface Store {
  readonly path: string;
  readonly db: Database;
  readonly readOnly: boolean;
  /** Why nothing is written, in words; for a file that is open for reading only. */
  whyReadOnly(): AppError;
  /** Number of the last commit. */
  readonly seq: number;
  /**
   * One transaction for facts, derived and local rows. All or nothing; after a power cut the last ones may be missing, each
   * with its cursor, and are read again.
   */
  transaction<T>(work: () => T): T;
  /** One transaction for decisions, on the disk when it returns: a change set that can be undone as one. `after` runs before the commit when something changed. */
  decide<T>(head: ChangeSetHead, at: number, work: (changeSet: number) => T, after: (changeSet: number) => void): T;
  /** Checkpoint and back to a single whole file. */
  close(): void;
  /**
   * Closes the file for one that takes its place: whole, and still locked against other programs until what is returned is called.
   * Throws, with the file still open, while another program reads it.
   */
  closeForAnother(): () => void;
}

/** Makes a new workspace file. Never overwrites one. `zone`: where its days begin and end. */
export function createStore(path: string, name: string, now: number, zone = 'UTC'): Store {
  checkNewFile(path);
  return guarded(path, () => {
    const unlock = takeWriterLock(path);
    try {
      const db = openDatabase(path, 'write');
      migrate(db);
      const store = storeOn(db, path, unlock, false);
      store.decide(
        { label: `Made the workspace "${name}"`, command: 'workspace.create' },
        now,
        () => {
          db.prepare('INSERT INTO workspace VALUES (:uid, :name, :now, :zone)').run({ uid: newUid(), name, now, zone });
        },
        () => undefined,
      );
      db.exec('PRAGMA journal_mode = WAL');
      return store;
    } catch (error) {
      unlock();
      throw error;
    }
  });
}

export interface OpenOptions {
  readOnly: boolean;
  now: number;
  /** Computes all derived rows of a file that was brought up to date. */
  rebuild(db: Database): void;
}

/** Opens a workspace file, after looking at it; brings an older one up to date, with a copy of what it was kept beside it. */
export async function openStore(path: string, options: OpenOptions): Promise<Store> {
  const { writable } = guarded(path, () => inspectFile(path));
  if (options.readOnly) return guarded(path, () => openReading(path));
  let unlock: () => void;
  try {
    if (!writable) throw openError('read_only', path);
    unlock = guarded(path, () => takeWriterLock(path));
  } catch (error) {
    // A copy for a colleague needs no right to write, where it lies or at all.
    const copy = openCopy(path);
    if (copy) return copy;
    throw error;
  }
  let db: Database | undefined;
  try {
    removeHalfRestore(path);
    const opened = openDatabase(path, 'write');
    db = opened;
    checkOurs(opened, path);
    if (copyForColleague(opened)) {
      opened.close();
      unlock();
      return openReading(path);
    }
    const version = versionOf(opened);
    if (version < latestVersion) {
      await backUp(opened, path, 'before_upgrade', options.now);
      migrate(opened, latestVersion, () => options.rebuild(opened));
    }
    opened.exec('PRAGMA journal_mode = WAL');
    return storeOn(opened, path, unlock, false);
  } catch (error) {
    db?.close();
    unlock();
    throw withBackups(storageError(error, path), path);
  }
}

function openReading(path: string): Store {
  const db = openDatabase(path, 'read');
  try {
    checkOurs(db, path);
    if (versionOf(db) < latestVersion) {
      const copy = copyForColleague(db);
      if (copy) throw olderCopy(copy, path);
      throw new AppError(
        'storage',
        'This workspace is from an older Cairn and must be brought up to date first. Open it for writing once.',
        { problem: 'read_only', path },
      );
    }
    return storeOn(db, path, () => undefined, true);
  } catch (error) {
    db.close();
    throw withBackups(storageError(error, path), path);
  }
}

/** The file as a copy for a colleague; `null` where it is none, or does not open at all. */
function openCopy(path: string): Store | null {
  try {
    const store = openReading(path);
    if (copyForColleague(store.db)) return store;
    store.close();
  } catch {
    // Said in other words by whoever asks.
  }
  return null;
}

/** It is never written, so it cannot be brought up to date where it lies. */
const olderCopy = ({ workspace }: z.infer<typeof colleagueCopy>, path: string): AppError =>
  new AppError(
    'storage',
    `This copy for a colleague is from an older Cairn. Nothing in it was changed. Ask for a new copy from "${workspace}", or open it with the Cairn it was made for.`,
    { problem: 'read_only', path },
  );

function withBackups(error: unknown, path: string): unknown {
  if (!(error instanceof AppError) || error.details?.problem !== 'damaged') return error;
  return new AppError(error.code, error.message, { ...error.details, backups: listBackups(path) }, { cause: error });
}

function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw withBackups(storageError(error, path), path);
  }
}

function storeOn(db: Database, path: string, unlock: () => void, readOnly: boolean): Store {
  let seq = commitSeen(db);
  const whyReadOnly = (): AppError => {
    const copy = copyForColleague(db);
    return copy ? onlyForLooking(copy, path) : openError('read_only', path);
  };

  function transaction<T>(work: () => T): T {
    if (readOnly) throw whyReadOnly();
    let begun = false;
    try {
      db.exec('BEGIN IMMEDIATE');
      begun = true;
      const result = work();
      db.prepare('UPDATE clock SET seq = :seq').run({ seq: seq + 1 });
      db.exec('COMMIT');
      seq += 1;
      return result;
    } catch (error) {
      if (begun && db.raw.isTransaction) db.exec('ROLLBACK');
      throw storageError(error, path);
    }
  }

  return {
    path,
    db,
    readOnly,
    whyReadOnly,
    get seq() {
      return seq;
    },
    transaction,
    decide(head, at, work, after) {
      db.exec(head.leavesNoTrace ? 'PRAGMA synchronous = FULL; PRAGMA secure_delete = ON' : 'PRAGMA synchronous = FULL');
      try {
        return transaction(() => {
          const changeSet = beginChangeSet(db, head, at, latestVersion);
          const result = work(changeSet);
          if (endChangeSet(db, changeSet) > 0) after(changeSet);
          return result;
        });
      } finally {
        db.exec('PRAGMA synchronous = NORMAL');
        if (head.leavesNoTrace) forgetPages(db);
      }
    },
    close() {
      try {
        if (!readOnly) makeWhole(db);
      } finally {
        db.close();
        unlock();
      }
    },
    closeForAnother() {
      try {
        db.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE');
      } catch (error) {
        if (!isBusy(error)) throw storageError(error, path);
        throw new AppError(
          'conflict',
          'Another program is reading this workspace just now. Nothing was changed. Try again when it is done.',
          { path },
        );
      }
      db.close();
      return unlock;
    },
  };
}

/** What pages held before lies in the log until it is folded in; while somebody reads, the next checkpoint or closing does that. */
function forgetPages(db: Database): void {
  db.exec('PRAGMA secure_delete = OFF');
  try {
    db.exec('PRAGMA busy_timeout = 200; PRAGMA wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!isBusy(error)) throw error;
  } finally {
    db.exec('PRAGMA busy_timeout = 5000');
  }
}

function makeWhole(db: Database): void {
  try {
    db.exec('PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE');
  } catch (error) {
    // Somebody still reads (a headless query): the file stays in two parts, and the next close joins them.
    if (!isBusy(error)) throw error;
  }
}
