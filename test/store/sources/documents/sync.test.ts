/** Files and pages that are read whole: calendars, lists, schedules, feeds, logs. Today is 2026-05-15 (test/support/workspaces.ts). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { derivationOf } from '../../../../electron/core/deriving.ts';
import type { Direct } from '../../../support/direct.ts';
import { dumpDerived } from '../../../support/dump.ts';
import { temporaryFolder } from '../../../support/folders.ts';
import { freshWorkspace } from '../../../support/reading.ts';
import { type StaticServer, startStatic } from '../../../support/static-server.ts';

const calendar = (...events: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
const event = (uid: string, name: string, day: string, more: string[] = []) =>
  ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:${name}`, `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`, ...more, 'END:VEVENT'].join('\r\n');
const conference = (name: string, startDate: string, more: Record<string, unknown> = {}) => ({
  name,
  startDate,
  endDate: startDate,
  city: 'Porto',
  country: 'Portugal',
  url: 'https://gates.example',
  ...more,
});
const sessions = (speaker: string) => [
  {
    sessions: [
      {
        id: '1',
        title: 'Hinges',
        startsAt: '2026-05-02T10:00:00',
        endsAt: '2026-05-02T11:00:00',
        isServiceSession: false,
        speakers: [{ id: speaker, name: 'Ana Pires' }],
      },
      { id: '2', title: 'Lunch', startsAt: '2026-05-02T12:00:00', endsAt: '2026-05-02T13:00:00', isServiceSession: true, speakers: [] },
    ],
  },
];

async function server(files: Record<string, string>): Promise<StaticServer> {
  const started = await startStatic(files);
  onTestFinished(() => started.stop());
  return started;
}

/** What is computed is what a computation from nothing gives. */
function isWhole({ store }: Direct): void {
  const before = dumpDerived(store.db);
  store.transaction(() => derivationOf(store.db).rebuild());
  expect(dumpDerived(store.db)).toEqual(before);
}

it('reads a calendar by address, asks only whether it changed, takes in one edit, and lets a correction hold', async () => {
  const lists = await server({ '/c.ics': calendar(event('a', 'Gate days', '2026-06-01'), event('b', 'Hinge night', '2026-06-02')) });
  const direct = freshWorkspace();
  const { api } = direct;
  const { id } = await api.sources.addDocument({ kind: 'calendar', addresses: [`${lists.url}/c.ics`], name: 'Ours' });
  expect(await api.sources.syncSource({ id })).toMatchObject({ added: 2, changed: 0, rejected: 0, incomplete: null });
  expect(await api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  expect(lists.asked).toHaveLength(2);
  const [gate] = (await api.events.list({ when: 'upcoming' })).rows;
  expect(gate).toMatchObject({ name: 'Gate days', isByHand: false, sources: [{ name: 'Ours' }], online: null });
  const edited = await api.events.editEvent({ event: gate?.id ?? '', place: 'Braga' });
  expect(edited).toMatchObject({ id: gate?.id, place: 'Braga', corrected: ['place'] });

  lists.put('/c.ics', calendar(event('a', 'Gate days!', '2026-06-03', ['LOCATION:Lisbon']), event('b', 'Hinge night', '2026-06-02')));
  expect(await api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
  expect(await api.events.get({ event: gate?.id ?? '' })).toMatchObject({ name: 'Gate days!', startsOn: '2026-06-03', place: 'Braga' });
  isWhole(direct);
  expect(await api.events.useListed({ event: gate?.id ?? '' })).toMatchObject({ place: 'Lisbon', corrected: [] });
  await api.history.undo({});
  expect(await api.events.get({ event: gate?.id ?? '' })).toMatchObject({ place: 'Braga' });

  // What is to come and stands nowhere any more is gone; what somebody said something of stays.
  lists.put('/c.ics', calendar());
  expect(await api.sources.syncSource({ id })).toMatchObject({ gone: 2 });
  expect((await api.events.list({})).rows.map(({ name, sources }) => [name, sources])).toEqual([['Gate days!', []]]);
  isWhole(direct);
  await api.sources.removeSource({ id });
  expect((await api.events.list({})).total).toBe(0);
  isWhole(direct);
});

it('keeps what was taken out of the lists out of them, also at the next reading, and brings it back', async () => {
  const lists = await server({ '/c.ics': calendar(event('a', 'Gate days', '2026-06-01')) });
  const direct = freshWorkspace();
  const { api } = direct;
  const { id } = await api.sources.addDocument({ kind: 'calendar', addresses: [`${lists.url}/c.ics`] });
  await api.sources.syncSource({ id });
  const uid = (await api.events.list({})).rows[0]?.id ?? '';
  await api.events.removeEvent({ event: uid });
  lists.put('/c.ics', calendar(event('a', 'Gate days 2', '2026-06-01')));
  await api.sources.syncSource({ id });
  expect((await api.events.list({})).total).toBe(0);
  expect((await api.events.list({ when: 'hidden' })).rows).toMatchObject([{ name: 'Gate days 2' }]);
  expect(await api.events.bringBack({ event: uid })).toMatchObject({ isHidden: false });
  isWhole(direct);
});

it('is one event for all lists and for what was added by hand, with the open call', async () => {
  const lists = await server({
    '/2026/general.json': JSON.stringify([
      conference('Gate Days 2026', '2026-06-01', { cfpEndDate: '2026-05-20', cfpUrl: 'https://gates.example/cfp' }),
    ]),
    '/2026/ux.json': JSON.stringify([conference('Gate Days', '2026-06-01'), conference('Other', '2026-07-01')]),
    '/c.ics': calendar(event('a', 'Gate days', '2026-06-01', ['LOCATION:Porto'])),
  });
  const direct = freshWorkspace();
  const { api } = direct;
  const addresses = [`${lists.url}/2026/general.json`, `${lists.url}/2026/ux.json`];
  const list = await api.sources.addDocument({ kind: 'conferences', addresses, name: 'confs' });
  const own = await api.sources.addDocument({ kind: 'calendar', addresses: [`${lists.url}/c.ics`], name: 'Ours' });
  expect(await api.sources.syncSource(list)).toMatchObject({ added: 2 });
  expect(await api.sources.syncSource(own)).toMatchObject({ added: 1 });
  const { rows } = await api.events.list({ when: 'calls' });
  expect(rows).toMatchObject([{ topics: ['general', 'ux'], sources: [{ name: 'confs' }, { name: 'Ours' }], call: { state: 'dated' } }]);
  const mine = await api.events.addEvent({ name: 'Gate days', startsOn: '2026-06-01', place: 'Porto' });
  expect(mine).toMatchObject({ isByHand: true, sources: [{ name: 'confs' }, { name: 'Ours' }] });
  expect((await api.events.list({})).total).toBe(2);
  isWhole(direct);
});

it('tells talks as those of contributors, one who spoke at two events as one, and none of a break', async () => {
  const speaker = '3f0c8a1e-7d8b-4b55-9c40-0f7a1f6f3a11';
  const lists = await server({ '/one.json': JSON.stringify(sessions(speaker)), '/two.json': JSON.stringify(sessions(speaker)) });
  const direct = freshWorkspace();
  const { api } = direct;
  for (const name of ['One', 'Two']) {
    const settings = { eventName: `${name} days`, zone: 'UTC' };
    const { id } = await api.sources.addDocument({
      kind: 'schedule',
      addresses: [`${lists.url}/${name.toLowerCase()}.json`],
      name,
      settings,
    });
    expect(await api.sources.syncSource({ id })).toMatchObject({ added: 2, rejected: 0 });
    expect(await api.sources.syncSource({ id, full: true })).toMatchObject({ added: 0, changed: 0, unchanged: 2, gone: 0 });
  }
  const people = await api.contributors.list({});
  expect(people.rows.map(({ name }) => name)).toEqual(['Ana Pires']);
  const contributor = people.rows[0]?.id ?? '';
  const talks = (await api.contributors.timeline({ contributor })).rows;
  expect(talks.map(({ title, countsAs, event: where }) => [title, countsAs, where?.name]).sort()).toEqual([
    ['Hinges', 'talk', 'One days'],
    ['Hinges', 'talk', 'Two days'],
  ]);
  const [one] = (await api.events.list({ search: 'one' })).rows;
  expect(one).toMatchObject({ people: 1, talks: 1, state: 'done' });
  expect((await api.events.activities({ event: one?.id ?? '' })).rows).toMatchObject([
    { title: 'Hinges', isByHand: false, day: '2026-05-02' },
  ]);
  lists.put(
    '/one.json',
    JSON.stringify([{ sessions: sessions(speaker)[0]?.sessions.map((each) => ({ ...each, speakers: [{ id: 'x', name: 'Bo Lind' }] })) }]),
  );
  const [source] = (await api.sources.list({})).sources;
  expect(await api.sources.syncSource({ id: source?.id ?? '' })).toMatchObject({ added: 0, changed: 1 });
  expect((await api.events.get({ event: one?.id ?? '' })).people).toBe(1);
  expect((await api.contributors.timeline({ contributor })).rows).toHaveLength(1);
  isWhole(direct);
});

it('reads a feed, a log and lists of people, from files too; a second reading brings nothing new', async () => {
  const folder = temporaryFolder();
  const files = {
    feed: `<rss version="2.0"><channel><title>North</title><item><title>Gates</title><guid>g1</guid><pubDate>Fri, 01 May 2026 10:00:00 GMT</pubDate><author>ana@pires.example (Ana Pires)</author></item></channel></rss>`,
    chat: '10:00 <ana> hello\n10:01 <bo> hello\n10:02 <ana> yes\n',
    people: '- name: Ana Pires\n  github: anapires\n- name: Bo Lind\n  gitlab: bolind\n',
  };
  const names = { feed: 'north.xml', chat: '2026-05-01.log', people: 'heroes.yml' };
  const direct = freshWorkspace();
  const { api } = direct;
  for (const kind of ['feed', 'chat', 'people'] as const) {
    const path = join(folder, names[kind]);
    writeFileSync(path, files[kind]);
    const trial = await api.sources.tryDocument({ kind, path });
    expect(trial.examples.length).toBeGreaterThan(0);
    const { id } = await api.sources.addDocument({ kind, path });
    const added = kind === 'feed' ? 1 : 2;
    expect(await api.sources.syncSource({ id }), kind).toMatchObject({ added, rejected: 0 });
    expect(await api.sources.syncSource({ id, full: true }), kind).toMatchObject({ added: 0, changed: 0, unchanged: added, gone: 0 });
  }
  isWhole(direct);
});

it('keeps what an older article of a feed proved of its author when the feed tells of it no more', async () => {
  const feed = (author: string, guid: string) =>
    `<rss version="2.0"><channel><title>North</title><item><title>Gates</title><guid>${guid}</guid><pubDate>Fri, 01 May 2026 10:00:00 GMT</pubDate><author>${author}</author></item></channel></rss>`;
  const lists = await server({ '/f.xml': feed('7+anapires@users.noreply.github.com (Ana Pires)', 'g1') });
  const { api, store } = freshWorkspace();
  const { id } = await api.sources.addDocument({ kind: 'feed', addresses: [`${lists.url}/f.xml`] });
  await api.sources.syncSource({ id });
  const proofs = () => store.db.raw.prepare('SELECT proof FROM identity_proof ORDER BY proof').all();
  expect(proofs()).toHaveLength(2);
  lists.put('/f.xml', feed('bo@lind.example (Bo Lind)', 'g2'));
  expect(await api.sources.syncSource({ id })).toMatchObject({ added: 1, gone: 0 });
  expect(proofs()).toHaveLength(2);
  expect((await api.contributors.list({})).total).toBe(2);
});

it('says in words what is no such thing, and keeps what was read before', async () => {
  const lists = await server({ '/c.ics': calendar(event('a', 'Gate days', '2026-06-01')) });
  const { api } = freshWorkspace();
  const { id } = await api.sources.addDocument({ kind: 'calendar', addresses: [`${lists.url}/c.ics`] });
  await api.sources.syncSource({ id });
  lists.put('/c.ics', '<!doctype html><title>Sign in</title>', 'text/html');
  await expect(api.sources.syncSource({ id })).rejects.toThrow('This is a web page, not a calendar');
  lists.remove('/c.ics');
  await expect(api.sources.syncSource({ id })).rejects.toThrow('There is nothing at');
  expect((await api.events.list({})).total).toBe(1);
  await expect(api.sources.addDocument({ kind: 'calendar', addresses: [`${lists.url}/c.ics`] })).rejects.toThrow(
    'This is a source already',
  );
  await expect(api.sources.addDocument({ kind: 'calendar' })).rejects.toThrow('Give a file');
  await expect(api.sources.addDocument({ kind: 'feed', path: '/nowhere/at-all.xml' })).rejects.toThrow('There is no file');
});

it('understands a page anew with other settings, although its server says that nothing changed', async () => {
  const lists = await server({ '/c.ics': calendar(event('a', 'Something', '2026-06-01')) });
  const { api } = freshWorkspace();
  const { id } = await api.sources.addDocument({ kind: 'calendar', addresses: [`${lists.url}/c.ics`] });
  await api.sources.syncSource({ id });
  await api.sources.editDocument({ id, settings: { eventKind: 'webinar' } });
  expect(await api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 1 });
  expect((await api.events.list({})).rows).toMatchObject([{ name: 'Something', kind: 'webinar' }]);
  expect(await api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
});

it('reads on trial where a source lies, without its place being said again', async () => {
  const lists = await server({ '/c.ics': calendar(event('a', 'Something', '2026-06-01')) });
  const { api } = freshWorkspace();
  const { id } = await api.sources.addDocument({ kind: 'calendar', addresses: [`${lists.url}/c.ics`] });
  expect(await api.sources.tryDocument({ kind: 'calendar', source: id })).toMatchObject({ events: 1, aside: 0 });
  expect((await api.events.list({})).rows).toEqual([]);
  await expect(api.sources.tryDocument({ kind: 'calendar' })).rejects.toThrow('Give a file');
});

it('counts what is to come, over, open and taken out as the lists show it', async () => {
  const list = [
    conference('Open', '2026-09-01', { cfpEndDate: '2026-06-01', cfpUrl: 'https://gates.example/cfp' }),
    conference('Closed', '2026-09-02', { cfpEndDate: '2026-05-01', cfpUrl: 'https://gates.example/cfp' }),
    conference('Over', '2026-03-01'),
    conference('Hidden', '2026-09-03'),
  ];
  const lists = await server({ '/js.json': JSON.stringify(list) });
  const { api } = freshWorkspace();
  const { id } = await api.sources.addDocument({ kind: 'conferences', addresses: [`${lists.url}/js.json`] });
  await api.sources.syncSource({ id });
  const hidden = (await api.events.list({ search: 'hidden' })).rows[0];
  await api.events.removeEvent({ event: hidden?.id ?? '' });
  const counts = await api.events.counts({});
  expect(counts).toEqual({ upcoming: 2, past: 1, calls: 1, hidden: 1 });
  for (const when of ['upcoming', 'past', 'calls', 'hidden'] as const)
    expect((await api.events.list({ when })).total, when).toBe(counts[when]);
});
