import type { Migration } from '../migration.ts';

/**
 * What a search looks in: the words of names, handles and addresses, folded (case, accents) and in every spelling. No index:
 * looking through the texts of 100,000 people in memory takes 2 ms, whatever the letters; a trigram index answered one and
 * two letters in 140 ms, and cost a sixth of the time of an import.
 */
export const contributorSearch: Migration = {
  version: 50,
  name: 'contributor-search',
  tables: { contributor_text: 'derived' },
  up: (db) => db.exec('CREATE TABLE contributor_text (contributor_id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT'),
};
