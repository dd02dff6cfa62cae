import type { Migration } from '../migration.ts';

/**
 * Product groups and the rules that say what belongs to them; `place` is the order of the groups, days are like `2026-02-01`, a rule holds
 * from the first up to but without the last. `work_product_group`: which group each issue and change request is in, by its key, and which
 * rule says so of what; one that is in no group has no row.
 */
export const productGroups: Migration = {
  version: 260,
  name: 'product-groups',
  tables: { product_group: 'decisions', product_group_rule: 'decisions', work_product_group: 'derived' },
  up: (db) =>
    db.exec(`
    CREATE TABLE product_group (uid TEXT PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE, place INTEGER NOT NULL) STRICT;
    CREATE TABLE product_group_rule (
      uid TEXT PRIMARY KEY, product_group_uid TEXT NOT NULL REFERENCES product_group (uid),
      over TEXT NOT NULL CHECK (over IN ('label', 'path', 'project')), pattern TEXT NOT NULL, from_day TEXT, until_day TEXT,
      CHECK (until_day > from_day)
    ) STRICT;
    CREATE INDEX product_group_rules ON product_group_rule (product_group_uid);
    CREATE TABLE work_product_group (
      key TEXT PRIMARY KEY, product_group_uid TEXT NOT NULL, rule_uid TEXT NOT NULL, matched TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX work_of_product_group ON work_product_group (product_group_uid, rule_uid);`),
};
