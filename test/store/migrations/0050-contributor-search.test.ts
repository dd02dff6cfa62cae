import { expect, it } from 'vitest';
import { contributorDerivation } from '../../../electron/core/contributors/derive.ts';
import { contributorQueries } from '../../../electron/core/contributors/queries.ts';
import { everyone, type Filter } from '../../../shared/contract/segments.ts';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { checkSearchIndex } from '../../support/dump.ts';
import { plansOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';
import { today } from '../../support/workspaces.ts';

const list = { filter: everyone as Filter, sort: 'name' as const, offset: 0, limit: 50 };

it('keeps everything that was there through every later version', () => {
  const db = databaseAt(50);
  const before = rowsOf(db, 50);
  expect(migrate(db)).toEqual([60, 70]);
  expect(rowsOf(db, 50)).toEqual(before);
});

it('finds names that were there before the index, once it is filled', () => {
  const db = databaseAt(40);
  migrate(db);
  contributorDerivation(db).rebuild();
  const found = contributorQueries(db, () => today).list({ ...list, search: 'pires' });
  expect(found.rows.map(({ name }) => name)).toEqual(['Ana Pires']);
});

it('looks words of three letters and more up in contributor_search', () => {
  const plan = plansOf(databaseAt(70), (watched) => contributorQueries(watched, () => today).ids({ ...list, search: 'ana pir' }));
  expect(plan).toContain('contributor_search VIRTUAL TABLE INDEX 0:M');
});

it('follows every change of a text by itself', () => {
  const db = databaseAt(70);
  const found = (text: string) =>
    db.raw.prepare('SELECT rowid FROM contributor_search WHERE contributor_search MATCH ?').all(`"${text}"`).length;
  db.exec("UPDATE contributor_text SET text = 'chidi okafor'");
  expect([found('pires'), found('okafor')]).toEqual([0, 1]);
  checkSearchIndex(db);
  db.exec('DELETE FROM contributor_text');
  expect(found('okafor')).toBe(0);
  checkSearchIndex(db);
});
