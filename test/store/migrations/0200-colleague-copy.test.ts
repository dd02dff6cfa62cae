import { expect, it } from 'vitest';
import { copyForColleague } from '../../../electron/core/store/colleague-mark.ts';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and takes no workspace for a copy', () => {
  const db = databaseAt(190);
  const before = rowsOf(db, 190);
  expect(copyForColleague(db)).toBeNull();
  migrate(db, 200);
  expect(rowsOf(db, 200)).toEqual({ ...before, colleague_copy: [] });
  expect(copyForColleague(db)).toBeNull();
});
