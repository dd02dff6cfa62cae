import type { Migration } from '../migration.ts';

/**
 * What people add themselves: a person, an address or account of somebody (`other`: the uid of that identity), something somebody
 * did, and that two are one person. Lists read facts, so `contributors/by-hand.ts` keeps a copy of these among them: a person has
 * an identity with the uid of their row, which is the `anchor` too.
 */
export const byHand: Migration = {
  version: 150,
  name: 'by-hand',
  tables: { added_person: 'decisions', added_identity: 'decisions', added_activity: 'decisions', same_person: 'decisions' },
  up: (db) =>
    db.exec(`
    CREATE TABLE added_person (uid TEXT PRIMARY KEY, anchor TEXT NOT NULL UNIQUE CHECK (anchor = uid), name TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
    CREATE TABLE added_identity (
      uid TEXT PRIMARY KEY, anchor TEXT NOT NULL, other TEXT NOT NULL UNIQUE, platform TEXT NOT NULL, type TEXT NOT NULL,
      value TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX added_identity_of_anchor ON added_identity (anchor);
    CREATE TABLE added_activity (
      uid TEXT PRIMARY KEY, anchor TEXT NOT NULL, counts_as TEXT NOT NULL, title TEXT NOT NULL, link TEXT NOT NULL, day TEXT NOT NULL,
      event_uid TEXT REFERENCES event (uid), by TEXT, at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX added_activity_of_anchor ON added_activity (anchor);
    CREATE INDEX added_activity_of_event ON added_activity (event_uid) WHERE event_uid IS NOT NULL;
    CREATE TABLE same_person (
      uid TEXT PRIMARY KEY, anchor TEXT NOT NULL, other TEXT NOT NULL, name TEXT NOT NULL, other_name TEXT NOT NULL, reason TEXT NOT NULL,
      by TEXT, at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX same_person_of_anchor ON same_person (anchor);
    CREATE INDEX same_person_of_other ON same_person (other);`),
};
