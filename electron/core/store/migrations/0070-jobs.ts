import type { Migration } from '../migration.ts';

/** Jobs that were under way, so that a resumable one goes on at the next start; `device`: on the computer where it began. */
export const jobs: Migration = {
  version: 70,
  name: 'jobs',
  tables: { job: 'local' },
  up: (db) =>
    db.exec(`
    CREATE TABLE job (
      uid TEXT PRIMARY KEY, procedure TEXT NOT NULL, input TEXT NOT NULL CHECK (json_valid(input)), device TEXT NOT NULL, started_at INTEGER NOT NULL
    ) STRICT;`),
};
