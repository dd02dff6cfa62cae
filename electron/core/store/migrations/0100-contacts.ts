import type { Migration } from '../migration.ts';

/**
 * Who was talked to, and what people agreed to. A contact is a decision: it can be corrected and undone. A consent is a record:
 * what was once agreed to or taken back stays as it was said, and the later one counts. Days are texts like `2026-05-14`.
 */
export const contacts: Migration = {
  version: 100,
  name: 'contacts',
  tables: { contact: 'decisions', consent: 'records' },
  up: (db) =>
    db.exec(`
    CREATE TABLE contact (
      uid TEXT PRIMARY KEY, anchor TEXT NOT NULL, channel TEXT NOT NULL, at INTEGER NOT NULL, by TEXT, text TEXT NOT NULL,
      follow_up_on TEXT, followed_up INTEGER NOT NULL DEFAULT 0 CHECK (followed_up IN (0, 1))
    ) STRICT;
    CREATE INDEX contact_of_anchor ON contact (anchor, at);
    CREATE INDEX contact_to_follow_up ON contact (follow_up_on) WHERE follow_up_on IS NOT NULL AND followed_up = 0;
    CREATE TABLE consent (
      id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, anchor TEXT NOT NULL, purpose TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('given', 'refused', 'withdrawn')), basis TEXT NOT NULL, text TEXT NOT NULL,
      at INTEGER NOT NULL, until TEXT, by TEXT
    ) STRICT;
    CREATE INDEX consent_of_anchor ON consent (anchor, purpose, at);`),
};
