/** A forum read from end to end, beside what is counted of its topics by another way; and whatever goes wrong. */
import { expect, it, onTestFinished } from 'vitest';
import type { CountedKind } from '../../../../shared/domain/contributors/contributions.ts';
import { type Direct, newDirect } from '../../../support/direct.ts';
import { type MadeDiscourse, type MadeTopic, madeTopics, movedAt, startMadeDiscourse, userOf } from '../../../support/discourse-server.ts';
import { expectSameDespiteFaults, expectSameWhereverStopped } from '../../../support/disturbed.ts';
import { countedIn } from '../../../support/forge-counts.ts';

async function forum(count: number): Promise<MadeDiscourse> {
  const server = await startMadeDiscourse(madeTopics(count));
  onTestFinished(() => server.stop());
  return server;
}

function workspace(): Direct {
  const direct = newDirect();
  onTestFinished(() => direct.store.close());
  return direct;
}

const added = ({ api }: Direct, { url }: MadeDiscourse) => api.sources.addServer({ kind: 'discourse', address: url, name: 'forum' });

/** What everybody did, by username and kind, straight from what the forum has. */
function expected(topics: readonly MadeTopic[]): Record<string, number> {
  const counts: Record<string, number> = {};
  const add = (user: number, kind: CountedKind): void => {
    if (user < 0) return;
    const key = `${userOf(user).username} ${kind}`;
    counts[key] = (counts[key] ?? 0) + 1;
  };
  for (const { posts } of topics) {
    const [first, ...replies] = posts;
    if (!first || first.user < 0) continue;
    add(first.user, 'question');
    for (const { user, isHidden } of replies) if (!isHidden) add(user, user === first.user ? 'reply' : 'forum_help');
  }
  return counts;
}

it('counts what everybody did as the forum has it, beyond the first posts, the first page and what is pinned', async () => {
  const server = await forum(137);
  const direct = workspace();
  const { id } = await added(direct, server);
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 137, changed: 0, rejected: 0, incomplete: null });
  expect(countedIn(direct)).toEqual(expected(server.topics));
  const { server: row } = await direct.api.sources.get({ id });
  const all = Object.values(expected(server.topics)).reduce((sum, count) => sum + count, 0);
  const begun = server.topics.filter(({ posts }) => (posts[0]?.user ?? -1) >= 0).length;
  expect(row).toMatchObject({ projects: 1, topics: 137, comments: all - begun });
});

it('asks once where nothing is new, and takes one reply as one change', async () => {
  const server = await forum(80);
  const direct = workspace();
  const { id } = await added(direct, server);
  await direct.api.sources.syncSource({ id });
  server.forget();
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 0, incomplete: null });
  expect(server.asked.map(({ path }) => path)).toEqual(['/latest.json']);
  const topic = server.topics[5] as MadeTopic;
  topic.posts.push({ id: 99_999, user: 10, at: movedAt(server.topics[79] as MadeTopic) + 60_000 });
  server.forget();
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 1 });
  expect(server.asked.map(({ path }) => path)).toEqual(['/latest.json', '/t/6.json']);
  expect(countedIn(direct)).toEqual(expected(server.topics));
});

it('takes out what was deleted: a post when its topic moves, a topic with a whole pass', async () => {
  const server = await forum(40);
  const direct = workspace();
  const { id } = await added(direct, server);
  await direct.api.sources.syncSource({ id });
  const [moved, gone] = [server.topics[3], server.topics[7]] as [MadeTopic, MadeTopic];
  moved.posts.splice(5, 1);
  moved.posts.push({ id: 99_999, user: 10, at: movedAt(server.topics[39] as MadeTopic) + 60_000 });
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 1, gone: 0 });
  server.topics = server.topics.filter((one) => one !== gone);
  expect(await direct.api.sources.syncSource({ id, full: true })).toMatchObject({ added: 0, changed: 0, gone: 1 });
  expect(countedIn(direct)).toEqual(expected(server.topics));
  expect((await direct.api.sources.get({ id })).server).toMatchObject({ topics: 39 });
});

it('keeps a person’s word over what the forum says, and the timeline leads to the topic', async () => {
  const server = await forum(12);
  const direct = workspace();
  const { api } = direct;
  const { id } = await added(direct, server);
  await api.sources.syncSource({ id });
  const person = (await api.contributors.list({ search: 'member1', limit: 1, offset: 0 })).rows[0];
  await api.contributors.renameContributor({ contributor: person?.id ?? '', name: 'Ana Pires' });
  await api.sources.syncSource({ id, full: true });
  const { rows } = await api.contributors.list({ search: 'Ana Pires', limit: 5, offset: 0 });
  expect(rows).toHaveLength(1);
  const timeline = await api.contributors.timeline({ contributor: rows[0]?.id ?? '' });
  expect(timeline.rows.length).toBeGreaterThan(0);
  for (const row of timeline.rows) expect(row.link).toMatch(new RegExp(`^${server.url}/t/topic-\\d+/\\d+$`));
});

it('does not lose a topic that a deleted one pulls to a page that was read already', async () => {
  const server = await forum(95);
  const direct = workspace();
  const { id } = await added(direct, server);
  let isDone = false;
  server.before = ({ query, path }) => {
    if (isDone || path !== '/latest.json' || query.get('page') !== '1') return;
    isDone = true;
    const newest = server.topics.filter(({ isPinned }) => !isPinned).sort((a, b) => movedAt(b) - movedAt(a))[0];
    server.topics = server.topics.filter((one) => one !== newest);
  };
  await direct.api.sources.syncSource({ id });
  expect((await direct.api.sources.syncSource({ id, full: true })).gone).toBe(1);
  expect(countedIn(direct)).toEqual(expected(server.topics));
  const other = workspace();
  const again = await added(other, server);
  await other.api.sources.syncSource({ id: again.id });
  expect(countedIn(other)).toEqual(expected(server.topics));
});

it('is refused with groups or projects, and says what it is when it is tried', async () => {
  const server = await forum(3);
  const { api } = workspace();
  const input = { kind: 'discourse' as const, address: server.url };
  await expect(api.sources.addServer({ ...input, scope: ['north'] })).rejects.toThrow('A forum is read whole');
  await expect(api.sources.addServer({ kind: 'forgejo', address: server.url, scope: [] })).rejects.toThrow('Say what is read of it');
  expect(await api.sources.tryServer({ ...input, token: 'of-no-secret' })).toEqual({
    software: 'Discourse 3.4.1',
    account: 'reader',
    may: [
      { what: 'the account of the key', ok: true, why: null },
      { what: 'topics', ok: true, why: null },
    ],
  });
  expect([...new Set(server.asked.map(({ headers }) => headers['api-key']))]).toEqual(['of-no-secret']);
  server.faults = [{ path: /latest/, kind: 'body', body: '{"errors":["You need to be logged in."],"error_type":"not_logged_in"}' }];
  expect((await api.sources.tryServer(input)).may).toEqual([
    { what: 'topics', ok: false, why: 'The forum says: You need to be logged in.' },
  ]);
});

it('arrives at the same whatever passing faults there are', { timeout: 120_000 }, async () => {
  const server = await forum(70);
  await expectSameDespiteFaults(server, (direct) => added(direct, server), 90, 12);
});

it('arrives at the same when it is stopped anywhere and read again', { timeout: 120_000 }, async () => {
  const server = await forum(70);
  await expectSameWhereverStopped(server, (direct) => added(direct, server), 90, 12);
});

it('is read to its end although somebody answers all the time', async () => {
  const server = await forum(137);
  const { api } = workspace();
  const { id } = await api.sources.addServer({ kind: 'discourse', address: server.url, name: 'forum' });
  let lists = 0;
  // One answer for every four pages that are asked for.
  server.before = ({ path }) => {
    if (path !== '/latest.json') return;
    lists += 1;
    if (lists % 4 === 0) server.topics[lists]?.posts.push({ id: 9_000_000 + lists, user: 1, at: Date.now() + lists });
  };
  expect(await api.sources.syncSource({ id })).toMatchObject({ incomplete: null });
  expect(await api.sources.syncSource({ id })).toMatchObject({ incomplete: null });
  server.before = () => undefined;
  expect(await api.sources.syncSource({ id })).toMatchObject({ incomplete: null });
});

it('takes out nothing because the forum did not give it this once, and asks again', async () => {
  const server = await forum(20);
  const direct = workspace();
  const { id } = await added(direct, server);
  await direct.api.sources.syncSource({ id });
  const before = countedIn(direct);
  const long = server.topics[3] as MadeTopic;
  const last = { id: 99_999, user: 10, at: movedAt(server.topics[19] as MadeTopic) + 60_000 };
  long.posts.push(last);
  server.faults = [{ path: /posts\.json/, kind: 'status', status: 404 }];
  expect((await direct.api.sources.syncSource({ id })).incomplete).toContain('does not give all that was said in topic 4');
  expect(countedIn(direct)).toEqual(before);
  server.faults = [];
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ changed: 1, incomplete: null });
  expect(countedIn(direct)).toEqual(expected(server.topics));
});
