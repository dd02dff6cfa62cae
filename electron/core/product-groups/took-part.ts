/** Who took part in what of which product group, for filters: of everybody, or of those whom a transaction touched. */
import { forgeKinds } from '../../../shared/domain/contributors/contributions.ts';
import { type Database, row, rows } from '../store/database.ts';
import type { FactChanges } from '../store/derivation.ts';

const kinds = forgeKinds.map((kind) => `'${kind}'`).join(', ');

const ofAll = `SELECT DISTINCT contributor_id, product_group_uid FROM work_product_group
  JOIN activity ON activity.key = work_product_group.key
    OR (activity.key >= work_product_group.key || ':' AND activity.key < work_product_group.key || ';')
  JOIN contributor_identity USING (identity_id)`;
/** What is said under an item has the item's key, a colon, and more. */
const ofOne = `SELECT DISTINCT contributor_id, product_group_uid FROM contributor_identity JOIN activity USING (identity_id)
  JOIN work_product_group ON work_product_group.key = substr(activity.key, 1, instr(activity.key || ':', ':') - 1)
  WHERE contributor_id = :id AND activity.kind IN (${kinds})`;

/** Whether something that people did, or who somebody is, changed. */
export const concernsPeople = ({ added, recount, relink }: FactChanges): boolean =>
  recount.size > 0 || relink.size > 0 || added.some(({ kind }) => forgeKinds.some((one) => one === kind));

/** Whether a change set may have made two people of one, or one of two. */
export const joinsPeople = (db: Database, changeSet: number): boolean =>
  row(
    db.prepare(
      "SELECT 1 FROM change WHERE change_set = :changeSet AND table_name IN ('same_person', 'not_same_person', 'added_identity', 'added_person') LIMIT 1",
    ),
    { changeSet },
  ) !== undefined;

export function findEverybody(db: Database): void {
  db.exec('DELETE FROM contributor_product_group');
  db.exec(`INSERT INTO contributor_product_group ${ofAll}`);
}

/** Of whoever was touched by this transaction so far; after `touch`. */
export function findTouched(db: Database): void {
  if (isEmpty(db)) return;
  const touched = rows<{ id: number }>(
    db.prepare('SELECT contributor_id AS id FROM contributor_change WHERE seq = (SELECT seq + 1 FROM clock)'),
  );
  // Zero stands for everybody.
  if (touched.some(({ id }) => id === 0)) {
    findEverybody(db);
    return;
  }
  const forget = db.prepare('DELETE FROM contributor_product_group WHERE contributor_id = :id');
  const find = db.prepare(`INSERT INTO contributor_product_group ${ofOne}`);
  for (const { id } of touched) {
    forget.run({ id });
    find.run({ id });
  }
}

const isEmpty = (db: Database): boolean =>
  row(db.prepare('SELECT 1 FROM work_product_group UNION ALL SELECT 1 FROM contributor_product_group LIMIT 1')) === undefined;
