import type { Migration } from '../migration.ts';

/** Who took part in issues or change requests of which product group. */
export const tookPart: Migration = {
  version: 310,
  name: 'took-part',
  tables: { contributor_product_group: 'derived' },
  up: (db) =>
    db.exec(`
    CREATE TABLE contributor_product_group (
      contributor_id INTEGER NOT NULL, product_group_uid TEXT NOT NULL, PRIMARY KEY (contributor_id, product_group_uid)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX contributors_of_product_group ON contributor_product_group (product_group_uid, contributor_id);
    INSERT INTO contributor_product_group SELECT DISTINCT contributor_id, product_group_uid FROM work_product_group
      JOIN activity ON activity.key = work_product_group.key
        OR (activity.key >= work_product_group.key || ':' AND activity.key < work_product_group.key || ';')
      JOIN contributor_identity USING (identity_id);`),
};
