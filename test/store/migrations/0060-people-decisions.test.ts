import { expect, it } from 'vitest';
import { contributorQueries } from '../../../electron/core/contributors/queries.ts';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf, plansOf } from '../../support/plans.ts';
import { anaUid, databaseAt, rowsOf, versionsAfter } from '../../support/versions.ts';
import { today } from '../../support/workspaces.ts';

it('keeps what people decided through every later version', () => {
  const db = databaseAt(60);
  const before = rowsOf(db, 60);
  expect(before.note).toHaveLength(1);
  expect(migrate(db)).toEqual(versionsAfter(60));
  expect(rowsOf(db, 60)).toEqual(before);
});

it('finds the notes of a person through note_of_anchor', () => {
  const plan = plansOf(databaseAt(70), (watched) => contributorQueries(watched, () => today).get({ contributor: anaUid }));
  expect(plan).toContain('SEARCH note USING INDEX note_of_anchor (anchor=?)');
});

it('finds who carries a tag through person_tag_of_tag', () => {
  expect(planOf(databaseAt(70), "SELECT anchor FROM person_tag WHERE tag_uid = 'x'")).toContain('person_tag_of_tag (tag_uid=?)');
});

it('keeps decisions about somebody whom no source brings any more', () => {
  const db = databaseAt(60);
  db.exec('DELETE FROM activity_also; DELETE FROM activity; DELETE FROM identity_proof; DELETE FROM identity');
  expect(rowsOf(db, 60).note).toHaveLength(1);
  expect(rowsOf(db, 60).person_tag).toHaveLength(1);
});
