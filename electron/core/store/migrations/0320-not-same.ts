import type { Migration } from '../migration.ts';

/**
 * Whom somebody said not to be one person: `one` and `other` are identities (by uid), and what holds of them holds of all who are one
 * with either. `one_name`, `other_name`: what they were called then.
 */
export const notSame: Migration = {
  version: 320,
  name: 'not-same',
  tables: { not_same_person: 'decisions' },
  up: (db) =>
    db.exec(`
    CREATE TABLE not_same_person (
      uid TEXT PRIMARY KEY, one TEXT NOT NULL, other TEXT NOT NULL, one_name TEXT NOT NULL, other_name TEXT NOT NULL, by TEXT, at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX not_same_person_of_one ON not_same_person (one);
    CREATE INDEX not_same_person_of_other ON not_same_person (other);`),
};
