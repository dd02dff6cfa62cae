import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and adds room for events', () => {
  const db = databaseAt(130);
  const before = rowsOf(db, 130);
  migrate(db, 140);
  expect(rowsOf(db, 140)).toEqual({ ...before, event: [] });
});

it('finds what is to come and what is over through event_by_end', () => {
  expect(planOf(databaseAt(140), "SELECT name FROM event WHERE ends_on < '2026-05-14' ORDER BY ends_on DESC, uid DESC")).toContain(
    'event_by_end (ends_on<?)',
  );
});
