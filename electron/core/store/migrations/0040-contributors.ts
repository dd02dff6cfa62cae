import type { Migration } from '../migration.ts';

/**
 * Who is who, and the figures lists need. A contributor's integer key is that of the identity with the smallest uid in the
 * cluster, so a rebuild gives the same keys. One index per sort order of the list. `days` of a month is a bit for each day
 * with activity: days since 1970 modulo 32, which no two days of a month share. `contributor_total` is kept by triggers:
 * adding up 100,000 contributors took 27 ms. `contributor_change` notes which contributors each commit touched (0: all of
 * them), for readers that hold them in memory.
 */
export const contributors: Migration = {
  version: 40,
  name: 'contributors',
  tables: {
    contributor: 'derived',
    contributor_total: 'derived',
    contributor_identity: 'derived',
    identity_name: 'derived',
    contributor_kind: 'derived',
    contributor_month: 'derived',
    contributor_source: 'derived',
    contributor_tag: 'derived',
    contributor_change: 'local',
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
    CREATE TABLE contributor_total (kind TEXT PRIMARY KEY, people INTEGER NOT NULL, activities INTEGER NOT NULL) STRICT;
    INSERT INTO contributor_total VALUES ('human', 0, 0), ('bot', 0, 0), ('agent', 0, 0), ('unknown', 0, 0);
    CREATE TRIGGER contributor_total_insert AFTER INSERT ON contributor BEGIN
      UPDATE contributor_total SET people = people + 1, activities = activities + NEW.activities WHERE kind = NEW.kind;
    END;
    CREATE TRIGGER contributor_total_update AFTER UPDATE OF kind, activities ON contributor
      WHEN OLD.kind <> NEW.kind OR OLD.activities <> NEW.activities BEGIN
      UPDATE contributor_total SET people = people - 1, activities = activities - OLD.activities WHERE kind = OLD.kind;
      UPDATE contributor_total SET people = people + 1, activities = activities + NEW.activities WHERE kind = NEW.kind;
    END;
    CREATE TRIGGER contributor_total_delete AFTER DELETE ON contributor BEGIN
      UPDATE contributor_total SET people = people - 1, activities = activities - OLD.activities WHERE kind = OLD.kind;
    END;
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
      contributor_id INTEGER NOT NULL, month INTEGER NOT NULL, count INTEGER NOT NULL, days INTEGER NOT NULL,
      PRIMARY KEY (contributor_id, month)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX contributors_of_month ON contributor_month (month, contributor_id);
    CREATE TABLE contributor_source (
      contributor_id INTEGER NOT NULL, source_id INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (contributor_id, source_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX contributors_of_source ON contributor_source (source_id, contributor_id);
    CREATE TABLE contributor_tag (
      tag_uid TEXT NOT NULL, contributor_id INTEGER NOT NULL, PRIMARY KEY (tag_uid, contributor_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX tags_of_contributor ON contributor_tag (contributor_id);
    CREATE TABLE contributor_change (
      seq INTEGER NOT NULL, contributor_id INTEGER NOT NULL, PRIMARY KEY (seq, contributor_id)
    ) STRICT, WITHOUT ROWID;`),
};
