/** One thing done to 100,000 people: as one change, killed, stopped, and undone after some were edited. */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { identityUid } from '../../../electron/core/store/ids.ts';
import { startCoreChild } from '../../support/children.ts';
import { type Direct, newDirect, openDirect } from '../../support/direct.ts';
import { dumpDecisions, lookInto } from '../../support/dump.ts';
import { copyOf } from '../../support/folders.ts';
import { startDesk } from '../../support/workspaces.ts';

const many = 100_000;
const everyone = { filter: { all: [] } };
let template: string;

/** People straight into the tables: to read so many authors, or to compute them anew, takes longer than these tests. */
const people = `
  INSERT INTO source_key VALUES (1, 'ffffffff-ffff-5fff-8fff-ffffffffffff');
  CREATE TEMP TABLE number AS WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number LIMIT ${many}) SELECT n FROM number;
  INSERT INTO person_name SELECT n, 'Person ' || n FROM number;
  INSERT INTO identity SELECT n, printf('%08x-0000-5000-8000-000000000000', n), 'git', 'email', n || '@community.example', n || '@community.example', 0 FROM number;
  INSERT INTO activity SELECT n, 1, 'commit', printf('%040x', n), n, n, 'code', 1704110400000, 0, 648, 0, n, 1704110400000, 0, 'Change', 0 FROM number;
  INSERT INTO contributor_identity SELECT n, n FROM number;
  INSERT INTO identity_name SELECT n, n, 1, 1704110400000 FROM number;
  INSERT INTO contributor SELECT n, printf('%08x-0000-5000-8000-000000000000', n), 'Person ' || n, 'person ' || n, 'Person ' || n,
    n || '@community.example', 'human', NULL, 1704110400000, 1704110400000, 1, 1, 0 FROM number;
  INSERT INTO contributor_text SELECT n, 'person ' || n FROM number;
  DROP TABLE number`;
const person = (n: number) => `${n.toString(16).padStart(8, '0')}-0000-5000-8000-000000000000`;

beforeAll(() => {
  const { store } = newDirect();
  store.transaction(() => store.db.exec(people));
  store.close();
  template = store.path;
}, 600_000);

describe('one thing done to 100,000 people', () => {
  let direct: Direct;
  beforeEach(async () => {
    direct = await openDirect(copyOf(template));
  });
  afterEach(() => direct.store.close());
  const count = async (filter: Parameters<Direct['api']['segments']['count']>[0]['filter']) =>
    (await direct.api.segments.count({ filter })).count;

  it('is one change; undone after some were edited, those are refused by name and the rest is undone', async () => {
    const { contributors, history } = direct.api;
    await contributors.tagContributors({ people: { contributors: [person(1), person(2)] }, tag: 'Mentor' });
    const done = await contributors.changeMany({ people: everyone, change: { do: 'tag', tag: 'Mentor' } });
    expect(done).toMatchObject({ people: many, changed: many - 2 });
    expect((await history.list({ limit: 1 })).rows[0]).toMatchObject({ label: 'Tagged 99,998 people with Mentor', changes: many - 2 });
    const tagged = { field: 'tag' as const, anyOf: [done.tag ?? ''] };
    expect(await count(tagged)).toBe(many);
    const [bulk] = (await history.list({ limit: 1 })).rows;
    for (const n of [10, 11, 12]) await contributors.untagContributors({ people: { contributors: [person(n)] }, tag: done.tag ?? '' });
    const undone = await history.undo({ changeSet: bulk?.id ?? '' });
    expect(undone).toMatchObject({ restored: many - 5, refusedCount: 3 });
    expect(undone.refused.map(({ what, reason }) => [what, reason]).sort()).toEqual(
      [10, 11, 12].map((n) => [`Tag of Person ${n}`, 'It was taken off later.']),
    );
    expect(await count(tagged)).toBe(2);
  }, 600_000);

  it('notes an owner of all, over those some had, and gives each back what they had', async () => {
    const { contributors, history, team } = direct.api;
    const [mara, ilo] = [await team.addTeammate({ name: 'Mara' }), await team.addTeammate({ name: 'Ilo' })];
    await contributors.setDetail({ people: { contributors: [person(5)] }, field: 'owner', value: ilo.id });
    await contributors.setDetail({ people: { contributors: [person(6)] }, field: 'owner', value: mara.id });
    const before = dumpDecisions(direct.store.db);
    const owned = (by: string) => count({ field: 'value', of: 'owner', is: { how: 'anyOf', values: [by] } });
    expect(await contributors.changeMany({ people: everyone, change: { do: 'set', field: 'owner', value: mara.id } })).toMatchObject({
      people: many,
      changed: many - 1,
    });
    expect([await owned(mara.id), await owned(ilo.id)]).toEqual([many, 0]);
    expect((await history.list({ limit: 1 })).rows[0]?.label).toBe('Set owner of 99,999 people to Mara');
    expect(await history.undo({})).toMatchObject({ restored: many - 1, refusedCount: 0 });
    expect(dumpDecisions(direct.store.db)).toEqual(before);
    expect([await owned(mara.id), await owned(ilo.id)]).toEqual([1, 1]);
  }, 600_000);
});

describe('a few at a time', () => {
  it('logs a contact, takes values and tags away, and records consent that no undo takes back', async () => {
    const direct = await openDirect(copyOf(template));
    const { contributors, history, segments } = direct.api;
    const some = { contributors: [person(1), person(2), person(3)] };
    await contributors.changeMany({ people: some, change: { do: 'logContact', channel: 'mail', text: 'Newsletter.' } });
    expect((await contributors.contacts({ contributor: person(2) })).rows).toMatchObject([{ channel: 'mail', text: 'Newsletter.' }]);
    await contributors.changeMany({ people: some, change: { do: 'set', field: 'title', value: 'Gardener' } });
    expect(await contributors.changeMany({ people: some, change: { do: 'set', field: 'title', value: null } })).toMatchObject({
      changed: 3,
    });
    const { tag } = await contributors.changeMany({ people: some, change: { do: 'tag', tag: 'Met' } });
    expect(await contributors.changeMany({ people: some, change: { do: 'untag', tag: tag ?? '' } })).toMatchObject({ changed: 3 });
    const newest = (await history.list({ limit: 1 })).rows[0]?.id;
    const consent = { do: 'recordConsent', purpose: 'contact', basis: 'said so', text: 'At the fair.' } as const;
    expect(await contributors.changeMany({ people: some, change: consent })).toMatchObject({ people: 3, changed: 3 });
    expect((await history.list({ limit: 1 })).rows[0]?.id).toBe(newest);
    expect((await segments.count({ filter: { field: 'consent', purpose: 'contact', anyOf: ['given'] } })).count).toBe(3);
    const nobody = identityUid('git', 'email', 'nobody@nowhere.example');
    await expect(
      contributors.changeMany({ people: { contributors: [person(1), nobody] }, change: { do: 'tag', tag: 'Met' } }),
    ).rejects.toMatchObject({ code: 'not_found', message: expect.stringContaining('Nothing was changed') });
    await expect(
      contributors.changeMany({ people: some, change: { do: 'set', field: 'shirtSize', value: 'Gigantic' } }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    direct.store.close();
  }, 600_000);
});

it('stopped, it says that nothing was changed, and nothing was', async () => {
  const path = copyOf(template);
  const desk = startDesk();
  await desk.api.workspace.open({ path });
  desk.onJob((job) => {
    if (job.procedure === 'contributors.changeMany' && job.state === 'running') void desk.api.jobs.cancel({ id: job.id });
  });
  await expect(desk.api.contributors.changeMany({ people: everyone, change: { do: 'tag', tag: 'Mentor' } })).rejects.toMatchObject({
    code: 'cancelled',
    message: 'Stopped. Nothing was changed.',
  });
  expect((await desk.api.contributors.tags({})).tags).toEqual([]);
  await desk.settle();
}, 600_000);

it('killed in the middle, all of it or nothing is there', async () => {
  const path = copyOf(template);
  for (const wait of [0, 60, 200, 450]) {
    const child = await startCoreChild();
    await child.call('workspace.open', { path });
    const begun = new Promise<void>((resolve) => child.onJob(() => resolve()));
    child.call('contributors.changeMany', { people: everyone, change: { do: 'tag', tag: `Tag ${wait}` } }).catch(() => undefined);
    await begun;
    await new Promise((resolve) => setTimeout(resolve, wait));
    await child.kill();
    const direct = await openDirect(path);
    const { tags } = await direct.api.contributors.tags({});
    for (const { people: carriers } of tags) expect(carriers).toBe(many);
    const { changes, sets } = direct.store.db
      .prepare(
        "SELECT (SELECT count(*) FROM change WHERE table_name = 'person_tag') AS changes, (SELECT count(*) FROM change_set WHERE command = 'contributors.changeMany') AS sets",
      )
      .get() as { changes: number; sets: number };
    expect([changes, sets]).toEqual([tags.length * many, tags.length]);
    direct.store.close();
  }
  expect(lookInto(path, (db) => db.prepare('PRAGMA integrity_check').get())).toEqual({ integrity_check: 'ok' });
}, 600_000);
