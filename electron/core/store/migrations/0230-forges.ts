import type { Migration } from '../migration.ts';

/**
 * What forges said of issues and change requests, by keys that no two projects share. What people did there is in `activity` as
 * everything else is; here is what figures need beyond it. `open_from`, `open_until`: one row for each time a change request was open
 * (`NULL`: it is now). `updated_at` is the forge's own stamp; `settled`: 1 when it was old enough at reading that no later change can
 * carry the same one, so that the item need not be looked at again while the stamp stays. `gone_at`: a full pass did not find it any more.
 * Times are UTC epoch milliseconds.
 */
export const forges: Migration = {
  version: 230,
  name: 'forges',
  tables: {
    project: 'facts',
    change_request: 'facts',
    change_request_open: 'facts',
    issue: 'facts',
    issue_closed_by: 'facts',
    work_label: 'facts',
  },
  up: (db) =>
    db.exec(`
    CREATE TABLE project (
      id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES source_key (id), key TEXT NOT NULL UNIQUE, path TEXT NOT NULL, link TEXT NOT NULL
    ) STRICT;
    CREATE INDEX project_of_source ON project (source_id);
    CREATE TABLE change_request (
      id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES source_key (id), key TEXT NOT NULL UNIQUE,
      project_id INTEGER NOT NULL REFERENCES project (id), number INTEGER NOT NULL, title TEXT NOT NULL, link TEXT NOT NULL,
      author_id INTEGER REFERENCES identity (id), state TEXT NOT NULL CHECK (state IN ('open', 'merged', 'closed')),
      draft INTEGER NOT NULL CHECK (draft IN (0, 1)), opened_at INTEGER NOT NULL, ready_at INTEGER, merged_at INTEGER,
      merged_by INTEGER REFERENCES identity (id), first_response_at INTEGER, milestone TEXT, updated_at INTEGER NOT NULL,
      settled INTEGER NOT NULL CHECK (settled IN (0, 1)), gone_at INTEGER
    ) STRICT;
    CREATE INDEX change_request_of_source ON change_request (source_id);
    CREATE INDEX change_request_merged ON change_request (merged_at, author_id) WHERE merged_at IS NOT NULL;
    CREATE TABLE change_request_open (
      change_request_id INTEGER NOT NULL REFERENCES change_request (id), open_from INTEGER NOT NULL, open_until INTEGER,
      PRIMARY KEY (change_request_id, open_from)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE issue (
      id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES source_key (id), key TEXT NOT NULL UNIQUE,
      project_id INTEGER NOT NULL REFERENCES project (id), number INTEGER NOT NULL, title TEXT NOT NULL, link TEXT NOT NULL,
      author_id INTEGER REFERENCES identity (id), state TEXT NOT NULL CHECK (state IN ('open', 'closed')), opened_at INTEGER NOT NULL,
      closed_at INTEGER, first_response_at INTEGER, milestone TEXT, updated_at INTEGER NOT NULL, settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
      gone_at INTEGER
    ) STRICT;
    CREATE INDEX issue_of_source ON issue (source_id);
    CREATE TABLE issue_closed_by (
      issue_key TEXT NOT NULL, change_request_key TEXT NOT NULL, PRIMARY KEY (issue_key, change_request_key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX issue_closed_by_change ON issue_closed_by (change_request_key);
    CREATE TABLE work_label (key TEXT NOT NULL, label TEXT NOT NULL, PRIMARY KEY (key, label)) STRICT, WITHOUT ROWID;
    CREATE INDEX work_label_by_label ON work_label (label);`),
};
