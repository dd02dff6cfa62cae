import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and finds who took part in a product group', () => {
  const db = databaseAt(300);
  const before = rowsOf(db, 300);
  migrate(db, 310);
  const { contributor_product_group: _, ...rest } = rowsOf(db, 310);
  expect(rest).toEqual(before);
  expect(planOf(db, "SELECT contributor_id FROM contributor_product_group WHERE product_group_uid = 'a'")).toMatch(
    /^SEARCH contributor_product_group USING COVERING INDEX contributors_of_product_group/,
  );
});
