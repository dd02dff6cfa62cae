import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, with no file known, and finds the files of a change request by its key', () => {
  const db = databaseAt(290);
  const before = rowsOf(db, 290);
  migrate(db, 300);
  expect(rowsOf(db, 300)).toEqual({ ...before, files_read: [], touched_file: [] });
  for (const table of ['files_read', 'touched_file'])
    expect(planOf(db, `SELECT * FROM ${table} WHERE key = 'a'`)).toMatch(new RegExp(`^SEARCH ${table} USING PRIMARY KEY`));
});
