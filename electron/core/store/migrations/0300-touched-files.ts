import type { Migration } from '../migration.ts';

/**
 * Which files a change request touches, by its key and under each name they have or had; read only where a rule of a product group is
 * about files. `files_read`: of which it is known, and the forge's own stamp of the change request then (UTC epoch milliseconds).
 */
export const touchedFiles: Migration = {
  version: 300,
  name: 'touched-files',
  tables: { files_read: 'facts', touched_file: 'facts' },
  up: (db) =>
    db.exec(`
    CREATE TABLE files_read (key TEXT PRIMARY KEY, as_of INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE touched_file (key TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (key, path)) STRICT, WITHOUT ROWID;`),
};
