import { expect, it } from 'vitest';
import { newDirect } from '../../support/direct.ts';
import { dumpDecisions } from '../../support/dump.ts';

const many = 10_000;

/** People straight into the facts: a clone with so many authors would be read for longer than this test takes. */
const people = `
  INSERT INTO source_key VALUES (1, 'ffffffff-ffff-5fff-8fff-ffffffffffff');
  CREATE TEMP TABLE number AS WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number LIMIT ${many}) SELECT n FROM number;
  INSERT INTO person_name SELECT n, 'Person ' || n FROM number;
  INSERT INTO identity SELECT n, printf('%08x-0000-5000-8000-000000000000', n), 'git', 'email', n || '@community.example', n || '@community.example', 0 FROM number;
  INSERT INTO activity SELECT n, 1, 'commit', printf('%040x', n), n, n, 'code', 1704110400000, 0, 648, 0, n, 1704110400000, 0, 'Change', 0 FROM number;
  DROP TABLE number`;

it('tags 10,000 people and undoes it as one', async () => {
  const { api, store, derivation } = newDirect();
  store.transaction(() => {
    store.db.exec(people);
    derivation.rebuild();
  });
  const before = dumpDecisions(store.db);
  const everyone = { filter: { all: [] } };
  expect(await api.contributors.tagContributors({ people: everyone, tag: 'Mentor' })).toMatchObject({ tagged: many, had: 0 });
  expect((await api.contributors.tags({})).tags).toMatchObject([{ name: 'Mentor', people: many }]);
  expect((await api.history.list({})).rows[0]).toMatchObject({ label: 'Tagged 10,000 people with Mentor', changes: many });
  expect(await api.history.undo({})).toMatchObject({ restored: many + 1, refusedCount: 0 });
  expect(dumpDecisions(store.db)).toEqual(before);
  expect(await api.history.redo({})).toMatchObject({ restored: many + 1 });
  expect((await api.contributors.tags({})).tags).toMatchObject([{ name: 'Mentor', people: many }]);
  store.close();
});
