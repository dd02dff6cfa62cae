import type { Migration } from '../migration.ts';

/** A source (whose `uid` it is) that somebody removed in such a way that what it told stays: it is not read any more, until it is brought back. */
export const retiredSources: Migration = {
  version: 290,
  name: 'retired-sources',
  tables: { source_retired: 'decisions' },
  up: (db) => db.exec('CREATE TABLE source_retired (uid TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;'),
};
