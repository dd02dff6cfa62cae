import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and finds items by key, by source and by when they were merged', () => {
  const db = databaseAt(220);
  const before = rowsOf(db, 220);
  migrate(db, 230);
  const none = { project: [], change_request: [], change_request_open: [], issue: [], issue_closed_by: [], work_label: [] };
  expect(rowsOf(db, 230)).toEqual({ ...before, ...none });
  expect(planOf(db, "SELECT updated_at FROM change_request WHERE key = 'a'")).toMatch(/^SEARCH change_request USING INDEX/);
  expect(planOf(db, "SELECT updated_at FROM issue WHERE key = 'a'")).toMatch(/^SEARCH issue USING INDEX/);
  expect(planOf(db, 'SELECT count(*) FROM issue WHERE source_id = 1')).toMatch(/USING COVERING INDEX issue_of_source/);
  expect(planOf(db, 'SELECT DISTINCT author_id FROM change_request WHERE merged_at >= 5 AND merged_at < 9')).toMatch(
    /USING COVERING INDEX change_request_merged/,
  );
});
