import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and adds room for contacts and consents', () => {
  const db = databaseAt(90);
  const before = rowsOf(db, 90);
  migrate(db);
  expect(rowsOf(db, 100)).toEqual({ ...before, contact: [], consent: [] });
});

it('finds the contacts with a person through contact_of_anchor', () => {
  expect(planOf(databaseAt(100), "SELECT at FROM contact WHERE anchor = 'x'")).toContain('contact_of_anchor (anchor=?)');
});

it('finds what is to be followed up through contact_to_follow_up', () => {
  const due = "SELECT uid FROM contact WHERE follow_up_on IS NOT NULL AND followed_up = 0 AND follow_up_on <= '2026-05-14'";
  expect(planOf(databaseAt(100), due)).toContain('contact_to_follow_up');
});

it('finds what a person agreed to through consent_of_anchor', () => {
  expect(planOf(databaseAt(100), "SELECT state FROM consent WHERE anchor = 'x' AND purpose = 'swag'")).toContain(
    'consent_of_anchor (anchor=? AND purpose=?)',
  );
});
