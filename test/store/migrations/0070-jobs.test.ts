import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and adds the jobs', () => {
  const db = databaseAt(60);
  const before = rowsOf(db, 60);
  migrate(db);
  expect(rowsOf(db, 70)).toEqual({ ...before, job: [] });
});

it('takes no input that cannot be read back', () => {
  const db = databaseAt(70);
  expect(() => db.exec("INSERT INTO job VALUES ('u', 'sources.syncSource', 'not json', 't', 1)")).toThrow(/CHECK/);
});
