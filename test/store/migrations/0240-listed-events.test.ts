import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and finds events by their days and by what they were called', () => {
  const db = databaseAt(230);
  const before = rowsOf(db, 230);
  migrate(db, 240);
  expect(rowsOf(db, 240)).toEqual({ ...before, source_event: [], source_talk: [], event_value: [] });
  expect(planOf(db, "SELECT name FROM known_event WHERE ends_on < '2026-05-14' ORDER BY ends_on DESC, uid DESC")).toContain(
    'known_event_by_end (ends_on<?)',
  );
  expect(planOf(db, "SELECT uid FROM source_event WHERE starts_on = 'a' AND ends_on = 'b'")).toContain('source_event_by_days');
  expect(planOf(db, "SELECT uid FROM event WHERE starts_on = 'a' AND ends_on = 'b'")).toContain('event_by_days');
  expect(planOf(db, "SELECT anchor FROM added_activity WHERE event_uid = 'x'")).toContain('added_activity_of_event (event_uid=?)');
});

it('keeps what was added by hand while somebody did something there', () => {
  const db = databaseAt(240);
  db.exec('UPDATE journal_now SET change_set = 1');
  const uid = db.raw.prepare('SELECT event_uid AS uid FROM added_activity').get()?.uid ?? null;
  expect(uid).not.toBeNull();
  expect(() => db.exec(`DELETE FROM event WHERE uid = '${uid}'`)).toThrow('somebody did something there');
});
