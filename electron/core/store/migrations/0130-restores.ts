import type { Migration } from '../migration.ts';

/**
 * When the file went back to a backup (`backup`: the name of its file, `backup_at`: when that was made, `kept`: where the file is
 * that was replaced), and when somebody released it after that: until then nothing is read from sources. Both are records, for no
 * restore may make them undone. `run_of_replaced` names the runs whose facts went with a replaced file.
 */
export const restores: Migration = {
  version: 130,
  name: 'restores',
  tables: { restore: 'records', restore_release: 'records', run_of_replaced: 'local' },
  up: (db) =>
    db.exec(`
    CREATE TABLE restore (
      id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, backup TEXT NOT NULL, backup_at INTEGER NOT NULL, kept TEXT NOT NULL
    ) STRICT;
    CREATE TABLE restore_release (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, restore_uid TEXT NOT NULL UNIQUE, at INTEGER NOT NULL) STRICT;
    CREATE TABLE run_of_replaced (run_uid TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;`),
};
