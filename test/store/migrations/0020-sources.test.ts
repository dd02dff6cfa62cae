import { expect, it } from 'vitest';
import { sourceQueries } from '../../../electron/core/sources/queries.ts';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { latestVersion } from '../../../electron/core/store/migrations/index.ts';
import { plansOf } from '../../support/plans.ts';
import { databaseAt, laterThan, rowsOf } from '../../support/versions.ts';

it('keeps sources, how far they were read, and their runs through every later version', () => {
  const db = databaseAt(20);
  const before = rowsOf(db, 20);
  expect(migrate(db)).toEqual(laterThan(20));
  expect(rowsOf(db, 20)).toEqual(before);
});

it('finds the runs of a source through sync_run_of_source', () => {
  const db = databaseAt(latestVersion);
  const { id } = sourceQueries(db).list({}).sources[0] ?? { id: '' };
  const plan = plansOf(db, (watched) => sourceQueries(watched).runs({ id, offset: 0, limit: 50 }));
  expect(plan).toContain('SEARCH sync_run USING INDEX sync_run_of_source (source_uid=?)');
  expect(plan).not.toContain('TEMP B-TREE');
});

it('knows only the outcomes a screen knows', () => {
  const db = databaseAt(20);
  expect(() => db.exec("INSERT INTO sync_run VALUES (9, 'u', 's', 1, 2, 'perhaps', '{}', NULL)")).toThrow(/CHECK/);
});

it('takes no configuration that cannot be read back', () => {
  const db = databaseAt(20);
  db.exec('UPDATE journal_now SET change_set = 1');
  expect(() => db.exec("INSERT INTO source VALUES ('u', 'git', 'n', '{not json', 0)")).toThrow(/CHECK/);
});
