import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and finds what was seen of a source by its key', () => {
  const db = databaseAt(210);
  const before = rowsOf(db, 210);
  migrate(db, 220);
  expect(rowsOf(db, 220)).toEqual({ ...before, set_aside_seen: [] });
  expect(planOf(db, "SELECT at FROM set_aside_seen WHERE uid = 'a'")).toMatch(/^SEARCH set_aside_seen USING INDEX/);
});
