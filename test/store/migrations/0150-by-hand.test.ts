import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and adds room for what people add themselves', () => {
  const db = databaseAt(140);
  const before = rowsOf(db, 140);
  migrate(db);
  expect(rowsOf(db, 150)).toEqual({ ...before, added_person: [], added_identity: [], added_activity: [], same_person: [] });
});

it('finds what is said about a person, and what they did at an event, through an index each', () => {
  const db = databaseAt(150);
  const through = {
    added_identity: 'added_identity_of_anchor',
    added_activity: 'added_activity_of_anchor',
    same_person: 'same_person_of_anchor',
  };
  for (const [table, index] of Object.entries(through))
    expect(planOf(db, `SELECT uid FROM ${table} WHERE anchor = 'x'`)).toContain(`${index} (anchor=?)`);
  expect(planOf(db, "SELECT uid FROM same_person WHERE other = 'x'")).toContain('same_person_of_other (other=?)');
  expect(planOf(db, "SELECT anchor FROM added_activity WHERE event_uid = 'x'")).toContain('added_activity_of_event (event_uid=?)');
});

it('lets nobody be anchored to somebody else, and gives an address once', () => {
  const db = databaseAt(150);
  db.exec('UPDATE journal_now SET change_set = 1');
  expect(() => db.exec("INSERT INTO added_person VALUES ('a', 'b', 'Ana', 1)")).toThrow(/CHECK/);
  expect(() => db.exec("INSERT INTO added_identity SELECT 'x', 'y', other, platform, type, value, at FROM added_identity")).toThrow(
    /UNIQUE/,
  );
});
