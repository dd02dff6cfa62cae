import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there; what it adds is computed', () => {
  const db = databaseAt(160);
  const before = rowsOf(db, 160);
  migrate(db, 170);
  expect(rowsOf(db, 170)).toEqual(before);
});

it('finds who has a value through contributors_noted, whoever they are', () => {
  const noted = "SELECT contributor_id FROM contributor_noted WHERE field = 'affiliation'";
  expect(planOf(databaseAt(170), `${noted} AND term IN ('harbour', 'quarry')`)).toBe(
    'SEARCH contributor_noted USING COVERING INDEX contributors_noted (field=? AND term=?)',
  );
  expect(planOf(databaseAt(170), noted)).toBe('SEARCH contributor_noted USING COVERING INDEX contributors_noted (field=?)');
});

it('finds who was talked to, who is to be, and who agreed, each through an index', () => {
  const plan = (from: string) => planOf(databaseAt(170), `SELECT contributor_id FROM ${from}`);
  expect(plan('contributor_contact WHERE last_at >= 5')).toContain('contributors_contacted (last_at>?)');
  expect(plan("contributor_contact WHERE due IS NOT NULL AND due <= '2026-05-14'")).toContain('contributors_due (due>? AND due<?)');
  expect(plan("contributor_consent WHERE purpose = 'swag' AND state = 'refused'")).toContain(
    'contributors_consented (purpose=? AND state=?)',
  );
});
