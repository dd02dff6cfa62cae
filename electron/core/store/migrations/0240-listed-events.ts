import type { Migration } from '../migration.ts';

/**
 * What calendars, conference lists and schedules say of events and talks. `source_event`, `source_talk`: as each source tells it, under its
 * own key; their `uid` follows from where the source lies and that key, so what was decided about one holds when the source is taken away
 * and added again. `event_value`: what a person corrected in an event that sources tell of (`of_event`: the uid of one of its entries).
 * `known_event`: one row for each real event, whoever names it, with decisions over facts; `event_anchor`: which event a uid that somebody
 * may have used belongs to. Events are one only where their days are the same, so `days` (of the entry, "first last") is what is computed
 * anew together. Days are `2026-05-14`, instants UTC epoch milliseconds. Activities added by hand may name an event of a source from now
 * on, which may go and come back: so there is no foreign key any more, and `event_is_used` keeps what was added by hand while something names it.
 */
export const listedEvents: Migration = {
  version: 240,
  name: 'listed-events',
  tables: { source_event: 'facts', source_talk: 'facts', event_value: 'decisions', known_event: 'derived', event_anchor: 'derived' },
  up: (db) =>
    db.exec(`
    CREATE TABLE source_event (
      id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES source_key (id), key TEXT NOT NULL, uid TEXT NOT NULL, name TEXT NOT NULL,
      kind TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, starts_at INTEGER, ends_at INTEGER, zone TEXT,
      cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)), online INTEGER CHECK (online IN (0, 1)), place TEXT NOT NULL, link TEXT NOT NULL,
      call_state TEXT CHECK (call_state IN ('dated', 'unknown', 'cancelled')), call_ends_at INTEGER, call_link TEXT NOT NULL,
      topics TEXT NOT NULL CHECK (json_valid(topics)), gone_at INTEGER, UNIQUE (source_id, key), CHECK (ends_on >= starts_on)
    ) STRICT;
    CREATE INDEX source_event_by_uid ON source_event (uid);
    CREATE INDEX source_event_by_days ON source_event (starts_on, ends_on);
    CREATE TABLE source_talk (
      id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES source_key (id), key TEXT NOT NULL, uid TEXT NOT NULL, event_uid TEXT NOT NULL,
      title TEXT NOT NULL, starts_at INTEGER, link TEXT NOT NULL, gone_at INTEGER, UNIQUE (source_id, key)
    ) STRICT;
    CREATE INDEX source_talk_by_uid ON source_talk (uid);
    CREATE INDEX source_talk_of_event ON source_talk (event_uid);
    CREATE TABLE event_value (
      uid TEXT PRIMARY KEY, of_event TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (of_event, field)
    ) STRICT;
    CREATE TABLE known_event (
      uid TEXT PRIMARY KEY, by_hand INTEGER NOT NULL CHECK (by_hand IN (0, 1)), hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)), name TEXT NOT NULL,
      kind TEXT NOT NULL, state TEXT, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, starts_at INTEGER, ends_at INTEGER, zone TEXT,
      online INTEGER CHECK (online IN (0, 1)), place TEXT NOT NULL, link TEXT NOT NULL, call_state TEXT, call_ends_at INTEGER, call_link TEXT NOT NULL,
      topics TEXT NOT NULL, corrected TEXT NOT NULL, text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX known_event_by_start ON known_event (starts_on, uid);
    CREATE INDEX known_event_by_end ON known_event (ends_on, uid);
    CREATE INDEX known_event_by_call ON known_event (call_ends_at) WHERE call_state = 'dated';
    CREATE TABLE event_anchor (anchor TEXT PRIMARY KEY, event_uid TEXT NOT NULL, days TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX event_anchor_of_event ON event_anchor (event_uid);
    CREATE INDEX event_anchor_by_days ON event_anchor (days);
    DROP INDEX event_by_start;
    DROP INDEX event_by_end;
    CREATE INDEX event_by_days ON event (starts_on, ends_on);
    CREATE TABLE added_before AS SELECT * FROM added_activity;
    DROP TABLE added_activity;
    CREATE TABLE added_activity (
      uid TEXT PRIMARY KEY, anchor TEXT NOT NULL, counts_as TEXT NOT NULL, title TEXT NOT NULL, link TEXT NOT NULL, day TEXT NOT NULL,
      event_uid TEXT, by TEXT, at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX added_activity_of_anchor ON added_activity (anchor);
    CREATE INDEX added_activity_of_event ON added_activity (event_uid) WHERE event_uid IS NOT NULL;
    INSERT INTO added_activity SELECT * FROM added_before;
    DROP TABLE added_before;
    CREATE TRIGGER event_is_used BEFORE DELETE ON event WHEN (SELECT change_set FROM journal_now) IS NOT NULL
      AND EXISTS (SELECT 1 FROM added_activity WHERE event_uid = OLD.uid)
      BEGIN SELECT RAISE(ABORT, 'somebody did something there'); END;`),
};
