import type { Migration } from '../migration.ts';

/** Up to when somebody has seen what a source (whose `uid` it is) set aside. */
export const setAsideSeen: Migration = {
  version: 220,
  name: 'set-aside-seen',
  tables: { set_aside_seen: 'decisions' },
  up: (db) => db.exec('CREATE TABLE set_aside_seen (uid TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;'),
};
