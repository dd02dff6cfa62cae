import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and adds no key and no address', () => {
  const db = databaseAt(180);
  const before = rowsOf(db, 180);
  migrate(db, 190);
  expect(rowsOf(db, 190)).toEqual({ ...before, workspace_key: [], address_key: [], postal_address: [], address_purge: [] });
});

it('takes one key for the workspace, and no address without a key of its own', () => {
  const db = databaseAt(190);
  expect(() => db.exec("INSERT INTO workspace_key VALUES (2, 'id', 'w', 's', 1, 1, 1, 1, 1)")).toThrow(/CHECK/);
  db.exec('PRAGMA foreign_keys = ON; UPDATE journal_now SET change_set = 1');
  expect(() => db.exec("INSERT INTO postal_address VALUES ('a', 'b', 'no such key', 'sealed')")).toThrow(/FOREIGN KEY/);
});

it.each([
  ['the address of a person', 'SELECT 1 FROM postal_address WHERE anchor = ?', /sqlite_autoindex_postal_address_2/],
  ['the keys of a person', 'SELECT 1 FROM address_key WHERE anchor = ?', /address_key_of_anchor/],
  ['what was purged of a person', 'SELECT max(at) FROM address_purge WHERE anchor = ?', /address_purge_of_anchor/],
])('finds %s without looking through all', (_, sql, plan) => {
  const [first] = databaseAt(190).raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all('');
  expect(first?.detail).toMatch(plan);
});
