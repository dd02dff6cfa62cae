import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and adds no restore', () => {
  const db = databaseAt(100);
  const before = rowsOf(db, 100);
  migrate(db, 130);
  expect(rowsOf(db, 130)).toEqual({ ...before, restore: [], restore_release: [], run_of_replaced: [] });
});

it('takes one release of a restore', () => {
  const db = databaseAt(130);
  expect(() => db.exec('INSERT INTO restore_release (uid, restore_uid, at) SELECT uid || 0, restore_uid, 1 FROM restore_release')).toThrow(
    /UNIQUE/,
  );
});

it.each([
  [
    'whether somebody released it',
    'SELECT 1 FROM restore_release WHERE restore_uid = ?',
    /USING COVERING INDEX sqlite_autoindex_restore_release_2/,
  ],
  ['whether what a run read is here', 'SELECT 1 FROM run_of_replaced WHERE run_uid = ?', /USING PRIMARY KEY/],
])('finds %s without looking through all', (_, sql, plan) => {
  const [first] = databaseAt(130).raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all('');
  expect(first?.detail).toMatch(plan);
});
