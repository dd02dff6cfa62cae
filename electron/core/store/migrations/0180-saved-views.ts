import type { Migration } from '../migration.ts';

/** Lists that were given a name. `columns`: `null` where the list has those it has by itself. */
export const savedViews: Migration = {
  version: 180,
  name: 'saved-views',
  tables: { saved_view: 'decisions' },
  up: (db) =>
    db.exec(`
    CREATE TABLE saved_view (
      uid TEXT PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE, search TEXT NOT NULL,
      filter TEXT NOT NULL CHECK (json_valid(filter)), sort TEXT NOT NULL, direction TEXT NOT NULL,
      columns TEXT CHECK (json_valid(columns)), grouping TEXT
    ) STRICT;`),
};
