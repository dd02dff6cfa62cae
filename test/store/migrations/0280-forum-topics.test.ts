import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and finds a topic by its key and those of a source', () => {
  const db = databaseAt(260);
  const before = rowsOf(db, 260);
  migrate(db, 280);
  expect(rowsOf(db, 280)).toEqual({ ...before, forum_topic: [] });
  expect(planOf(db, "SELECT title FROM forum_topic WHERE key = 'a'")).toMatch(/^SEARCH forum_topic USING INDEX/);
  expect(planOf(db, 'SELECT title FROM forum_topic WHERE source_id = 1')).toMatch(/^SEARCH forum_topic USING INDEX forum_topic_of_source/);
});
