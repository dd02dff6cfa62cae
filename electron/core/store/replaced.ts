import { type Database, row } from './database.ts';
import { newUid } from './ids.ts';
import { beginChangeSet, columnsOf } from './journal.ts';
import { latestVersion, tablesOfKind } from './migrations/index.ts';

interface Restore {
  /** Names of files: the one that is restored, and where the one is kept that is replaced. */
  backup: string;
  kept: string;
  /** UTC epoch milliseconds. */
  backupAt: number;
  now: number;
}

/**
 * Brings the records of the replaced file, at the path `replaced`, into the restored one, and notes the restore itself. Records
 * are known by their uid, never by their integer keys, so it does not matter how far the two files have come apart.
 */
export function mergeRecords(db: Database, replaced: string, restore: Restore): void {
  db.prepare('ATTACH DATABASE :replaced AS replaced').run({ replaced });
  // A record may be about something that the restored file does not have (yet): it is kept all the same.
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA secure_delete = ON; BEGIN');
  db.exec('INSERT INTO run_of_replaced SELECT uid FROM replaced.sync_run WHERE uid NOT IN (SELECT uid FROM main.sync_run)');
  for (const table of tablesOfKind('records')) if (!journal.has(table)) mergeTable(db, table);
  mergeJournal(db, restore);
  keepKeys(db);
  db.prepare('INSERT INTO restore (uid, at, backup, backup_at, kept) VALUES (:uid, :now, :backup, :backupAt, :kept)').run({
    uid: newUid(),
    ...restore,
  });
  db.exec('COMMIT; PRAGMA foreign_keys = ON');
}

/**
 * The phrase of the present file opens the restored one too: an older one may be on a sheet that is thrown away. Only where the
 * backup has another key does it keep its own, for its addresses lie under that.
 */
function keepKeys(db: Database): void {
  db.exec(`DELETE FROM main.address_key WHERE uid IN (SELECT key_uid FROM main.address_purge);
    INSERT OR REPLACE INTO main.workspace_key SELECT * FROM replaced.workspace_key
      WHERE coalesce((SELECT key_id FROM main.workspace_key), key_id) = key_id;`);
}

const journal = new Set(['change_set', 'change']);

/** Records carry a uid (a test holds them to it); an integer key `id` is the file's own and is given anew. */
function mergeTable(db: Database, table: string): void {
  const columns = columnsOf(db, table).filter((column) => column !== 'id');
  const list = columns.map((column) => `"${column}"`).join(', ');
  db.exec(
    `INSERT INTO main.${table} (${list}) SELECT ${list} FROM replaced.${table} WHERE uid NOT IN (SELECT uid FROM main.${table}) ORDER BY rowid`,
  );
}

/**
 * What was decided after the backup stays in the history, after everything that the restored file has. The restore itself is what
 * undid it: nothing of it stands, and none of it can be undone or redone by itself.
 */
function mergeJournal(db: Database, { backupAt, now }: Restore): void {
  db.exec(`
    CREATE TEMP TABLE later AS SELECT seq AS was, (SELECT max(seq) FROM main.change_set) + row_number() OVER (ORDER BY seq) AS seq
      FROM replaced.change_set WHERE uid NOT IN (SELECT uid FROM main.change_set);
    CREATE UNIQUE INDEX temp.later_was ON later (was);`);
  const { from } = row<{ from: number }>(db.prepare('SELECT max(seq) AS "from" FROM main.change_set')) ?? { from: 0 };
  const plain = columnsOf(db, 'change_set').filter((column) => !['seq', 'undoes', 'undone_by'].includes(column));
  const list = plain.map((column) => `"${column}"`).join(', ');
  // What undid something from before the backup undoes nothing any more: that stands as it did then.
  db.exec(`
    INSERT INTO main.change_set (seq, undoes, ${list})
      SELECT later.seq, (SELECT target.seq FROM later AS target WHERE target.was = old.undoes), ${plain.map((column) => `old."${column}"`).join(', ')}
      FROM replaced.change_set AS old JOIN later ON later.was = old.seq ORDER BY later.seq;
    INSERT INTO main.change (change_set, table_name, row_uid, anchor, before, after)
      SELECT later.seq, table_name, row_uid, anchor, before, after FROM replaced.change JOIN later ON was = change_set ORDER BY replaced.change.id;`);
  const when = new Date(backupAt).toISOString().slice(0, 16).replace('T', ' ');
  const seq = beginChangeSet(db, { label: `Restored the backup of ${when} UTC`, command: 'workspace.restore' }, now, latestVersion);
  // What was purged meanwhile stays so, also where the backup still had it.
  db.exec('DELETE FROM main.postal_address WHERE key_uid IN (SELECT key_uid FROM main.address_purge)');
  db.prepare('UPDATE journal_now SET change_set = NULL').run();
  db.prepare('UPDATE main.change_set SET undone_by = :seq WHERE seq > :from AND seq < :seq').run({ seq, from });
}
