import type { ContributorRow, contributorListInput, contributors, People } from '../../../shared/contract/contributors.ts';
import type { QueryHandlers } from '../../../shared/contract/define.ts';
import { everyone, type Filter } from '../../../shared/contract/segments.ts';
import type { ContributorKind } from '../../../shared/domain/identities/kind.ts';
import { AppError } from '../../../shared/errors.ts';
import type { z } from '../../../shared/zod.ts';
import { filterSql } from '../segments/queries.ts';
import { type Database, integers, rows } from '../store/database.ts';
import { todayOf } from '../store/today.ts';
import { contributorCells, valuesOf } from './cells.ts';
import { consentsOf, contactsOf } from './contacts.ts';
import { customFieldsOf } from './details.ts';
import { grouped } from './groups.ts';
import { orders, type Sort } from './order.ts';
import { monthsOf, profileOf } from './profile.ts';
import { hasSearch, Roster } from './roster.ts';
import { contributorAddresses, contributorKey, contributorRows } from './rows.ts';
import { timelineOf } from './timeline.ts';

export { timelineOf } from './timeline.ts';
export { touch, touchEverybody } from './touched.ts';

type ListInput = z.output<typeof contributorListInput>;

const withSearch = (search: string, filter: Filter): Filter =>
  search.trim() === '' ? filter : { all: [{ field: 'search', text: search }, filter] };

const isDescending = ({ sort, direction }: Pick<ListInput, 'sort' | 'direction'>): boolean =>
  (direction ?? (sort === 'name' ? 'ascending' : 'descending')) === 'descending';

function orderedKeys(db: Database, filter: Filter, sort: Sort, descending: boolean, asOf: number): Uint32Array {
  const { where, parameters } = filterSql(filter, asOf, () => todayOf(db, asOf));
  const found = integers(db, `SELECT id FROM contributor WHERE ${where} ORDER BY ${orders[sort]}`, parameters);
  return descending ? found.reverse() : found;
}

/**
 * Work that can be done in small steps while nobody asks anything: `step` returns false when there is no more. `after`: not before so
 * many milliseconds.
 */
export type Idle = (step: () => boolean, after?: number) => void;

/** A window has other use for the processor until its first rows are painted. */
const PAINTED = 1000;

/** Postal addresses are read by the side that has the key. `clock` gives UTC epoch milliseconds: "active in the last 90 days" and the last twelve months count back from it. */
export function contributorQueries(
  db: Database,
  clock: () => number,
  idle?: Idle,
): Omit<QueryHandlers<typeof contributors>, 'postalAddress'> {
  const roster = new Roster(db);
  let isReadingAhead = false;
  idle?.(() => {
    roster.prepare('lastActive');
    return false;
  });

  function keys(input: ListInput, asOf: number): Uint32Array {
    const descending = isDescending(input);
    const filter = withSearch(input.search, input.filter);
    if (idle && !roster.follow()) {
      // Reading everybody takes a second of 100,000, in which nobody is kept waiting.
      readAhead(idle);
      if (hasSearch(filter)) return keysFromFile(filter, input.sort, descending, asOf);
    }
    return roster.keys(filter, input.sort, descending, asOf);
  }

  function readAhead(idle: Idle): void {
    if (isReadingAhead) return;
    isReadingAhead = true;
    idle(() => {
      isReadingAhead = false;
      isReadingAhead = roster.readMore();
      return isReadingAhead;
    }, PAINTED);
  }

  /** The slow way: 100 ms of 100,000. */
  function keysFromFile(filter: Filter, sort: Sort, descending: boolean, asOf: number): Uint32Array {
    return orderedKeys(db, filter, sort, descending, asOf);
  }

  /** With what the columns say that were asked for. */
  function rowsWith(ids: readonly number[], columns: readonly string[] | undefined, asOf: number): ContributorRow[] {
    if (ids.length === 0) return [];
    const found = contributorRows(db, ids, asOf);
    if (!columns || columns.length === 0 || found.length === 0) return found;
    const cells = contributorCells(db, ids, columns, todayOf(db, asOf));
    return found.map((one) => ({ ...one, cells: cells.get(one.key ?? -1) ?? {} }));
  }

  return {
    ids(input) {
      const asOf = clock();
      const ids = keys(input, asOf);
      return { ids, rows: rowsWith([...ids.subarray(0, input.firstRows)], input.columns, asOf) };
    },
    groups(input) {
      const asOf = clock();
      const found = keys(input, asOf);
      const { ids, groups } = grouped(db, found, input.grouping, todayOf(db, asOf));
      return { ids, groups, people: found.length, rows: rowsWith([...ids.subarray(0, input.firstRows)], input.columns, asOf) };
    },
    byIds: ({ ids, columns }) => ({ rows: rowsWith(ids, columns, clock()) }),
    addresses: ({ ids }) => ({ rows: contributorAddresses(db, ids) }),
    list(input) {
      const asOf = clock();
      const found = keys(input, asOf);
      const page = found.subarray(input.offset, input.offset + input.limit);
      return { total: found.length, rows: contributorRows(db, [...page], asOf).map((one) => ({ ...one, key: null })) };
    },
    summary() {
      const kinds = rows<{ kind: ContributorKind; people: number; activities: number }>(db.prepare('SELECT * FROM contributor_total'));
      const sum = (of: 'people' | 'activities') => kinds.reduce((total, kind) => total + kind[of], 0);
      const byKind = { human: 0, bot: 0, agent: 0, unknown: 0, ...Object.fromEntries(kinds.map(({ kind, people }) => [kind, people])) };
      return { total: sum('people'), byKind, activities: sum('activities') };
    },
    get({ contributor }) {
      const profile = profileOf(db, contributorKey(db, contributor), clock());
      if (!profile) throw new AppError('not_found', 'This contributor is not in the workspace (any more).', { id: contributor });
      return profile;
    },
    months: ({ contributor }) => ({ months: monthsOf(db, contributorKey(db, contributor)) }),
    timeline: ({ contributor, countsAs, after, limit }) => timelineOf(db, contributorKey(db, contributor), { countsAs, after, limit }),
    contacts: ({ contributor, ...page }) => contactsOf(db, contributorKey(db, contributor), page),
    consents: ({ contributor, ...page }) => consentsOf(db, contributorKey(db, contributor), page),
    values: ({ field }) => ({ values: valuesOf(db, field) }),
    customFields: () => ({ fields: customFieldsOf(db) }),
    tags: () => ({
      tags: rows<{ id: string; name: string; people: number }>(
        db.prepare(
          `SELECT uid AS id, name, (SELECT count(*) FROM contributor_tag WHERE tag_uid = tag.uid) AS people
           FROM tag ORDER BY name_key LIMIT 1000`,
        ),
      ).map((tag) => ({ ...tag })),
    }),
  };
}

/** The uid of everyone that a search and a filter give, for bulk commands. */
export function matchingAnchors(db: Database, search: string, filter: Filter, asOf: number): string[] {
  const { where, parameters } = filterSql(withSearch(search, filter), asOf, () => todayOf(db, asOf));
  return rows<{ uid: string }>(db.prepare(`SELECT uid FROM contributor WHERE ${where} ORDER BY uid`), parameters).map(({ uid }) => uid);
}

export { contributorCells } from './cells.ts';
export { customFieldOf } from './details.ts';
export { contributorAddresses, contributorRows } from './rows.ts';

/** The integer keys of people, in an order of the list. Any of a person's identities names them; who is gone is left out. */
export function keysOfPeople(db: Database, people: People, order: Pick<ListInput, 'sort' | 'direction'>, asOf: number): Uint32Array {
  const keysOf = (uids: readonly string[]): Set<number> =>
    new Set(
      integers(
        db,
        `SELECT contributor_id AS id FROM json_each(:uids) AS wanted JOIN identity ON identity.uid = wanted.value
         JOIN contributor_identity ON identity_id = identity.id`,
        { uids: JSON.stringify(uids) },
      ),
    );
  const isNamed = 'contributors' in people;
  const keys = orderedKeys(db, isNamed ? everyone : withSearch(people.search, people.filter), order.sort, isDescending(order), asOf);
  const named = keysOf(isNamed ? people.contributors : people.except);
  return keys.filter((key) => named.has(key) === isNamed);
}
