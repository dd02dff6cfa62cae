/** The product groups of a workspace, and the rules that say what belongs to them. */
import type { GroupRule } from '../../../shared/domain/product-groups/rules.ts';
import { type Database, rows } from '../store/database.ts';

export interface StoredGroup {
  uid: string;
  name: string;
  place: number;
}

/** In their order. Two may have one place after an undo; then the one that was made first comes first. */
export const groupsOf = (db: Database): StoredGroup[] =>
  rows<StoredGroup>(db.prepare('SELECT uid, name, place FROM product_group ORDER BY place, uid'));

/** All rules, of each group those over labels first, and in the order of their patterns and days. */
export const rulesOf = (db: Database): GroupRule[] =>
  rows<GroupRule>(
    db.prepare(
      `SELECT product_group_rule.uid, product_group_uid AS "group", place, over, pattern, from_day AS "from", until_day AS until
       FROM product_group_rule JOIN product_group ON product_group.uid = product_group_uid
       ORDER BY place, product_group_uid, over, pattern, from_day, product_group_rule.uid`,
    ),
  );
