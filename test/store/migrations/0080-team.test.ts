import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and adds an empty team', () => {
  const db = databaseAt(70);
  const before = rowsOf(db, 70);
  migrate(db);
  expect(rowsOf(db, 80)).toEqual({ ...before, teammate: [], team: [], team_member: [], desk: [] });
});

it('finds the teams of a teammate through team_member_of_teammate', () => {
  expect(planOf(databaseAt(80), "SELECT team_uid FROM team_member WHERE teammate_uid = 'x'")).toContain(
    'team_member_of_teammate (teammate_uid=?)',
  );
});

it('finds what a teammate was called through change_of_teammate', () => {
  expect(
    planOf(databaseAt(80), "SELECT after FROM change WHERE table_name = 'teammate' AND row_uid = 'x' ORDER BY id DESC LIMIT 1"),
  ).toContain('change_of_teammate (row_uid=?)');
});
