import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and finds what was said of an identity from either side', () => {
  const db = databaseAt(310);
  const before = rowsOf(db, 310);
  migrate(db, 320);
  expect(rowsOf(db, 320)).toEqual({ ...before, not_same_person: [] });
  for (const side of ['one', 'other'])
    expect(planOf(db, `SELECT * FROM not_same_person WHERE ${side} = 'a'`)).toMatch(/^SEARCH not_same_person USING INDEX/);
});
