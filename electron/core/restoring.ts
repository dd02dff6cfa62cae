import { derivationOf } from './deriving.ts';
import { backUp } from './store/backups.ts';
import { removeHalfRestore } from './store/beside.ts';
import { buildRestored, type UsableBackup } from './store/restore.ts';
import type { Store } from './store/store.ts';

export interface Restoring {
  store: Store;
  backup: UsableBackup;
  /** UTC epoch milliseconds. */
  now: number;
  /** Readers let go of the file, and have it again where the restore comes to nothing. */
  stopReaders(): Promise<void>;
  startReaders(): Promise<void>;
}

/**
 * The present file is kept as a backup, and the other one takes its place. Nothing may write meanwhile. When this returns the
 * file is closed; when it throws it is open, and as it was.
 */
export async function restoreBackup({ store, backup, now, stopReaders, startReaders }: Restoring): Promise<void> {
  try {
    const kept = await backUp(store.db, store.path, 'before_restore', now);
    const takeItsPlace = await buildRestored(store, {
      backup,
      kept: kept.path,
      now,
      rebuild: (db) => derivationOf(db).rebuild(),
    });
    await stopReaders();
    let unlock: () => void;
    try {
      unlock = store.closeForAnother();
    } catch (error) {
      await startReaders();
      throw error;
    }
    try {
      takeItsPlace();
    } finally {
      unlock();
    }
  } catch (error) {
    removeHalfRestore(store.path);
    throw error;
  }
}
