import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and finds what ends soon through consent_to_end', () => {
  const db = databaseAt(130);
  const before = rowsOf(db, 130);
  migrate(db, 210);
  expect(rowsOf(db, 130)).toEqual(before);
  const soon = "SELECT anchor FROM consent WHERE until BETWEEN '2026-05-14' AND '2026-06-13'";
  expect(planOf(db, soon)).toContain('consent_to_end (until>? AND until<?)');
});
