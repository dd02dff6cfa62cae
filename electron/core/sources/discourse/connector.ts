/** Discourse: topics of a whole forum, as far as the key may see them, with everything said in them. */

import { serverTime } from '../../../../shared/domain/sources/retrying.ts';
import type { ToldForumTopic } from '../../../../shared/domain/sources/work-items.ts';
import { AppError } from '../../../../shared/errors.ts';
import { z } from '../../../../shared/zod.ts';
import { SetAside } from '../connector.ts';
import type { HttpClient } from '../http/client.ts';
import { mostPages } from '../remote/by-update.ts';
import { type Known, nameOfServer, overlap, type Page, type RemoteSource, type Resource, settling } from '../remote/connector.ts';
import { Gap, notRead, sorted } from '../remote/failures.ts';
import { atOnce, inParallel } from '../remote/in-parallel.ts';
import { emptyPage } from '../remote/list.ts';
import { type Forum, missingPosts, topicKey, topicTold } from './posts.ts';
import { type LatestPage, type LatestTopic, latestPage } from './topics.ts';

/** Posts asked for at once, as the forum's own pages do. */
const chunk = 20;
/** A list that changes all the time while it is read is gone through again so often at most. */
const mostRounds = 5;

const cursor = z.object({ movedAt: z.int() });

/** `scope` says nothing here: a forum is read whole. */
export function readDiscourse(address: string, _scope: readonly string[], client: HttpClient, now: () => number): RemoteSource {
  const { key, platform } = nameOfServer(address);
  const base = new URL(address).pathname.replace(/\/+$/, '');
  const forum: Forum = { address, platform, project: { key: `${key}/forum`, path: new URL(address).host + base, link: address } };
  const reading: Reading = { client, base, forum, now };
  return {
    client,
    async *resources(): AsyncGenerator<Resource> {
      yield {
        name: `topics ${forum.project.key}`,
        title: client.host,
        prefixes: [topicKey(forum, 0).slice(0, -1)],
        pages: (from, known) => pagesOf(reading, cursor.safeParse(from).data?.movedAt ?? null, known),
      };
    },
  };
}

interface Reading {
  client: HttpClient;
  base: string;
  forum: Forum;
  now: () => number;
}

/**
 * The list has the topic that moved last on top, so its cursor moves when all of it was gone through. A topic that somebody answers
 * meanwhile pushes others back, which are then met twice; one that is taken away pulls one forward past the page that is asked for next.
 * So a list of several pages is gone through again until it brings nothing that was not met.
 */
async function* pagesOf(reading: Reading, from: number | null, known: Known | null): AsyncGenerator<Page> {
  const since = from === null ? null : from - overlap;
  const met = new Map<number, number | null>();
  let latest = from;
  let beganAt: number | null = null;
  for (let rounds = 1; ; rounds += 1) {
    let isNew = false;
    let pages = 0;
    for await (const { list, at } of listed(reading, since)) {
      beganAt ??= at;
      pages += 1;
      const fresh = list.topics.filter(({ id, movedAt }) => !met.has(id) || met.get(id) !== movedAt);
      for (const { id, movedAt } of fresh) {
        met.set(id, movedAt);
        if (movedAt !== null) latest = Math.max(latest ?? 0, movedAt);
      }
      // What moved since it was begun lies beyond the cursor: the next run meets it.
      const began = beganAt;
      isNew ||= fresh.some(({ movedAt }) => movedAt === null || movedAt < began);
      yield await pageOf(reading, list, fresh, at, known);
    }
    if (pages <= 1 || (rounds > 1 && !isNew)) break;
    if (rounds === mostRounds)
      throw new AppError(
        'source_error',
        'Its list changed all the time while it was read. What was read is kept; the next run reads the rest.',
        { problem: 'moving' },
      );
  }
  // A clock that was ahead once must not keep everything after it from being read.
  const moved = latest === null || beganAt === null ? {} : { cursor: { movedAt: Math.min(latest, beganAt) } };
  yield { ...emptyPage, ...moved };
}

/** Page after page, until what follows has not moved since. */
async function* listed({ client, base, now }: Reading, since: number | null): AsyncGenerator<{ list: LatestPage; at: number }> {
  for (let page: number | null = 0, pages = 0; page !== null; pages += 1) {
    if (pages >= mostPages)
      throw new AppError('source_error', `The list of topics of ${client.host} does not end. What was read before is kept.`, {
        problem: 'endless',
      });
    const answer = await client.json(`${base}/latest.json?order=activity&no_definitions=true&page=${page}`);
    const list = answer === null ? { problem: 'There is no list of topics: this is no Discourse forum.' } : latestPage(answer.value, since);
    if ('problem' in list) throw new AppError('source_error', `${client.host}: ${list.problem}`, { problem: 'shape' });
    yield { list, at: serverTime(answer?.found.header ?? (() => null), now()) };
    page = list.isCaughtUp || list.topics.length + list.aside.length === 0 ? null : list.next;
  }
}

async function pageOf(reading: Reading, list: LatestPage, fresh: readonly LatestTopic[], at: number, known: Known | null): Promise<Page> {
  const { forum } = reading;
  const wanted = fresh.filter(
    ({ id, movedAt }) => movedAt === null || known?.stampOf({ kind: 'forum_topic', key: topicKey(forum, id) }) !== movedAt,
  );
  const results = await inParallel(wanted, atOnce, (topic) => wholeOf(reading, topic, at));
  const { whole, gap } = sorted(results.flat());
  const entries = list.aside.map(({ key, reason, raw }) => new SetAside(`${forum.project.key}~${key}`, reason, JSON.stringify(raw) ?? ''));
  return {
    items: [...whole, ...entries],
    present: list.topics.map(({ id }) => topicKey(forum, id)),
    gap,
    unchanged: fresh.length - wanted.length,
    total: null,
    isSettled: ({ updatedAt }) => updatedAt + settling < at,
  };
}

/** With all that was said in it; nothing when it vanished between the list and the look. */
async function wholeOf(
  { client, base, forum }: Reading,
  { id, movedAt }: LatestTopic,
  at: number,
): Promise<(ToldForumTopic | SetAside | Gap)[]> {
  const own = `${base}/t/${id}`;
  try {
    const topic = await client.json(`${own}.json`);
    if (topic === null) return [];
    const more: unknown[] = [];
    const missing = missingPosts(topic.value);
    for (let start = 0; start < missing.length; start += chunk) {
      const ids = missing.slice(start, start + chunk).map((post) => `post_ids[]=${post}`);
      const found = await client.json(`${own}/posts.json?${ids.join('&')}`);
      if (found === null) return [new Gap(`${client.host} does not give all that was said in topic ${id}; the next run asks again.`)];
      more.push(found.value);
    }
    const told = topicTold(id, topic.value, more, forum, movedAt ?? at);
    return [...(told.topic ? [told.topic] : []), ...told.aside.map(({ key, reason, raw }) => new SetAside(key, reason, raw))];
  } catch (error) {
    // One that only some may see stands in nobody else's list; a 403 is one that was closed to the key meanwhile.
    const failed = notRead(topicKey(forum, id), client.host, client.host, { id }, error);
    return [failed];
  }
}
