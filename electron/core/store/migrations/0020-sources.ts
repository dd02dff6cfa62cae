import type { Migration } from '../migration.ts';

/**
 * Sources are decisions (a person said where to read); how far each was read is local and may be lost; what each run did
 * is a record. `source_figure` remembers what was counted at the end of a run. `source_key` gives a source the integer that facts carry: a decision row has no integer key of its own.
 */
export const sources: Migration = {
  version: 20,
  name: 'sources',
  tables: {
    source: 'decisions',
    source_key: 'facts',
    source_cursor: 'local',
    sync_run: 'records',
    set_aside: 'facts',
    source_figure: 'local',
  },
  up: (db) =>
    db.exec(`
    CREATE TABLE source (
      uid TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, config TEXT NOT NULL CHECK (json_valid(config)),
      added_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE source_key (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE source_cursor (
      source_uid TEXT NOT NULL, resource TEXT NOT NULL, cursor TEXT NOT NULL CHECK (json_valid(cursor)),
      PRIMARY KEY (source_uid, resource)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sync_run (
      id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, source_uid TEXT NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER NOT NULL,
      outcome TEXT NOT NULL CHECK (outcome IN ('done', 'incomplete', 'cancelled', 'failed')),
      report TEXT NOT NULL CHECK (json_valid(report)), problem TEXT
    ) STRICT;
    CREATE INDEX sync_run_of_source ON sync_run (source_uid, id);
    CREATE TABLE source_figure (
      source_id INTEGER PRIMARY KEY, commits INTEGER NOT NULL, merges INTEGER NOT NULL, authors INTEGER NOT NULL,
      credits INTEGER NOT NULL, paths_read INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE set_aside (
      source_id INTEGER NOT NULL REFERENCES source_key (id), key TEXT NOT NULL, reason TEXT NOT NULL, raw TEXT NOT NULL, at INTEGER NOT NULL,
      PRIMARY KEY (source_id, key)
    ) STRICT, WITHOUT ROWID;`),
};
