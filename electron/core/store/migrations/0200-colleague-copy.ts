import type { Migration } from '../migration.ts';

/**
 * Marks a file as a copy for a colleague: from which workspace, when, and whether notes and contacts were left out. A file with a
 * row here is never written.
 */
export const colleagueCopy: Migration = {
  version: 200,
  name: 'colleague-copy',
  tables: { colleague_copy: 'records' },
  up: (db) =>
    db.exec(`
    CREATE TABLE colleague_copy (
      id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, workspace TEXT NOT NULL,
      without_notes INTEGER NOT NULL CHECK (without_notes IN (0, 1))
    ) STRICT;`),
};
