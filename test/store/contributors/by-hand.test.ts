import { beforeEach, describe, expect, it } from 'vitest';
import { byHandSource } from '../../../shared/domain/contributors/by-hand.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Direct } from '../../support/direct.ts';
import { dumpDerived } from '../../support/dump.ts';
import { newHistory } from '../../support/histories.ts';
import { read, uidOf } from '../../support/people.ts';
import { freshWorkspace } from '../../support/reading.ts';

const ana = 'Ana Pires <ana@pires.example>';

let direct: Direct;
beforeEach(() => {
  direct = freshWorkspace();
});

const list = async (input: Parameters<Direct['api']['contributors']['list']>[0] = {}) =>
  (await direct.api.contributors.list({ sort: 'name', ...input })).rows.map(({ name }) => name);
const refusal = async (work: Promise<unknown>): Promise<AppError> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error('It was not refused.');
  return error;
};

function clone(...by: string[]) {
  const history = newHistory({ bare: true, name: 'thistledown.git' });
  history.commit(...by.map((one, at) => ({ by: one, at: Date.UTC(2024, 0, 1 + at), message: `Change ${at}` })));
  return history;
}

describe('a person added by hand', () => {
  it('is in lists, searches, filters and the profile, with note and tags; one undo takes all of it away', async () => {
    const row = await direct.api.contributors.addContributor({
      name: 'Zoë Brontë',
      emails: ['Zoe@Bronte.example'],
      accounts: [{ platform: 'GitHub', username: '@zoebronte' }],
      noteText: 'Met at the fair.',
      tags: ['Speaker', 'speaker', 'Mentor'],
    });
    expect(row).toMatchObject({ name: 'Zoë Brontë', handle: '@zoebronte', kind: 'human', contributions: 0, firstActive: null });
    expect(row.tags.map(({ name }) => name)).toEqual(['Mentor', 'Speaker']);
    expect(await list({ search: 'bronte' })).toEqual(['Zoë Brontë']);
    expect(await list({ search: 'zoe@bronte' })).toEqual(['Zoë Brontë']);
    expect(await list({ filter: { field: 'tag', anyOf: [row.tags[0]?.id ?? ''] } })).toEqual(['Zoë Brontë']);
    const profile = await direct.api.contributors.get({ contributor: row.id });
    expect(profile.notes.map(({ text }) => text)).toEqual(['Met at the fair.']);
    expect(profile.identities.map(({ platform, type, value, given }) => [platform, type, value, given]).sort()).toEqual([
      ['git', 'email', 'zoe@bronte.example', true],
      ['github', 'username', 'zoebronte', true],
      ['hand', 'name', 'Zoë Brontë', false],
    ]);
    expect((await direct.api.contributors.summary({})).total).toBe(1);

    const { rows } = await direct.api.history.list({ limit: 1 });
    expect(rows[0]?.label).toBe('Added Zoë Brontë');
    expect((await direct.api.history.undo({})).refusedCount).toBe(0);
    expect(await list()).toEqual([]);
    await direct.api.history.redo({});
    expect(await list({ search: 'zoe@bronte' })).toEqual(['Zoë Brontë']);
  });

  it('may have the name of somebody else, and no name but spaces is none', async () => {
    await direct.api.contributors.addContributor({ name: 'Ana Pires' });
    await direct.api.contributors.addContributor({ name: '  Ana Pires ' });
    expect((await direct.api.contributors.list({})).rows.map(({ name, namesake }) => [name, namesake])).toEqual([
      ['Ana Pires', true],
      ['Ana Pires', true],
    ]);
    for (const name of ['', '   ', 'x'.repeat(10_000)])
      expect((await refusal(direct.api.contributors.addContributor({ name }))).code).toBe('invalid_input');
    expect(await list()).toHaveLength(2);
  });

  it('is the git author of their address, whichever came first', async () => {
    const { id } = await direct.api.contributors.addContributor({
      name: 'Ana Maria Pires',
      emails: ['ANA@pires.example'],
      noteText: 'Before the clone.',
    });
    await read(direct, clone(ana, ana, 'Bo Lind <bo@lind.example>'));
    expect(await list()).toEqual(['Ana Pires', 'Bo Lind']);
    const { row, notes, identities } = await direct.api.contributors.get({ contributor: id });
    expect([row.name, row.contributions, notes.length]).toEqual(['Ana Pires', 2, 1]);
    expect(identities.flatMap(({ proofs }) => proofs)).toContain('hand');

    const refused = await refusal(direct.api.contributors.addContributor({ name: 'Bo', emails: ['bo@lind.example'] }));
    expect(refused).toMatchObject({ code: 'conflict', details: { name: 'Bo Lind', contributor: await uidOf(direct, 'Bo Lind') } });
    expect(refused.message).toMatch(/^bo@lind\.example belongs to Bo Lind already\. Nothing was changed\./);
    expect(await list()).toHaveLength(2);
  });

  it('goes apart from the git author again when it is undone, and the commits stay', async () => {
    await direct.api.contributors.addContributor({ name: 'Ana Maria', emails: ['ana@pires.example'] });
    const added = (await direct.api.history.list({ limit: 1 })).rows[0]?.id ?? '';
    await read(direct, clone(ana));
    expect(await list()).toEqual(['Ana Pires']);
    await direct.api.history.undo({ changeSet: added });
    expect(await list()).toEqual(['Ana Pires']);
    expect((await direct.api.contributors.get({ contributor: await uidOf(direct, 'Ana Pires') })).identities).toHaveLength(1);
  });

  it('is joined with an account that a noreply address proves later', async () => {
    const { id } = await direct.api.contributors.addContributor({
      name: 'Bo Lind',
      accounts: [{ platform: 'github', username: 'bolind' }],
    });
    await read(direct, clone('B. <42+bolind@users.noreply.github.com>'));
    expect((await direct.api.contributors.get({ contributor: id })).row.contributions).toBe(1);
    expect(await list()).toHaveLength(1);
  });

  it.each(['root@localhost', 'noreply@example.org', 'team@example.org'])('cannot be given %s, which links nobody', async (email) => {
    await read(direct, clone(...['Ana Pires', 'Bo Lind', 'Chidi Okafor', 'Dana Weiss'].map((name) => `${name} <team@example.org>`)));
    const refused = await refusal(direct.api.contributors.addContributor({ name: 'Hana', emails: [email] }));
    expect([refused.code, refused.message]).toEqual(['invalid_input', expect.stringContaining('Nothing was changed.')]);
    expect(await list()).toHaveLength(4);
  });
});

describe('an address that is given', () => {
  it('brings what it signed along, and takes it back when it is taken away', async () => {
    const { id } = await direct.api.contributors.addContributor({ name: 'Hana Novak' });
    const history = clone('Bo Lind <bo@lind.example>');
    const source = await read(direct, history);
    expect(await direct.api.contributors.addIdentity({ contributor: id, identity: { email: 'hana@work.example' } })).toMatchObject({
      activities: 0,
    });
    history.commit({ by: 'hn <hana@work.example>' });
    await direct.api.sources.syncSource({ id: source });
    const profile = await direct.api.contributors.get({ contributor: id });
    expect(profile.row).toMatchObject({ name: 'Hana Novak', activities: 1 });
    const given = profile.identities.find((one) => one.given)?.id ?? '';
    await direct.api.contributors.removeIdentity({ identity: given });
    expect(await list()).toEqual(['Bo Lind', 'Hana Novak', 'hn']);
    expect((await refusal(direct.api.contributors.removeIdentity({ identity: given }))).code).toBe('not_found');
  });
});

describe('something done outside of git', () => {
  it('counts in list, months, timeline and filters as what a source tells does', async () => {
    await read(direct, clone(ana));
    const contributor = await uidOf(direct, 'Ana Pires');
    const mara = await direct.api.team.addTeammate({ name: 'Mara Solberg' });
    await direct.api.team.iAm({ teammate: mara.id });
    const event = await direct.api.events.addEvent({ name: 'Gate days', startsOn: '2026-05-02' });
    const added = await direct.api.contributors.addActivity({
      contributor,
      countsAs: 'talk',
      title: 'Gates that last',
      link: 'https://talks.example/gates',
      day: '2026-05-02',
      event: event.id,
    });
    expect(added).toMatchObject({ kind: 'talk', countsAs: 'talk', at: Date.UTC(2026, 4, 2), source: byHandSource, dateFrom: 'author' });
    expect(added.event).toEqual({ id: event.id, name: 'Gate days' });
    expect(added.byHand).toEqual({
      activity: added.key,
      link: 'https://talks.example/gates',
      day: '2026-05-02',
      by: { id: mara.id, name: 'Mara Solberg' },
    });
    const { rows } = await direct.api.contributors.timeline({ contributor });
    expect(rows.map(({ title, byHand }) => [title, byHand !== null])).toEqual([
      ['Gates that last', true],
      ['Change 0', false],
    ]);
    const profile = await direct.api.contributors.get({ contributor });
    expect(profile.row).toMatchObject({ contributions: 2, lastActive: Date.UTC(2026, 4, 2) });
    expect(profile.row.months.at(-1)).toBe(1);
    expect(profile.counts).toEqual([
      { kind: 'code', count: 1 },
      { kind: 'talk', count: 1 },
    ]);
    expect(profile.sources.map(({ name }) => name)).toEqual(['by hand', 'thistledown']);
    expect(profile.identities[0]?.names).toEqual(['Ana Pires']);
    expect(await list({ filter: { field: 'contribution', anyOf: ['talk'] } })).toEqual(['Ana Pires']);
    expect(await list({ filter: { field: 'source', anyOf: [byHandSource.id] } })).toEqual(['Ana Pires']);
    expect((await direct.api.contributors.months({ contributor })).months[0]).toEqual({ month: '2026-05', activities: 1, activeDays: 1 });
  });

  it('is corrected and taken away, and undo brings each state back', async () => {
    const { id: contributor } = await direct.api.contributors.addContributor({ name: 'Ana Pires' });
    const { key: activity } = await direct.api.contributors.addActivity({ contributor, countsAs: 'talk', title: 'Gates' });
    const state = async () => {
      const { row } = await direct.api.contributors.get({ contributor });
      return [row.contributions, row.lastActive, (await direct.api.contributors.timeline({ contributor })).rows[0]?.countsAs];
    };
    const today = Date.UTC(2026, 4, 15);
    expect(await state()).toEqual([1, today, 'talk']);
    await direct.api.contributors.editActivity({ activity, countsAs: 'blog', day: '2026-04-01' });
    expect(await state()).toEqual([1, Date.UTC(2026, 3, 1), 'blog']);
    await direct.api.contributors.removeActivity({ activity });
    expect(await state()).toEqual([0, null, undefined]);
    await direct.api.history.undo({});
    expect(await state()).toEqual([1, Date.UTC(2026, 3, 1), 'blog']);
    await direct.api.history.undo({});
    expect(await state()).toEqual([1, today, 'talk']);
    await direct.api.history.undo({});
    expect(await state()).toEqual([0, null, undefined]);
    await direct.api.history.redo({});
    expect(await state()).toEqual([1, today, 'talk']);
  });

  it.each([
    ['a day to come', { day: '2026-05-17' }, 'That day is still to come.'],
    ['a day before there are dates', { day: '1989-12-31' }, 'before 1990'],
    ['a day that is none', { day: '2026-02-30' }, ''],
    ['no title', { title: ' ' }, ''],
    ['a title of 10 kB', { title: 'x'.repeat(10_000) }, ''],
    ['a script for a link', { link: 'javascript:alert(1)' }, ''],
    ['an address for a link', { link: 'mailto:ana@pires.example' }, ''],
  ])('is refused with %s', async (_, wrong, words) => {
    const { id: contributor } = await direct.api.contributors.addContributor({ name: 'Ana Pires' });
    const refused = await refusal(direct.api.contributors.addActivity({ contributor, countsAs: 'talk', title: 'Gates', ...wrong }));
    expect([refused.code, refused.message]).toEqual(['invalid_input', expect.stringContaining(words)]);
    expect((await direct.api.contributors.get({ contributor })).row.activities).toBe(0);
  });

  it('of a commit cannot be changed', async () => {
    await read(direct, clone(ana));
    const { rows } = await direct.api.contributors.timeline({ contributor: await uidOf(direct, 'Ana Pires') });
    expect((await refusal(direct.api.contributors.removeActivity({ activity: rows[0]?.id ?? '' }))).code).toBe('not_found');
  });

  it('stays where it was put when the address turns out to be shared', async () => {
    const team = (name: string) => `${name} <team@example.org>`;
    const history = clone(team('Hana Novak'));
    const source = await read(direct, history);
    const contributor = await uidOf(direct, 'Hana Novak');
    await direct.api.contributors.addActivity({ contributor, countsAs: 'talk', title: 'Gates' });
    history.commit(...['Ines Costa', 'Kofi Mensah', 'Lena Berg'].map((name) => ({ by: team(name) })));
    await direct.api.sources.syncSource({ id: source });
    expect((await direct.api.contributors.timeline({ contributor })).rows.map(({ title }) => title)).toEqual(['Gates']);
    expect(await list()).toEqual(['Hana Novak', 'Ines Costa', 'Kofi Mensah', 'Lena Berg', 'team@example.org']);
  });

  it('outlives the source that brought its person', async () => {
    const source = await read(direct, clone(ana));
    const contributor = await uidOf(direct, 'Ana Pires');
    await direct.api.contributors.addActivity({ contributor, countsAs: 'talk', title: 'Gates' });
    expect((await direct.api.sources.leaving({ id: source })).people).toBe(0);
    await direct.api.sources.removeSource({ id: source });
    expect((await direct.api.contributors.get({ contributor })).row).toMatchObject({ contributions: 1, kind: 'human' });
  });
});

it('is made anew from the decisions where the copy among the facts is lost', async () => {
  const { id: contributor } = await direct.api.contributors.addContributor({ name: 'Ana Pires', emails: ['ana@pires.example'] });
  await direct.api.contributors.addActivity({ contributor, countsAs: 'talk', title: 'Gates' });
  const before = dumpDerived(direct.store.db);
  direct.store.transaction(() => {
    direct.store.db.exec('DELETE FROM activity; DELETE FROM identity; DELETE FROM contributor_identity');
    direct.derivation.rebuild();
  });
  expect(dumpDerived(direct.store.db)).toEqual(before);
});
