/** A topic of a Discourse forum with its posts, as what people did. */
import { type Told, type ToldActivity, type ToldPerson, toldNothing } from '../../../../shared/domain/sources/told.ts';
import { fieldOf, instantOf, linkOf, listOf, nameOf, numberOf, personOf, setAside, titleOf } from '../telling.ts';
import { problemIn } from './topics.ts';

/** One that somebody began. A question is not yet help, so it counts as none of the nine kinds. */
export type BegunTopic = Omit<ToldActivity, 'countsAs'>;

export interface TopicTold extends Told {
  topics: BegunTopic[];
}

export interface ForumOptions {
  /** Where the forum is: `https://forum.example.org`, or with a path. */
  address: string;
}

/** The host of the forum: accounts are its own. */
export const platformOf = ({ address }: ForumOptions): string => new URL(address).host.toLowerCase();

/** Posts of a topic's answer, or of one to `/t/{id}/posts.json?post_ids[]=…`. */
const postsIn = (answer: unknown): unknown[] => listOf(fieldOf(fieldOf(answer, 'post_stream'), 'posts'));

/** A forum answers with the first 20 posts of a topic; the numbers of the others, in order, are still to be asked for. */
export function missingPosts(topic: unknown, more: readonly unknown[] = []): number[] {
  const there = new Set([topic, ...more].flatMap(postsIn).map((post) => numberOf(fieldOf(post, 'id'))));
  const stream = listOf(fieldOf(fieldOf(topic, 'post_stream'), 'stream')).map(numberOf);
  return [...new Set(stream)].filter((id) => id !== null).filter((id) => !there.has(id));
}

/**
 * `topic`: the answer to `/t/{id}.json`; `more`: answers with its further posts, in any order. The first post begins a topic; a reply
 * counts as help on the forum where somebody else began the topic. Posts of the forum itself, hidden and deleted ones are none.
 */
export function topicTold(topic: unknown, more: readonly unknown[], options: ForumOptions): TopicTold {
  const told: TopicTold = { ...toldNothing(), topics: [] };
  const id = numberOf(fieldOf(topic, 'id'));
  if (id === null || !Array.isArray(fieldOf(fieldOf(topic, 'post_stream'), 'posts'))) {
    setAside(told, `topic/${id ?? '?'}`, problemIn(topic, 'a topic'), topic);
    return told;
  }
  const posts = new Map<number, unknown>();
  for (const [at, post] of [topic, ...more].flatMap(postsIn).entries()) {
    const number = numberOf(fieldOf(post, 'id'));
    if (number === null) setAside(told, `topic/${id}/${at}`, 'A post has no number of its own, so it cannot be told from others.', post);
    // One asked for twice: what the forum said last stands, whichever came first.
    else if (!posts.has(number) || versionOf(post) > versionOf(posts.get(number))) posts.set(number, post);
  }
  // A private message is nobody else's to read; a topic that was taken away is none.
  if (fieldOf(topic, 'archetype') === 'private_message' || (fieldOf(topic, 'deleted_at') ?? null) !== null) return told;
  const platform = platformOf(options);
  const title = titleOf(fieldOf(topic, 'title')) || titleOf(fieldOf(topic, 'fancy_title'));
  const author = authorOf(topic, [...posts.values()]);
  const people = new Map<string, ToldPerson>();
  const without = { author: 0, topic: 0 };
  for (const [number, post] of [...posts].sort(([one], [other]) => one - other)) {
    if (!isSaid(post)) continue;
    const person = posterOf(post, platform);
    if (person === null) {
      without.author += 1;
      continue;
    }
    const at = instantOf(fieldOf(post, 'created_at'));
    if (at === null) {
      setAside(told, `post/${number}`, 'It does not say when it was written.', post);
      continue;
    }
    const link = linkTo(topic, id, numberOf(fieldOf(post, 'post_number')), options);
    people.set(`${person.accountId} ${person.username}`, person);
    const said = { key: `post/${number}`, person, at, title, link };
    if (isFirst(post)) told.topics.push(said);
    else if (author === null) without.topic += 1;
    else if (isAnother(author, post)) told.activities.push({ ...said, countsAs: 'forum_help' });
  }
  told.people.push(...people.values());
  if (without.author > 0) told.remarks.push(`${posted(without.author)} no author any more and ${were(without.author)} left out.`);
  if (without.topic > 0)
    told.remarks.push(`Who began the topic “${title}” is not told, so ${replies(without.topic)} not counted as help for somebody else.`);
  return told;
}

const posted = (count: number): string => (count === 1 ? '1 post has' : `${count.toLocaleString('en')} posts have`);
const were = (count: number): string => (count === 1 ? 'was' : 'were');
const replies = (count: number): string => (count === 1 ? '1 reply was' : `${count.toLocaleString('en')} replies were`);

const versionOf = (post: unknown): number => instantOf(fieldOf(post, 'updated_at')) ?? 0;
const isFirst = (post: unknown): boolean => numberOf(fieldOf(post, 'post_number')) === 1;

/** Somebody's words, there for everybody. Types: 1 a post, 2 a moderator's act, 3 a small act such as closing, 4 a whisper among staff. */
const isSaid = (post: unknown): boolean =>
  (numberOf(fieldOf(post, 'post_type')) ?? 1) === 1 &&
  // -1 is the forum itself, -2 its guide for newcomers.
  (numberOf(fieldOf(post, 'user_id')) ?? 0) >= 0 &&
  (fieldOf(post, 'deleted_at') ?? null) === null &&
  fieldOf(post, 'user_deleted') !== true &&
  fieldOf(post, 'hidden') !== true;

function posterOf(post: unknown, platform: string): ToldPerson | null {
  const id = numberOf(fieldOf(post, 'user_id'));
  const username = nameOf(fieldOf(post, 'username'));
  const name = nameOf(fieldOf(post, 'name')) ?? nameOf(fieldOf(post, 'display_username'));
  if (username === null && id === null) return null;
  return personOf(platform, { accountId: id === null ? null : String(id), username, name });
}

interface Author {
  id: number | null;
  username: string | null;
}

/** Who began it: the topic says it, or its first post does. `null`: nobody is told. */
function authorOf(topic: unknown, posts: readonly unknown[]): Author | null {
  const created = fieldOf(fieldOf(topic, 'details'), 'created_by');
  const first = posts.find(isFirst);
  const id = numberOf(fieldOf(created, 'id')) ?? numberOf(fieldOf(topic, 'user_id')) ?? numberOf(fieldOf(first, 'user_id'));
  const username = nameOf(fieldOf(created, 'username')) ?? nameOf(fieldOf(first, 'username'));
  return id === null && username === null ? null : { id, username: username?.toLowerCase() ?? null };
}

/** What the forum itself began (a welcome, a description of a category) is nobody's question. */
function isAnother(author: Author, post: unknown): boolean {
  const id = numberOf(fieldOf(post, 'user_id'));
  if (author.id !== null && author.id < 0) return false;
  if (author.id !== null && id !== null) return author.id !== id;
  return author.username !== null && author.username !== nameOf(fieldOf(post, 'username'))?.toLowerCase();
}

function linkTo(topic: unknown, id: number, post: number | null, { address }: ForumOptions): string {
  const slug = fieldOf(topic, 'slug');
  const named = typeof slug === 'string' && slug !== '' && slug.length <= 300 ? `${encodeURIComponent(slug)}/` : '';
  return linkOf(`${address.replace(/\/+$/, '')}/t/${named}${id}${post === null ? '' : `/${post}`}`);
}
