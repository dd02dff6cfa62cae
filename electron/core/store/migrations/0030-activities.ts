import type { Migration } from '../migration.ts';

/**
 * What sources said. An identity is (platform, type, lower value). An activity is known by its kind and the key its source
 * gave it, whichever clone it came from: two clones that share history do not count it twice; `activity_also` notes the
 * other sources that have it. `month` is months since January 1970, UTC. `dated` is 0: the author's date, 1: the
 * committer's because the author's is implausible, 2: neither can be believed. `activity_gone` keeps what vanished from
 * its source. Of what an activity refers to, the database holds it to its person only; sources and names are written in the
 * same transaction right before it, and to look for each of them again took a twentieth of an import.
 */
export const activities: Migration = {
  version: 30,
  name: 'activities',
  tables: {
    person_name: 'facts',
    identity: 'facts',
    identity_proof: 'facts',
    activity: 'facts',
    activity_also: 'facts',
    activity_gone: 'facts',
  },
  up: (db) =>
    db.exec(`
    CREATE TABLE person_name (id INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE identity (
      id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, platform TEXT NOT NULL, type TEXT NOT NULL,
      value TEXT NOT NULL, lower_value TEXT NOT NULL, shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1)),
      UNIQUE (platform, type, lower_value)
    ) STRICT;
    CREATE TABLE identity_proof (
      identity_id INTEGER NOT NULL REFERENCES identity (id), other_id INTEGER NOT NULL REFERENCES identity (id),
      proof TEXT NOT NULL CHECK (proof IN ('mailmap', 'account_id', 'noreply')),
      source_id INTEGER NOT NULL REFERENCES source_key (id), PRIMARY KEY (identity_id, other_id, proof, source_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX identity_proof_of_other ON identity_proof (other_id);
    CREATE TABLE activity (
      id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL,
      identity_id INTEGER NOT NULL REFERENCES identity (id), name_id INTEGER NOT NULL,
      counts_as TEXT NOT NULL, at INTEGER NOT NULL, at_offset INTEGER, month INTEGER NOT NULL, dated INTEGER NOT NULL,
      recorded_by INTEGER, recorded_at INTEGER, recorded_offset INTEGER, title TEXT NOT NULL,
      paths_read INTEGER NOT NULL DEFAULT 0, UNIQUE (key, kind)
    ) STRICT;
    CREATE INDEX activity_of_identity ON activity (identity_id, at, counts_as);
    CREATE TABLE activity_also (
      activity_id INTEGER NOT NULL REFERENCES activity (id), source_id INTEGER NOT NULL REFERENCES source_key (id),
      PRIMARY KEY (activity_id, source_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX activity_also_of_source ON activity_also (source_id);
    CREATE TABLE activity_gone (
      source_id INTEGER NOT NULL REFERENCES source_key (id), kind TEXT NOT NULL, key TEXT NOT NULL, identity_id INTEGER NOT NULL,
      name_id INTEGER NOT NULL, counts_as TEXT NOT NULL, at INTEGER NOT NULL, at_offset INTEGER, month INTEGER NOT NULL,
      dated INTEGER NOT NULL, recorded_by INTEGER, recorded_at INTEGER, recorded_offset INTEGER, title TEXT NOT NULL,
      gone_at INTEGER NOT NULL, PRIMARY KEY (source_id, key, kind)
    ) STRICT, WITHOUT ROWID;`),
};
