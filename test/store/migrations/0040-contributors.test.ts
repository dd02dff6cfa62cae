import { describe, expect, it } from 'vitest';
import { contributorQueries } from '../../../electron/core/contributors/queries.ts';
import { everyone, type Filter } from '../../../shared/contract/segments.ts';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { plansOf } from '../../support/plans.ts';
import { anaUid, databaseAt, rowsOf } from '../../support/versions.ts';
import { today } from '../../support/workspaces.ts';

const list = { search: '', filter: everyone as Filter, sort: 'lastActive' as const };
const idsPlan = (input: Partial<Parameters<ReturnType<typeof contributorQueries>['ids']>[0]>) =>
  plansOf(databaseAt(70), (watched) => contributorQueries(watched, () => today).ids({ ...list, ...input }));

it('keeps everything that was there through every later version', () => {
  const db = databaseAt(40);
  const before = rowsOf(db, 40);
  expect(migrate(db)).toEqual([50, 60, 70]);
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

  it('of one kind of contribution uses contributors_of_kind', () => {
    expect(idsPlan({ filter: { field: 'contribution', anyOf: ['code'] } })).toContain('contributors_of_kind (counts_as=?)');
  });

  it('of one source uses contributors_of_source', () => {
    expect(idsPlan({ filter: { field: 'source', anyOf: [anaUid] } })).toContain('contributors_of_source (source_id=?)');
  });

  it('counts what people are through contributor_by_kind', () => {
    const plan = plansOf(databaseAt(70), (watched) => contributorQueries(watched, () => today).summary({}));
    expect(plan).toContain('contributor_by_kind');
  });
});

it('finds the identities of a contributor through identities_of_contributor', () => {
  const plan = plansOf(databaseAt(70), (watched) => contributorQueries(watched, () => today).get({ contributor: anaUid }));
  expect(plan).toContain('identities_of_contributor (contributor_id=?)');
  expect(plan).not.toMatch(/SCAN contributor_identity\b/);
});

it('draws the months of a row from its key', () => {
  const plan = plansOf(databaseAt(70), (watched) => contributorQueries(watched, () => today).byIds({ ids: [1] }));
  expect(plan).toContain('SEARCH contributor_month USING PRIMARY KEY (contributor_id=? AND month>?)');
});
