import type { contributorListInput, contributorSorts, contributors } from '../../../shared/contract/contributors.ts';
import type { QueryHandlers } from '../../../shared/contract/define.ts';
import type { Filter } from '../../../shared/contract/segments.ts';
import type { ContributorKind } from '../../../shared/domain/identities/kind.ts';
import { AppError } from '../../../shared/errors.ts';
import type { z } from '../../../shared/zod.ts';
import { filterSql } from '../segments/queries.ts';
import { type Database, integers, type Parameters, row, rows } from '../store/database.ts';
import { monthsOf, profileOf, timelineOf } from './profile.ts';
import { contributorKey, contributorRows } from './rows.ts';

type ListInput = z.output<typeof contributorListInput>;

/** One index each; the key at the end makes every order a total one. */
const orders: Record<(typeof contributorSorts)[number], string> = {
  name: 'name_key',
  lastActive: 'last_at',
  firstActive: 'first_at',
  count: 'contributions',
};

const withSearch = (search: string, filter: Filter): Filter =>
  search.trim() === '' ? filter : { all: [{ field: 'search', text: search }, filter] };

function selection(input: ListInput, asOf: number): { sql: string; where: string; parameters: Parameters } {
  const { where, parameters } = filterSql(withSearch(input.search, input.filter), asOf);
  const direction = (input.direction ?? (input.sort === 'name' ? 'ascending' : 'descending')) === 'ascending' ? 'ASC' : 'DESC';
  return {
    sql: `SELECT id FROM contributor WHERE ${where} ORDER BY ${orders[input.sort]} ${direction}, id ${direction}`,
    where,
    parameters,
  };
}

/** `clock` gives UTC epoch milliseconds: "active in the last 90 days" and the last twelve months count back from it. */
export function contributorQueries(db: Database, clock: () => number): QueryHandlers<typeof contributors> {
  return {
    ids(input) {
      const { sql, parameters } = selection(input, clock());
      return { ids: integers(db, sql, parameters) };
    },
    byIds: ({ ids }) => ({ rows: contributorRows(db, ids, clock()) }),
    list(input) {
      const asOf = clock();
      const { sql, where, parameters } = selection(input, asOf);
      const total = row<{ total: number }>(db.prepare(`SELECT count(*) AS total FROM contributor WHERE ${where}`), parameters)?.total ?? 0;
      const page = integers(db, `${sql} LIMIT :limit OFFSET :offset`, { ...parameters, limit: input.limit, offset: input.offset });
      return { total, rows: contributorRows(db, [...page], asOf).map((found) => ({ ...found, key: null })) };
    },
    summary() {
      const kinds = rows<{ kind: ContributorKind; count: number }>(
        db.prepare('SELECT kind, count(*) AS count FROM contributor GROUP BY kind'),
      );
      const byKind = { human: 0, bot: 0, agent: 0, unknown: 0, ...Object.fromEntries(kinds.map(({ kind, count }) => [kind, count])) };
      const { activities } = row<{ activities: number }>(
        db.prepare('SELECT coalesce(sum(activities), 0) AS activities FROM contributor'),
      ) ?? { activities: 0 };
      return { total: Object.values(byKind).reduce((sum, count) => sum + count, 0), byKind, activities };
    },
    get({ contributor }) {
      const profile = profileOf(db, contributorKey(db, contributor), clock());
      if (!profile) throw new AppError('not_found', 'This contributor is not in the workspace (any more).', { id: contributor });
      return profile;
    },
    months: ({ contributor }) => ({ months: monthsOf(db, contributorKey(db, contributor)) }),
    timeline: ({ contributor, countsAs, after, limit }) => timelineOf(db, contributorKey(db, contributor), { countsAs, after, limit }),
    tags: () => ({
      tags: rows<{ id: string; name: string; people: number }>(
        db.prepare(
          `SELECT tag.uid AS id, name, (SELECT count(DISTINCT contributor_id) FROM person_tag JOIN identity ON identity.uid = anchor
             JOIN contributor_identity ON identity_id = identity.id WHERE tag_uid = tag.uid) AS people
           FROM tag ORDER BY name_key LIMIT 1000`,
        ),
      ).map((tag) => ({ ...tag })),
    }),
  };
}

/** Keys of everyone that a filter gives, for bulk commands. */
export function matchingAnchors(db: Database, search: string, filter: Filter, asOf: number): string[] {
  const { where, parameters } = filterSql(withSearch(search, filter), asOf);
  return rows<{ uid: string }>(db.prepare(`SELECT uid FROM contributor WHERE ${where} ORDER BY uid`), parameters).map(({ uid }) => uid);
}
