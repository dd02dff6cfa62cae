import { expect, it } from 'vitest';
import { endOfLine, historyQueries } from '../../../electron/core/history/queries.ts';
import { showValue } from '../../../electron/core/history/words.ts';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { plansOf } from '../../support/plans.ts';
import { anaUid, databaseAt, rowsOf, versionsAfter } from '../../support/versions.ts';

it('keeps the workspace and its history through every later version', () => {
  const db = databaseAt(10);
  const before = rowsOf(db, 10);
  expect(migrate(db)).toEqual(versionsAfter(10));
  expect(rowsOf(db, 10)).toEqual(before);
});

it('finds the changes of one change set through change_of_set', () => {
  const db = databaseAt(70);
  const { id } = historyQueries(db).list({ offset: 0, limit: 1 }).rows[0] ?? { id: '' };
  const plan = plansOf(db, (watched) => historyQueries(watched).changes({ changeSet: id, offset: 0, limit: 50 }));
  expect(plan).toContain('SEARCH change USING INDEX change_of_set (change_set=?)');
  expect(plan).not.toMatch(/SCAN change\b/);
});

it('finds what changed on a profile through change_of_anchor', () => {
  const db = databaseAt(70);
  const plan = plansOf(db, (watched) => historyQueries(watched).list({ contributor: anaUid, offset: 0, limit: 50 }));
  expect(plan).toContain('change_of_anchor (anchor=?)');
  expect(plan).not.toMatch(/SCAN change\b/);
});

it('finds what a tag was called through change_of_tag, and what undid a change through change_set_undoes', () => {
  const db = databaseAt(70);
  const named = plansOf(db, (watched) => showValue(watched, 'person_tag', '{"tag_uid":"gone"}'));
  expect(named).toContain('SEARCH change USING INDEX change_of_tag (row_uid=?)');
  const listed = plansOf(db, (watched) => historyQueries(watched).list({ offset: 0, limit: 50 }));
  expect(listed).toContain('SEARCH later USING COVERING INDEX change_set_undoes (undoes=?)');
  expect(plansOf(db, (watched) => endOfLine(watched, 1))).toMatch(/SEARCH change_set USING (COVERING )?INDEX change_set_undoes/);
});

it('has one row each for the clock and for the change set that is being written', () => {
  const db = databaseAt(10);
  expect(() => db.exec('INSERT INTO clock VALUES (2, 0)')).toThrow(/CHECK/);
  expect(() => db.exec('INSERT INTO journal_now VALUES (2, NULL)')).toThrow(/CHECK/);
});
