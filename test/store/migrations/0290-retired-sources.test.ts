import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, with every source read as before', () => {
  const db = databaseAt(280);
  const before = rowsOf(db, 280);
  migrate(db, 290);
  expect(rowsOf(db, 290)).toEqual({ ...before, source_retired: [] });
  expect(planOf(db, "SELECT * FROM source_retired WHERE uid = 'a'")).toMatch(/^SEARCH source_retired USING INDEX/);
});
