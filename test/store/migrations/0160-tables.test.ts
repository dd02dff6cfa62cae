import { expect, it } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt, rowsOf } from '../../support/versions.ts';

it('keeps everything that was there, and adds room for what tables say', () => {
  const db = databaseAt(150);
  const before = rowsOf(db, 150);
  migrate(db, 160);
  expect(rowsOf(db, 160)).toEqual({ ...before, table_person: [], person_fact: [], activity_link: [], import_staged: [] });
});

it('takes the word of a table for who is whom, and nothing else new', () => {
  const db = databaseAt(160);
  const prove = (proof: string) => db.prepare('INSERT INTO identity_proof VALUES (1, 2, :proof, 2)').run({ proof });
  expect(() => prove('table')).not.toThrow();
  expect(() => prove('hearsay')).toThrow(/CHECK/);
});

it('finds what tables say about somebody, and what one table said, through an index', () => {
  const db = databaseAt(160);
  expect(planOf(db, 'SELECT name FROM table_person WHERE identity_id = 1')).toContain('table_person_of_identity (identity_id=?)');
  expect(planOf(db, 'SELECT value FROM person_fact WHERE identity_id = 1')).toContain('(identity_id=?)');
  expect(planOf(db, 'SELECT value FROM person_fact WHERE source_id = 1')).toContain('person_fact_of_source (source_id=?)');
  expect(planOf(db, 'SELECT said FROM import_staged WHERE source_id = 1 ORDER BY id')).toContain('import_staged_of_source (source_id=?)');
});

it('lets a link go with its activity', () => {
  const db = databaseAt(160);
  db.exec('DELETE FROM activity_also; DELETE FROM activity');
  expect(db.prepare('SELECT count(*) AS links FROM activity_link').get()).toMatchObject({ links: 0 });
});
