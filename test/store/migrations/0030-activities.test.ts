import { expect, it } from 'vitest';
import { contributorQueries } from '../../../electron/core/contributors/queries.ts';
import { derivationOf } from '../../../electron/core/deriving.ts';
import { identityLinks } from '../../../electron/core/identities/queries.ts';
import { FactWriter } from '../../../electron/core/sources/facts.ts';
import { removeFacts } from '../../../electron/core/sources/gone.ts';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { latestVersion } from '../../../electron/core/store/migrations/index.ts';
import { plansOf } from '../../support/plans.ts';
import { anaUid, databaseAt, laterThan, rowsOf } from '../../support/versions.ts';
import { today } from '../../support/workspaces.ts';

it('keeps everything that sources said through every later version', () => {
  const db = databaseAt(30);
  const before = rowsOf(db, 30);
  expect(migrate(db)).toEqual(laterThan(30));
  expect(rowsOf(db, 30)).toEqual(before);
});

it('finds an activity by the key its source gave it', () => {
  const db = databaseAt(latestVersion);
  const plan = plansOf(db, (watched) => {
    const writer = new FactWriter(watched, 1);
    const fact = { kind: 'commit', key: 'c'.repeat(40), identityId: 1, nameId: 1, countsAs: 'code', at: 0, offset: 0, month: 0 } as const;
    writer.activity({ ...fact, dated: 0, recordedBy: null, recordedAt: null, recordedOffset: null, title: '' });
  });
  expect(plan).toContain('SEARCH activity USING INDEX sqlite_autoindex_activity_1 (key=? AND kind=?)');
});

it('finds an identity by platform, type and value, whatever its case', () => {
  const db = databaseAt(latestVersion);
  const plan = plansOf(db, (watched) => {
    const { people, changes } = new FactWriter(watched, 1);
    expect(people.gitIdentity('Ana Pires', 'ANA@Pires.example', changes)).toBe(1);
  });
  expect(plan).toContain('(platform=? AND type=? AND lower_value=?)');
  expect(plan).toMatch(/SEARCH identity USING INDEX sqlite_autoindex_identity_\d/);
});

it('reads a timeline, newest first, through activity_of_identity', () => {
  const db = databaseAt(latestVersion);
  const page = { contributor: anaUid, countsAs: [], after: { at: today, key: 9 }, limit: 100 };
  const plan = plansOf(db, (watched) => contributorQueries(watched, () => today).timeline(page));
  expect(plan).toContain('SEARCH activity USING COVERING INDEX activity_of_identity (identity_id=?');
  expect(plan).not.toMatch(/SCAN activity\b/);
});

it('follows proofs from both ends, the far one through identity_proof_of_other', () => {
  const db = databaseAt(latestVersion);
  const plan = plansOf(db, (watched) => identityLinks(watched).relink([2]));
  expect(plan).toContain('SEARCH identity_proof USING PRIMARY KEY (identity_id=?)');
  expect(plan).toContain('SEARCH identity_proof USING COVERING INDEX identity_proof_of_other (other_id=?)');
});

it('finds what another source has too through activity_also_of_source', () => {
  const db = databaseAt(latestVersion);
  const plan = plansOf(db, (watched) => removeFacts(watched, derivationOf(watched), 2));
  expect(plan).toContain('INDEX activity_also_of_source (source_id=?)');
});

it('takes one activity of a kind and key, whichever source brings it', () => {
  const db = databaseAt(30);
  const again = `INSERT INTO activity SELECT 2, 2, kind, key, identity_id, name_id, counts_as, at, at_offset, month, dated, recorded_by, recorded_at,
    recorded_offset, title, paths_read FROM activity`;
  expect(() => db.exec(again)).toThrow(/UNIQUE/);
});
