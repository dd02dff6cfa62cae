/**
 * Entry of a thread that makes one backup and lets old ones go, so that neither copying nor reading every page again keeps a
 * decision waiting. It has a connection of its own and copies one moment, however much is written meanwhile.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { BackupRow } from '../../../shared/contract/workspace.ts';
import { dayIn } from '../../../shared/domain/time/days.ts';
import { toErrorValue } from '../../../shared/errors.ts';
import type { FromMaker } from '../in-thread.ts';
import { backUp, dropOldBackups, removeHalfBackups } from './backups.ts';
import { commitSeen, openDatabase, row } from './database.ts';
import { storageError } from './problems.ts';

/** `now`: UTC epoch milliseconds. */
export interface BackupAsked {
  path: string;
  why: 'daily' | 'by_hand';
  now: number;
}

const { path, why, now } = workerData as BackupAsked;
const say = (message: FromMaker<BackupRow>): void => parentPort?.postMessage(message);
let isStopped = false;
parentPort?.on('message', () => {
  isStopped = true;
});

async function work(): Promise<BackupRow> {
  removeHalfBackups(path);
  const db = openDatabase(path, 'read');
  try {
    db.exec('BEGIN');
    commitSeen(db);
    const made = await backUp(db, path, why, now, {
      progress: (done, total) => say({ done, total }),
      goOn() {
        if (isStopped) throw new Error('Nobody wants this backup any more.');
      },
    });
    const found = row<{ uid: string; zone: string }>(db.prepare('SELECT uid, reporting_zone AS zone FROM workspace'));
    if (found) dropOldBackups(path, found.uid, now, dayIn(found.zone));
    return made;
  } finally {
    db.close();
  }
}

work()
  .then((made) => say({ made }))
  .catch((error: unknown) => say({ failure: toErrorValue(storageError(error, path)) }))
  .finally(() => parentPort?.close());
