/** Which product group each issue and change request is in: kept true with what forges tell and with what people decide. */
import { type GroupedItem, grouping } from '../../../shared/domain/product-groups/rules.ts';
import { dayNamesIn } from '../../../shared/domain/time/zones.ts';
import { touch, touchEverybody } from '../contributors/queries.ts';
import { type Database, row, rows } from '../store/database.ts';
import type { Derivation, FactChanges } from '../store/derivation.ts';
import { reportingZoneOf } from '../store/today.ts';
import { rulesOf } from './rules.ts';
import { concernsPeople, findEverybody, findTouched, joinsPeople } from './took-part.ts';

interface Stored {
  key: string;
  openedAt: number;
  project: string;
  labels: string;
  paths: string;
  group: string | null;
  rule: string | null;
  was: string | null;
}

const tables = ['change_request', 'issue'] as const;
type Table = (typeof tables)[number];

const files = '(SELECT json_group_array(path) FROM touched_file WHERE touched_file.key = change_request.key)';
/** `withFiles`: some rule is about them. An issue touches none. */
const itemsSql = (
  table: Table,
  which: string,
  withFiles: boolean,
): string => `SELECT ${table}.key, opened_at AS openedAt, project.path AS project,
    (SELECT json_group_array(label) FROM work_label WHERE work_label.key = ${table}.key) AS labels,
    ${withFiles && table === 'change_request' ? files : "'[]'"} AS paths,
    product_group_uid AS "group", rule_uid AS rule, matched AS was
  FROM ${table} JOIN project ON project.id = project_id LEFT JOIN work_product_group USING (key) WHERE ${which}`;

const everything = '1';
const these = (table: Table): string => `${table}.key IN (SELECT value FROM json_each(:keys))`;
const ofProjects = 'project_id IN (SELECT value FROM json_each(:projects))';

/** Of so many issues and change requests in other groups whoever took part is looked up; beyond it, it is quicker to ask of everybody anew. */
const fewEnough = 2000;

export function productGroupDerivation(db: Database): Derivation {
  /** Puts some items where they belong, and everything else stays. */
  function group(which: (table: Table) => string, parameters: Record<string, string> = {}): void {
    const rules = rulesOf(db);
    const belonging = grouping(rules);
    const withFiles = rules.some(({ over }) => over === 'path');
    const dayOf = dayNamesIn(reportingZoneOf(db));
    const keep = db.prepare(
      `INSERT INTO work_product_group VALUES (:key, :group, :rule, :matched)
       ON CONFLICT DO UPDATE SET product_group_uid = excluded.product_group_uid, rule_uid = excluded.rule_uid, matched = excluded.matched`,
    );
    const drop = db.prepare('DELETE FROM work_product_group WHERE key = :key');
    const moved: string[] = [];
    for (const table of tables) {
      for (const stored of rows<Stored>(db.prepare(itemsSql(table, which(table), withFiles)), parameters)) {
        const { key, group: before, rule, was } = stored;
        const found = belonging(itemOf(stored, dayOf));
        if (found === null) {
          if (before !== null) drop.run({ key });
        } else if (found.rule.uid !== rule || found.rule.group !== before || found.matched !== was)
          keep.run({ key, group: found.rule.group, rule: found.rule.uid, matched: found.matched });
        if ((found?.rule.group ?? null) !== before) moved.push(key);
      }
    }
    touchWhoTookPart(db, moved);
  }

  const isEmpty = (): boolean => row(db.prepare('SELECT 1 FROM product_group_rule LIMIT 1')) === undefined;

  function followWork({ work, projects }: FactChanges): void {
    const keys = JSON.stringify([...work]);
    db.prepare(
      `DELETE FROM work_product_group WHERE key IN (SELECT value FROM json_each(:keys) WHERE NOT EXISTS
       (SELECT 1 FROM change_request WHERE key = value) AND NOT EXISTS (SELECT 1 FROM issue WHERE key = value))`,
    ).run({ keys });
    if (isEmpty()) return;
    group(these, { keys });
    if (projects.size > 0) group(() => ofProjects, { projects: JSON.stringify([...projects]) });
  }

  return {
    follow(changes) {
      const isWork = changes.work.size > 0 || changes.projects.size > 0;
      if (isWork) followWork(changes);
      if (isWork || concernsPeople(changes)) findTouched(db);
    },

    followDecisions(changeSet) {
      const decided = row(
        db.prepare(
          `SELECT 1 FROM change WHERE change_set = :changeSet AND (table_name = 'product_group_rule'
           OR table_name = 'product_group' AND before ->> '$.place' <> after ->> '$.place'
           OR table_name = 'workspace' AND before ->> '$.reporting_zone' <> after ->> '$.reporting_zone') LIMIT 1`,
        ),
        { changeSet },
      );
      if (decided) group(() => everything);
      if (decided || joinsPeople(db, changeSet)) findTouched(db);
    },

    rebuild() {
      db.exec('DELETE FROM work_product_group');
      if (!isEmpty()) group(() => everything);
      findEverybody(db);
    },
  };
}

const itemOf = ({ openedAt, project, labels, paths }: Stored, dayOf: (at: number) => string): GroupedItem => ({
  day: dayOf(openedAt),
  project,
  labels: JSON.parse(labels) as string[],
  paths: JSON.parse(paths) as string[],
});

/** Filters over product groups give another answer for whoever did something in these. */
function touchWhoTookPart(db: Database, keys: readonly string[]): void {
  if (keys.length > fewEnough) {
    touchEverybody(db);
    return;
  }
  const took = db.prepare(
    `SELECT DISTINCT contributor_id AS id FROM activity JOIN contributor_identity USING (identity_id)
     WHERE key = :key OR (key >= :key || ':' AND key < :key || ';')`,
  );
  const people = new Set<number>();
  for (const key of keys) for (const { id } of rows<{ id: number }>(took, { key })) people.add(id);
  if (people.size > 0) touch(db, people);
}
