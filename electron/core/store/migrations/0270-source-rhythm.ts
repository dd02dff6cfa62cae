import type { Migration } from '../migration.ts';

/**
 * How often a source (whose `uid` it is) is read by itself, and that it is paused: two decisions, so that undoing one leaves the other.
 * Neither belongs into what the source is, whose change makes it be read anew. `source_waiting` is the queue: a run that found no network or
 * a server that wants to be asked later; `whole`: everything was to be looked at again. `source_budget`: what a server said last of how much may be asked.
 */
export const sourceRhythm: Migration = {
  version: 270,
  name: 'source-rhythm',
  tables: { source_schedule: 'decisions', source_pause: 'decisions', source_waiting: 'local', source_budget: 'local' },
  up: (db) =>
    db.exec(`
    CREATE TABLE source_schedule (
      uid TEXT PRIMARY KEY, every TEXT NOT NULL CHECK (every IN ('never', 'hour', 'six_hours', 'day', 'week'))
    ) STRICT;
    CREATE TABLE source_pause (uid TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
    CREATE TABLE source_waiting (
      source_uid TEXT PRIMARY KEY, why TEXT NOT NULL CHECK (why IN ('network', 'limit')), since INTEGER NOT NULL, until INTEGER NOT NULL,
      tries INTEGER NOT NULL, whole INTEGER NOT NULL, words TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE source_budget (
      source_uid TEXT PRIMARY KEY, most INTEGER, remaining INTEGER NOT NULL, anew_at INTEGER, said_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;`),
};
