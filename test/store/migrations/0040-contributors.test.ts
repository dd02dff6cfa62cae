import { describe, expect, it } from 'vitest';
import { contributorQueries } from '../../../electron/core/contributors/queries.ts';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { everyone, type Filter } from '../../../shared/contract/segments.ts';
import { plansOf } from '../../support/plans.ts';
import { anaUid, databaseAt, rowsOf, versionsAfter } from '../../support/versions.ts';
import { today } from '../../support/workspaces.ts';

const list = { search: '', filter: everyone as Filter, sort: 'lastActive' as const, firstRows: 0 };
const idsPlan = (input: Partial<Parameters<ReturnType<typeof contributorQueries>['ids']>[0]>) =>
  plansOf(databaseAt(70), (watched) => contributorQueries(watched, () => today).ids({ ...list, ...input }));

it('keeps everything that was there through every later version', () => {
  const db = databaseAt(40);
  const before = rowsOf(db, 40);
  expect(migrate(db)).toEqual(versionsAfter(40));
  expect(rowsOf(db, 40)).toEqual(before);
});

describe('a list', () => {
  it.each([
    ['name', 'contributor_by_name'],
    ['lastActive', 'contributor_by_last'],
    ['firstActive', 'contributor_by_first'],
    ['count', 'contributor_by_count'],
  ] as const)('sorted by %s reads %s in order, both ways', (sort, index) => {
    for (const direction of ['ascending', 'descending'] as const) {
      const plan = idsPlan({ sort, direction });
      expect(plan).toContain(`SCAN contributor USING COVERING INDEX ${index}`);
      expect(plan).not.toContain('TEMP B-TREE');
    }
  });

  // Every field a list is narrowed by, asked for everybody and for the few that a commit touched.
  it.each<[Filter, RegExp]>([
    [{ field: 'contribution', anyOf: ['code'] }, /SEARCH contributor_kind USING COVERING INDEX contributors_of_kind \(counts_as=\?\)/],
    [{ field: 'source', anyOf: [anaUid] }, /SEARCH contributor_source USING COVERING INDEX contributors_of_source \(source_id=\?\)/],
    [{ field: 'kind', anyOf: ['human'] }, /SEARCH contributor USING COVERING INDEX contributor_by_kind \(kind=\?\)/],
    [{ field: 'tag', anyOf: [anaUid] }, /SEARCH contributor_tag USING PRIMARY KEY \(tag_uid=\?\)/],
    [{ field: 'active', from: 0 }, /SEARCH contributor USING COVERING INDEX contributor_by_last \(last_at>\?\)/],
    [{ field: 'active', to: 0 }, /SEARCH contributor USING COVERING INDEX contributor_by_first \(first_at<\?\)/],
    [
      { field: 'active', from: 0, to: 1 },
      /SEARCH contributor_month USING (COVERING )?INDEX contributors_of_month \(month>\? AND month<\?\)/,
    ],
  ])('narrowed by %j reads one index', (filter, index) => {
    expect(idsPlan({ filter })).toMatch(index);
  });

  it('reads what it is as of, and whom a commit touched, from their keys', () => {
    const plan = plansOf(databaseAt(70), (watched) => {
      const queries = contributorQueries(watched, () => today);
      const ask = () =>
        queries.ids({
          ...list,
          filter: {
            all: [
              { field: 'source', anyOf: [anaUid] },
              { field: 'kind', anyOf: ['human'] },
            ],
          },
        });
      ask();
      watched.exec('INSERT INTO contributor_change SELECT seq + 1, 1 FROM clock; UPDATE clock SET seq = seq + 1');
      ask();
    });
    expect(plan).toContain('SEARCH contributor_change USING PRIMARY KEY (seq>?)');
    expect(plan).toContain('SEARCH contributor_source USING PRIMARY KEY (contributor_id=?');
    expect(plan).toContain('SEARCH contributor USING INTEGER PRIMARY KEY (rowid=?)');
  });
});

it('keeps how many there are of each kind, whatever happens to a contributor', () => {
  const db = databaseAt(40);
  const totals = () =>
    db.raw
      .prepare('SELECT kind, people, activities FROM contributor_total WHERE people > 0 OR activities > 0')
      .all()
      .map((one) => ({ ...one }));
  expect(totals()).toEqual([{ kind: 'human', people: 1, activities: 1 }]);
  db.exec("UPDATE contributor SET kind = 'bot', activities = 7");
  expect(totals()).toEqual([{ kind: 'bot', people: 1, activities: 7 }]);
  db.exec('DELETE FROM contributor');
  expect(totals()).toEqual([]);
});

it('finds the identities of a contributor through identities_of_contributor', () => {
  const plan = plansOf(databaseAt(70), (watched) => contributorQueries(watched, () => today).get({ contributor: anaUid }));
  expect(plan).toContain('identities_of_contributor (contributor_id=?)');
  expect(plan).not.toMatch(/SCAN contributor_identity\b/);
});

it('draws the months and tags of a row from its key', () => {
  const plan = plansOf(databaseAt(70), (watched) => contributorQueries(watched, () => today).byIds({ ids: [1] }));
  expect(plan).toContain('SEARCH contributor_month USING PRIMARY KEY (contributor_id=? AND month>?)');
  expect(plan).toContain('SEARCH contributor_tag USING COVERING INDEX tags_of_contributor (contributor_id=?)');
});
