import { expect, it } from 'vitest';
import { contributorDerivation } from '../../../electron/core/contributors/derive.ts';
import { contributorQueries } from '../../../electron/core/contributors/queries.ts';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { everyone, type Filter } from '../../../shared/contract/segments.ts';
import { databaseAt, rowsOf, versionsAfter } from '../../support/versions.ts';
import { today } from '../../support/workspaces.ts';

const list = { filter: everyone as Filter, sort: 'name' as const, offset: 0, limit: 50 };

it('keeps everything that was there through every later version', () => {
  const db = databaseAt(50);
  const before = rowsOf(db, 50);
  expect(migrate(db)).toEqual(versionsAfter(50));
  expect(rowsOf(db, 50)).toEqual(before);
});

it('finds names that were there before there were texts, once they are filled', () => {
  const db = databaseAt(40);
  migrate(db);
  contributorDerivation(db).rebuild();
  const found = contributorQueries(db, () => today).list({ ...list, search: 'pires' });
  expect(found.rows.map(({ name }) => name)).toEqual(['Ana Pires']);
});
