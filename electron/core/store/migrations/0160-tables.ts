import type { Migration } from '../migration.ts';

/**
 * What tables said about people: whom a table names (`table_person`, by the identity its line is about), and facts that are no
 * identities, such as where somebody lives (`person_fact`; `field` as in `profile_value`). `activity_link`: where a talk or an
 * article can be seen. A line that names two accounts or addresses proves, by the word of whoever imported it, that they are one
 * person: hence one more kind of proof. `import_staged` holds what a file says as decisions until all of it is read.
 */
export const tables: Migration = {
  version: 160,
  name: 'tables',
  tables: { table_person: 'facts', person_fact: 'facts', activity_link: 'facts', import_staged: 'local' },
  up: (db) =>
    db.exec(`
    CREATE TABLE table_person (
      source_id INTEGER NOT NULL REFERENCES source_key (id), identity_id INTEGER NOT NULL REFERENCES identity (id), name TEXT NOT NULL,
      PRIMARY KEY (source_id, identity_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX table_person_of_identity ON table_person (identity_id);
    CREATE TABLE person_fact (
      identity_id INTEGER NOT NULL REFERENCES identity (id), field TEXT NOT NULL, source_id INTEGER NOT NULL REFERENCES source_key (id),
      value TEXT NOT NULL, PRIMARY KEY (identity_id, field, source_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX person_fact_of_source ON person_fact (source_id);
    CREATE TABLE activity_link (activity_id INTEGER PRIMARY KEY REFERENCES activity (id) ON DELETE CASCADE, url TEXT NOT NULL) STRICT;
    CREATE TABLE import_staged (
      id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, anchor TEXT NOT NULL, line INTEGER NOT NULL, said TEXT NOT NULL CHECK (json_valid(said))
    ) STRICT;
    CREATE INDEX import_staged_of_source ON import_staged (source_id, id);
    CREATE TABLE proof_before AS SELECT * FROM identity_proof;
    DROP TABLE identity_proof;
    CREATE TABLE identity_proof (
      identity_id INTEGER NOT NULL REFERENCES identity (id), other_id INTEGER NOT NULL REFERENCES identity (id),
      proof TEXT NOT NULL CHECK (proof IN ('mailmap', 'account_id', 'noreply', 'table')),
      source_id INTEGER NOT NULL REFERENCES source_key (id), PRIMARY KEY (identity_id, other_id, proof, source_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX identity_proof_of_other ON identity_proof (other_id);
    INSERT INTO identity_proof SELECT * FROM proof_before;
    DROP TABLE proof_before;`),
};
