/**
 * What a Discourse forum answers to whoever reads its topics, made up: `/latest.json` by pages with what moved last on top and pinned
 * topics above, a topic with its first 20 posts, further posts by their numbers (docs.discourse.org). It can be changed while it is read.
 */
import { type Asked, json, type ServerOptions, startServer, type TestServer } from './http-server.ts';

export interface MadePost {
  id: number;
  /** Number of its user; -1: the forum itself. */
  user: number;
  at: number;
  isHidden?: boolean;
}
export interface MadeTopic {
  id: number;
  title: string;
  tags: string[];
  isPinned: boolean;
  /** The first began it. */
  posts: MadePost[];
}

const begin = Date.UTC(2026, 0, 5);
const hour = 3_600_000;
const perPage = 30;
const firstPosts = 20;
export const userOf = (id: number) => ({ id, username: id < 0 ? 'system' : `member${id}`, name: id < 0 ? 'system' : `Member ${id}` });
export const movedAt = ({ posts }: MadeTopic): number => Math.max(...posts.map(({ at }) => at));

/** `count` topics, every tenth with more posts than a forum gives at once, every fiftieth pinned and begun by the forum; the same each time. */
export function madeTopics(count: number): MadeTopic[] {
  return Array.from({ length: count }, (_, n) => {
    const isForums = n % 50 === 49;
    const posts = Array.from({ length: n % 10 === 3 ? 47 : 1 + (n % 6) }, (_, m) => ({
      id: n * 100 + m + 1,
      user: m === 0 && isForums ? -1 : m % 5 === 4 ? 1 + (n % 7) : 1 + ((n + m * 3) % 11),
      at: begin + n * hour + m * 60_000,
      ...(m === 2 && n % 4 === 0 ? { isHidden: true } : {}),
    }));
    return { id: n + 1, title: `Topic ${n + 1}`, tags: n % 3 === 0 ? ['gates'] : [], isPinned: isForums, posts };
  });
}

export interface MadeDiscourse extends TestServer {
  /** What it has, to be changed by a test. */
  topics: MadeTopic[];
}

export async function startMadeDiscourse(topics: MadeTopic[], options: ServerOptions = {}): Promise<MadeDiscourse> {
  const server = await startServer((asked) => answer(made.topics, asked), options);
  const made: MadeDiscourse = Object.assign(server, { topics });
  return made;
}

const iso = (at: number): string => new Date(at).toISOString();
const slugOf = ({ title }: MadeTopic): string => title.toLowerCase().replace(/\s+/g, '-');

function answer(topics: readonly MadeTopic[], asked: Asked) {
  const { path, query, headers } = asked;
  if (path === '/about.json') return json({ about: { title: 'North', version: '3.4.1' } });
  if (path === '/session/current.json')
    return headers['api-key'] === undefined ? json({}, {}, 404) : json({ current_user: { username: 'reader' } });
  if (path === '/latest.json') return latest(topics, Number(query.get('page') ?? 0));
  const [, id, rest] = /^\/t\/(\d+)(\/posts)?\.json$/.exec(path) ?? [];
  const topic = topics.find((one) => one.id === Number(id));
  if (!topic) return json({ errors: ['The requested URL or resource could not be found.'], error_type: 'not_found' }, {}, 404);
  const shown = topic.posts.map((post, at) => postAs(topic, post, at + 1));
  const stream = topic.posts.map((post) => post.id);
  if (rest) {
    const wanted = new Set(query.getAll('post_ids[]').map(Number));
    return json({ post_stream: { posts: shown.filter((post) => wanted.has(post.id)) }, id: topic.id });
  }
  return json({
    id: topic.id,
    title: topic.title,
    slug: slugOf(topic),
    tags: topic.tags,
    archetype: 'regular',
    deleted_at: null,
    created_at: iso(topic.posts[0]?.at ?? 0),
    details: { created_by: userOf(topic.posts[0]?.user ?? -1) },
    post_stream: { posts: shown.slice(0, firstPosts), stream },
  });
}

function latest(topics: readonly MadeTopic[], page: number) {
  const pinned = topics.filter(({ isPinned }) => isPinned);
  const others = topics.filter(({ isPinned }) => !isPinned).sort((a, b) => movedAt(b) - movedAt(a) || b.id - a.id);
  const all = [...pinned, ...others];
  const more = (page + 1) * perPage < all.length ? { more_topics_url: `/latest?no_definitions=true&page=${page + 1}` } : {};
  const shown = all.slice(page * perPage, (page + 1) * perPage).map((topic) => ({
    id: topic.id,
    title: topic.title,
    slug: slugOf(topic),
    pinned: topic.isPinned,
    created_at: iso(topic.posts[0]?.at ?? 0),
    last_posted_at: iso(movedAt(topic)),
    bumped_at: iso(movedAt(topic)),
  }));
  return json({ users: [], topic_list: { per_page: perPage, topics: shown, ...more } });
}

const postAs = (topic: MadeTopic, { id, user, at, isHidden = false }: MadePost, number: number) => ({
  id,
  user_id: user,
  username: userOf(user).username,
  name: userOf(user).name,
  post_number: number,
  post_type: 1,
  created_at: iso(at),
  updated_at: iso(at),
  cooked: '<p>What nobody needs to keep</p>',
  topic_id: topic.id,
  hidden: isHidden,
  deleted_at: null,
  user_deleted: false,
});
