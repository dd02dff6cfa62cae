import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and adds room for views', () => {
  const db = databaseAt(170);
  const before = rowsOf(db, 170);
  migrate(db, 180);
  expect(rowsOf(db, 180)).toEqual({ ...before, saved_view: [] });
});

it('finds a view by its name without reading the others', () => {
  expect(planOf(databaseAt(180), "SELECT name FROM saved_view WHERE name_key = 'mentors'")).toMatch(/^SEARCH saved_view USING INDEX/);
});
