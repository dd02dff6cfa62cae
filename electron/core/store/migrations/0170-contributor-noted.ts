import type { Migration } from '../migration.ts';

/**
 * What people decided and recorded, by contributor, so that a filter over 100,000 of them is one walk along an index: of two
 * identities that are one person the value that stands has been settled here. `term` is what is compared: folded text, the code
 * and level of a language, a standing with its days. `contributor_contact.due` is the first day somebody is to come back to
 * them; `until` the last day a consent holds. What depends on today is left to the question.
 */
export const contributorNoted: Migration = {
  version: 170,
  name: 'contributor-noted',
  tables: { contributor_noted: 'derived', contributor_contact: 'derived', contributor_consent: 'derived' },
  up: (db) =>
    db.exec(`
    CREATE TABLE contributor_noted (
      contributor_id INTEGER NOT NULL, field TEXT NOT NULL, term TEXT NOT NULL, said TEXT NOT NULL, PRIMARY KEY (contributor_id, field, term)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX contributors_noted ON contributor_noted (field, term, contributor_id);
    CREATE TABLE contributor_contact (contributor_id INTEGER PRIMARY KEY, last_at INTEGER NOT NULL, due TEXT) STRICT;
    CREATE INDEX contributors_contacted ON contributor_contact (last_at);
    CREATE INDEX contributors_due ON contributor_contact (due) WHERE due IS NOT NULL;
    CREATE TABLE contributor_consent (
      contributor_id INTEGER NOT NULL, purpose TEXT NOT NULL, state TEXT NOT NULL, until TEXT, PRIMARY KEY (contributor_id, purpose)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX contributors_consented ON contributor_consent (purpose, state, until);`),
};
