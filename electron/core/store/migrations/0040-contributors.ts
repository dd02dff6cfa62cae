import type { Migration } from '../migration.ts';

/**
 * Who is who, and the figures lists need. A contributor's integer key is that of the identity with the smallest uid in the
 * cluster, so a rebuild gives the same keys. One index per sort order of the list.
 */
export const contributors: Migration = {
  version: 40,
  name: 'contributors',
  tables: {
    contributor: 'derived',
    contributor_identity: 'derived',
    identity_name: 'derived',
    contributor_kind: 'derived',
    contributor_month: 'derived',
    contributor_source: 'derived',
  },
  up: (db) =>
    db.exec(`
    CREATE TABLE contributor (
      id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, name_key TEXT NOT NULL, sourced_name TEXT NOT NULL,
      handle TEXT NOT NULL, kind TEXT NOT NULL, kind_reason TEXT, first_at INTEGER, last_at INTEGER,
      contributions INTEGER NOT NULL, activities INTEGER NOT NULL, undated INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX contributor_by_name ON contributor (name_key, id);
    CREATE INDEX contributor_by_last ON contributor (last_at, id);
    CREATE INDEX contributor_by_first ON contributor (first_at, id);
    CREATE INDEX contributor_by_count ON contributor (contributions, id);
    CREATE INDEX contributor_by_kind ON contributor (kind, id);
    CREATE TABLE contributor_identity (identity_id INTEGER PRIMARY KEY, contributor_id INTEGER NOT NULL) STRICT;
    CREATE INDEX identities_of_contributor ON contributor_identity (contributor_id);
    CREATE TABLE identity_name (
      identity_id INTEGER NOT NULL, name_id INTEGER NOT NULL, uses INTEGER NOT NULL, last_at INTEGER NOT NULL,
      PRIMARY KEY (identity_id, name_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE contributor_kind (
      contributor_id INTEGER NOT NULL, counts_as TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (contributor_id, counts_as)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX contributors_of_kind ON contributor_kind (counts_as, contributor_id);
    CREATE TABLE contributor_month (
      contributor_id INTEGER NOT NULL, month INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (contributor_id, month)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE contributor_source (
      contributor_id INTEGER NOT NULL, source_id INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (contributor_id, source_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX contributors_of_source ON contributor_source (source_id, contributor_id);`),
};
