import type { Migration } from '../migration.ts';

/**
 * Postal addresses, and the keys they are kept under. `workspace_key` is the one key of the workspace, wrapped by the recovery
 * phrase; `address_key` a key for each address, wrapped by that one. Neither is a decision: a journal would keep what changing the
 * phrase or purging an address must make unreadable. They are local, and a restore sees to them by itself (`store/replaced.ts`).
 * `sealed` is text that only the key opens, so the journal holds no address either. `address_purge` says which keys are gone for
 * good: a record, so that no restore brings one back.
 */
export const keys: Migration = {
  version: 190,
  name: 'keys',
  tables: { workspace_key: 'local', address_key: 'local', postal_address: 'decisions', address_purge: 'records' },
  up: (db) =>
    db.exec(`
    CREATE TABLE workspace_key (
      one INTEGER PRIMARY KEY CHECK (one = 1), key_id TEXT NOT NULL, wrapped TEXT NOT NULL, salt TEXT NOT NULL,
      cost INTEGER NOT NULL, block INTEGER NOT NULL, parallel INTEGER NOT NULL, made_at INTEGER NOT NULL, phrase_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE address_key (uid TEXT PRIMARY KEY, anchor TEXT NOT NULL, wrapped TEXT NOT NULL) STRICT;
    CREATE INDEX address_key_of_anchor ON address_key (anchor);
    CREATE TABLE postal_address (
      uid TEXT PRIMARY KEY, anchor TEXT NOT NULL UNIQUE, key_uid TEXT NOT NULL REFERENCES address_key (uid), sealed TEXT NOT NULL
    ) STRICT;
    CREATE INDEX postal_address_of_key ON postal_address (key_uid);
    CREATE TABLE address_purge (
      id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, key_uid TEXT NOT NULL UNIQUE, anchor TEXT NOT NULL, at INTEGER NOT NULL, by TEXT
    ) STRICT;
    CREATE INDEX address_purge_of_anchor ON address_purge (anchor, at);`),
};
