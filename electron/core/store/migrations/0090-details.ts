import type { Migration } from '../migration.ts';

/**
 * What people say about a person beyond one value: languages, specialisations, standings, links. Each is a row of its own, so that
 * what was said of two identities that turn out to be one person stands side by side. `custom_field` are the fields a workspace
 * has made for itself; their values are `profile_value` rows under the field's uid.
 */
export const details: Migration = {
  version: 90,
  name: 'details',
  tables: { profile_item: 'decisions', custom_field: 'decisions' },
  up: (db) =>
    db.exec(`
    CREATE TABLE profile_item (
      uid TEXT PRIMARY KEY, anchor TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT;
    CREATE INDEX profile_item_of_anchor ON profile_item (anchor);
    CREATE TABLE custom_field (
      uid TEXT PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice', 'link')), choices TEXT NOT NULL CHECK (json_valid(choices))
    ) STRICT;
    CREATE INDEX profile_value_of_field ON profile_value (field, value);`),
};
