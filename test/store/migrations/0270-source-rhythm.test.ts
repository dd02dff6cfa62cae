import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and finds what is said of a source by its key', () => {
  const db = databaseAt(260);
  const before = rowsOf(db, 260);
  migrate(db, 270);
  expect(rowsOf(db, 270)).toEqual({ ...before, source_schedule: [], source_pause: [], source_waiting: [], source_budget: [] });
  for (const table of ['source_schedule', 'source_pause'])
    expect(planOf(db, `SELECT * FROM ${table} WHERE uid = 'a'`)).toMatch(new RegExp(`^SEARCH ${table} USING INDEX`));
  for (const table of ['source_waiting', 'source_budget'])
    expect(planOf(db, `SELECT * FROM ${table} WHERE source_uid = 'a'`)).toMatch(new RegExp(`^SEARCH ${table} USING PRIMARY KEY`));
});

it('takes no schedule that nobody knows', () => {
  const db = databaseAt(270);
  db.exec('UPDATE journal_now SET change_set = 1');
  expect(() => db.exec("INSERT INTO source_schedule VALUES ('u', 'every_second')")).toThrow(/CHECK/);
  expect(() => db.exec("INSERT INTO source_waiting VALUES ('u', 'mood', 1, 1, 1, 0, '')")).toThrow(/CHECK/);
});
