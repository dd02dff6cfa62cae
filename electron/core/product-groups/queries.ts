import type { Output, QueryHandlers } from '../../../shared/contract/define.ts';
import type {
  GroupedItemRow,
  PlainRule,
  ProductGroupRow,
  productGroups,
  TakenIn,
  WhichItems,
} from '../../../shared/contract/product-groups.ts';
import { type GroupRule, whyWords } from '../../../shared/domain/product-groups/rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Database, type Parameters, row, rows } from '../store/database.ts';
import { groupsOf, rulesOf, type StoredGroup } from './rules.ts';

const none: TakenIn = { changeRequests: 0, issues: 0 };

/** Of both kinds: what is still told of. Each brings its own columns under the same names. */
const items = (columns: (table: 'change_request' | 'issue') => string, where: string): string =>
  (['change_request', 'issue'] as const)
    .map((table) => `SELECT ${columns(table)} FROM ${table} LEFT JOIN work_product_group USING (key) WHERE gone_at IS NULL AND ${where}`)
    .join(' UNION ALL ');

/** `sum` counts rows of the one kind and of the other. */
const counts = "sum(kind = 'change_request') AS changeRequests, sum(kind = 'issue') AS issues";
const kindOf = (table: string): string => `'${table}' AS kind`;

/** How many each rule takes in; `null`: how many no rule does. */
function takenIn(db: Database): Map<string | null, TakenIn> {
  const found = rows<TakenIn & { rule: string | null }>(
    db.prepare(
      (['change_request', 'issue'] as const)
        .map((table) => {
          const [one, other] = table === 'issue' ? ['0', 'count(*)'] : ['count(*)', '0'];
          return `SELECT rule_uid AS rule, ${one} AS changeRequests, ${other} AS issues FROM ${table}
            LEFT JOIN work_product_group USING (key) WHERE gone_at IS NULL GROUP BY rule_uid`;
        })
        .join(' UNION ALL '),
    ),
  );
  const sums = new Map<string | null, TakenIn>();
  for (const { rule, ...taken } of found) sums.set(rule, added(sums.get(rule) ?? none, taken));
  return sums;
}

const added = (one: TakenIn, other: TakenIn): TakenIn => ({
  changeRequests: one.changeRequests + other.changeRequests,
  issues: one.issues + other.issues,
});

export const toPlainRule = ({ uid, over, pattern, from, until }: GroupRule): PlainRule => ({
  id: uid,
  over,
  pattern,
  from,
  until,
});

function toGroup({ uid, name }: StoredGroup, rules: readonly GroupRule[], taken: ReadonlyMap<string | null, TakenIn>): ProductGroupRow {
  const its = rules.filter(({ group }) => group === uid).map((rule) => ({ ...toPlainRule(rule), takesIn: taken.get(rule.uid) ?? none }));
  return { id: uid, name, takesIn: its.reduce((sum, { takesIn }) => added(sum, takesIn), none), rules: its };
}

/** All groups in their order, and how much is in none. */
export function productGroupsOf(db: Database): Output<(typeof productGroups)['procedures']['list']> {
  const [rules, taken] = [rulesOf(db), takenIn(db)];
  return {
    groups: groupsOf(db).map((group) => toGroup(group, rules, taken)),
    inNone: taken.get(null) ?? none,
    filesUnread: rules.some(({ over }) => over === 'path') ? filesUnread(db) : null,
  };
}

const filesUnread = (db: Database): number =>
  row<{ count: number }>(
    db.prepare(
      'SELECT count(*) AS count FROM change_request WHERE gone_at IS NULL AND NOT EXISTS (SELECT 1 FROM files_read WHERE files_read.key = change_request.key)',
    ),
  )?.count ?? 0;

/** A group without what it takes in. Throws `not_found`. */
export function groupThere(db: Database, uid: string): StoredGroup {
  const found = groupsOf(db).find((group) => group.uid === uid);
  if (!found) throw new AppError('not_found', 'This product group is not there any more.', { id: uid });
  return found;
}

export function ruleThere(db: Database, uid: string): GroupRule {
  const found = rulesOf(db).find((rule) => rule.uid === uid);
  if (!found) throw new AppError('not_found', 'This rule is not there any more.', { id: uid });
  return found;
}

type Page = { offset: number; limit: number };

/** A total and one page of a statement; `order` names its columns. */
function paged<R>(db: Database, sql: string, order: string, parameters: Parameters, { offset, limit }: Page): { total: number; rows: R[] } {
  const total = row<{ total: number }>(db.prepare(`SELECT count(*) AS total FROM (${sql})`), parameters)?.total ?? 0;
  const found = rows<R>(db.prepare(`SELECT * FROM (${sql}) ORDER BY ${order} LIMIT :limit OFFSET :offset`), {
    ...parameters,
    limit,
    offset,
  });
  return { total, rows: found };
}

const missing = 'rule_uid IS NULL';
const inNone = {
  project: `SELECT path AS name, ${counts} FROM (${items((table) => `${kindOf(table)}, project_id`, missing)})
    JOIN project ON project.id = project_id GROUP BY path`,
  label: `SELECT label AS name, ${counts} FROM (${items((table) => `${kindOf(table)}, key`, missing)})
    LEFT JOIN work_label USING (key) GROUP BY label`,
};

/** The condition, and the values it names. */
function meant(which: WhichItems): { where: string; parameters: Parameters } {
  if (which.in === 'group') return { where: 'product_group_uid = :group', parameters: { group: which.group } };
  if (which.in === 'rule') return { where: 'rule_uid = :rule', parameters: { rule: which.rule } };
  const { project, label } = which;
  const parts = [missing];
  if (project !== undefined) parts.push('project_id IN (SELECT id FROM project WHERE path = :project)');
  if (label === null) parts.push('key NOT IN (SELECT work_label.key FROM work_label)');
  else if (label !== undefined) parts.push('key IN (SELECT work_label.key FROM work_label WHERE label = :label)');
  return {
    where: parts.join(' AND '),
    parameters: { ...(project === undefined ? {} : { project }), ...(label === undefined || label === null ? {} : { label }) },
  };
}

type StoredItem = Omit<GroupedItemRow, 'group'> & StoredBelonging;

/** What says why something is in a group; all `null` where it is in none. */
export interface StoredBelonging {
  groupUid: string | null;
  groupName: string | null;
  over: GroupRule['over'];
  pattern: string;
  fromDay: string | null;
  untilDay: string | null;
  matched: string;
}

/** Columns of `StoredBelonging`, and what is joined for them, in a statement that has `work_product_group`. */
export const belongingSql = {
  columns: `product_group.uid AS groupUid, product_group.name AS groupName, over, pattern, from_day AS fromDay, until_day AS untilDay, matched`,
  join: `LEFT JOIN product_group ON product_group.uid = work_product_group.product_group_uid
    LEFT JOIN product_group_rule ON product_group_rule.uid = rule_uid`,
};

export const toBelonging = ({
  groupUid,
  groupName,
  over,
  pattern,
  fromDay,
  untilDay,
  matched,
}: StoredBelonging): GroupedItemRow['group'] =>
  groupUid === null
    ? null
    : { id: groupUid, name: groupName ?? '', why: whyWords({ over, pattern, from: fromDay, until: untilDay }, matched) };

export function productGroupQueries(db: Database): QueryHandlers<typeof productGroups> {
  return {
    list: () => productGroupsOf(db),
    inNone: ({ by, ...page }) => paged(db, inNone[by], 'changeRequests + issues DESC, name', {}, page),
    items({ which, ...page }) {
      if (which.in === 'group') groupThere(db, which.group);
      if (which.in === 'rule') ruleThere(db, which.rule);
      const { where, parameters } = meant(which);
      const columns = (table: 'change_request' | 'issue') =>
        `${kindOf(table)}, key, number, title, link, state, opened_at AS openedAt, project_id`;
      const all = items(columns, where);
      const total = row<{ total: number }>(db.prepare(`SELECT count(*) AS total FROM (${all})`), parameters)?.total ?? 0;
      const found = rows<StoredItem>(
        db.prepare(
          `SELECT kind, project.path || iif(kind = 'issue', '#', '!') || number AS reference, title, shown.link, state, openedAt, ${belongingSql.columns}
           FROM (SELECT * FROM (${all}) ORDER BY openedAt DESC, key LIMIT :limit OFFSET :offset) AS shown
           JOIN project ON project.id = project_id LEFT JOIN work_product_group ON work_product_group.key = shown.key
           ${belongingSql.join} ORDER BY openedAt DESC, shown.key`,
        ),
        { ...parameters, ...page },
      );
      return {
        total,
        rows: found.map(({ kind, reference, title, link, state, openedAt, ...belonging }) => ({
          kind,
          reference,
          title,
          link,
          state,
          openedAt,
          group: toBelonging(belonging),
        })),
      };
    },
  };
}
