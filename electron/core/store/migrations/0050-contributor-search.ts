import type { Migration } from '../migration.ts';

/**
 * Search by any part of a name, handle or address. The text is folded (case, accents) before it gets here. Trigrams find
 * the middle of a word; the index stores no second copy of the text, and triggers keep it true.
 */
export const contributorSearch: Migration = {
  version: 50,
  name: 'contributor-search',
  tables: { contributor_text: 'derived', contributor_search: 'derived' },
  up: (db) =>
    db.exec(`
    CREATE TABLE contributor_text (contributor_id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
    CREATE VIRTUAL TABLE contributor_search USING fts5(
      text, content='contributor_text', content_rowid='contributor_id', tokenize='trigram case_sensitive 1', columnsize=0);
    CREATE TRIGGER contributor_text_insert AFTER INSERT ON contributor_text BEGIN
      INSERT INTO contributor_search (rowid, text) VALUES (NEW.contributor_id, NEW.text);
    END;
    CREATE TRIGGER contributor_text_update AFTER UPDATE ON contributor_text BEGIN
      INSERT INTO contributor_search (contributor_search, rowid, text) VALUES ('delete', OLD.contributor_id, OLD.text);
      INSERT INTO contributor_search (rowid, text) VALUES (NEW.contributor_id, NEW.text);
    END;
    CREATE TRIGGER contributor_text_delete AFTER DELETE ON contributor_text BEGIN
      INSERT INTO contributor_search (contributor_search, rowid, text) VALUES ('delete', OLD.contributor_id, OLD.text);
    END;`),
};
