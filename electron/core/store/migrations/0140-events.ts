import type { Migration } from '../migration.ts';

/** Where people meet: whole days like `2026-05-14`, at a place or online. Upcoming and past are one range of the index each. */
export const events: Migration = {
  version: 140,
  name: 'events',
  tables: { event: 'decisions' },
  up: (db) =>
    db.exec(`
    CREATE TABLE event (
      uid TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL,
      online INTEGER NOT NULL CHECK (online IN (0, 1)), place TEXT NOT NULL, link TEXT NOT NULL, added_at INTEGER NOT NULL,
      CHECK (ends_on >= starts_on)
    ) STRICT;
    CREATE INDEX event_by_start ON event (starts_on, uid);
    CREATE INDEX event_by_end ON event (ends_on, uid);`),
};
