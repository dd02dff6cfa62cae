import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and finds groups of items, items of groups and rules of groups', () => {
  const db = databaseAt(240);
  const before = rowsOf(db, 240);
  migrate(db, 260);
  expect(rowsOf(db, 260)).toEqual({ ...before, product_group: [], product_group_rule: [] });
  expect(planOf(db, "SELECT rule_uid FROM work_product_group WHERE key = 'a'")).toMatch(/^SEARCH work_product_group USING PRIMARY KEY/);
  expect(planOf(db, "SELECT key FROM work_product_group WHERE product_group_uid = 'a'")).toMatch(
    /^SEARCH work_product_group USING COVERING INDEX work_of_product_group/,
  );
  expect(planOf(db, "DELETE FROM product_group_rule WHERE product_group_uid = 'a'")).toMatch(
    /^SEARCH product_group_rule USING (COVERING )?INDEX product_group_rules/,
  );
});

it('lets no rule end before it began', () => {
  const db = databaseAt(260);
  db.exec('UPDATE journal_now SET change_set = 1');
  expect(() => db.exec("UPDATE product_group_rule SET until_day = '1970-01-01'")).toThrow(/CHECK/);
});
