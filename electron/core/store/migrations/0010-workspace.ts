import type { Migration } from '../migration.ts';

/**
 * The workspace itself and the journal. `change` holds a decision row before and after as JSON; `anchor` repeats the
 * identity a decision is about, so that "what changed on this profile" is one index range; `change_of_tag` and
 * `change_of_teammate` find what one was called that is gone. `by`: the teammate at the keyboard, who may act `on_behalf_of` another. `journal_now` names the change set the triggers write into; `clock` counts commits.
 */
export const workspaceAndJournal: Migration = {
  version: 10,
  name: 'workspace',
  tables: { workspace: 'decisions', change_set: 'records', change: 'records', journal_now: 'local', clock: 'local' },
  up: (db) =>
    db.exec(`
    CREATE TABLE workspace (
      uid TEXT PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL, reporting_zone TEXT NOT NULL
    ) STRICT;
    CREATE TABLE change_set (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, by TEXT, on_behalf_of TEXT, device TEXT NOT NULL,
      label TEXT NOT NULL, command TEXT NOT NULL, schema_version INTEGER NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('do', 'undo', 'redo')),
      undoes INTEGER REFERENCES change_set (seq), undone_by INTEGER REFERENCES change_set (seq)
    ) STRICT;
    CREATE UNIQUE INDEX change_set_undoes ON change_set (undoes) WHERE undoes IS NOT NULL;
    CREATE TABLE change (
      id INTEGER PRIMARY KEY, change_set INTEGER NOT NULL REFERENCES change_set (seq),
      table_name TEXT NOT NULL, row_uid TEXT NOT NULL, anchor TEXT, before TEXT, after TEXT
    ) STRICT;
    CREATE INDEX change_of_set ON change (change_set, id);
    CREATE INDEX change_of_anchor ON change (anchor, change_set) WHERE anchor IS NOT NULL;
    CREATE INDEX change_of_tag ON change (row_uid, id) WHERE table_name = 'tag';
    CREATE INDEX change_of_teammate ON change (row_uid, id) WHERE table_name = 'teammate';
    CREATE TABLE journal_now (one INTEGER PRIMARY KEY CHECK (one = 1), change_set INTEGER) STRICT;
    INSERT INTO journal_now VALUES (1, NULL);
    CREATE TABLE clock (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL) STRICT;
    INSERT INTO clock VALUES (1, 0);`),
};
