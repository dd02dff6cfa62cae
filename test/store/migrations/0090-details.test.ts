import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and adds room for more about people', () => {
  const db = databaseAt(80);
  const before = rowsOf(db, 80);
  migrate(db);
  expect(rowsOf(db, 90)).toEqual({ ...before, profile_item: [], custom_field: [] });
});

it('finds what is noted of a person through profile_item_of_anchor', () => {
  expect(planOf(databaseAt(90), "SELECT value FROM profile_item WHERE anchor = 'x'")).toContain('profile_item_of_anchor (anchor=?)');
});

it('finds who has a value through profile_value_of_field', () => {
  expect(planOf(databaseAt(90), "SELECT anchor FROM profile_value WHERE field = 'x' AND value = 'y'")).toContain(
    'profile_value_of_field (field=? AND value=?)',
  );
});
