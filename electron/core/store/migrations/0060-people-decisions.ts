import type { Migration } from '../migration.ts';

/**
 * What people say about people. Every row is anchored to an identity's uid, never to a contributor, so a merge moves
 * nothing. No foreign key to facts: a decision outlives the source that once brought its person.
 */
export const peopleDecisions: Migration = {
  version: 60,
  name: 'people-decisions',
  tables: { profile_value: 'decisions', note: 'decisions', tag: 'decisions', person_tag: 'decisions' },
  up: (db) =>
    db.exec(`
    CREATE TABLE profile_value (
      uid TEXT PRIMARY KEY, anchor TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (anchor, field)
    ) STRICT;
    CREATE TABLE note (
      uid TEXT PRIMARY KEY, anchor TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL, edited_at INTEGER
    ) STRICT;
    CREATE INDEX note_of_anchor ON note (anchor);
    CREATE TABLE tag (uid TEXT PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE person_tag (
      uid TEXT PRIMARY KEY, anchor TEXT NOT NULL, tag_uid TEXT NOT NULL REFERENCES tag (uid), UNIQUE (anchor, tag_uid)
    ) STRICT;
    CREATE INDEX person_tag_of_tag ON person_tag (tag_uid, anchor);`),
};
