/** A topic of a Discourse forum with its posts, as what was begun and what was said in it. */
import type { ToldAside, ToldPerson } from '../../../../shared/domain/sources/told.ts';
import type { ToldForumTopic, ToldNote, ToldProject } from '../../../../shared/domain/sources/work-items.ts';
import { fieldOf, instantOf, linkOf, listOf, nameOf, numberOf, personOf, rawOf, textOf, titleOf } from '../telling.ts';
import { problemIn } from './topics.ts';

export interface Forum {
  /** Where it is: `https://forum.example.org`, or with a path. */
  address: string;
  /** Accounts are its own. */
  platform: string;
  project: ToldProject;
}

export interface TopicTold {
  /** `null`: it is private, was taken away, or is none at all. */
  topic: ToldForumTopic | null;
  /** Posts that could not be understood, or the whole of it. */
  aside: ToldAside[];
}

export const topicKey = ({ project }: Pick<Forum, 'project'>, id: number): string => `${project.key}~${id}`;

const longestTag = 100;

/** Posts of a topic's answer, or of one to `/t/{id}/posts.json?post_ids[]=…`. */
const postsIn = (answer: unknown): unknown[] => listOf(fieldOf(fieldOf(answer, 'post_stream'), 'posts'));

/** A forum answers with the first 20 posts of a topic; the numbers of the others, in order, are still to be asked for. */
export function missingPosts(topic: unknown, more: readonly unknown[] = []): number[] {
  const there = new Set([topic, ...more].flatMap(postsIn).map((post) => numberOf(fieldOf(post, 'id'))));
  const stream = listOf(fieldOf(fieldOf(topic, 'post_stream'), 'stream')).map(numberOf);
  return [...new Set(stream)].filter((id) => id !== null).filter((id) => !there.has(id));
}

/**
 * `answer`: to `/t/{id}.json`; `more`: answers with its further posts, in any order; `movedAt`: the forum's stamp of it, UTC epoch
 * milliseconds. Posts of the forum itself, hidden and deleted ones are none.
 */
export function topicTold(id: number, answer: unknown, more: readonly unknown[], forum: Forum, movedAt: number): TopicTold {
  const key = topicKey(forum, id);
  if (numberOf(fieldOf(answer, 'id')) !== id || !Array.isArray(fieldOf(fieldOf(answer, 'post_stream'), 'posts')))
    return { topic: null, aside: [{ key, reason: problemIn(answer, 'a topic'), raw: rawOf(answer) }] };
  const aside: ToldAside[] = [];
  const posts = new Map<number, unknown>();
  for (const [at, post] of [answer, ...more].flatMap(postsIn).entries()) {
    const number = numberOf(fieldOf(post, 'id'));
    if (number === null)
      aside.push({ key: `${key}:${at}`, reason: 'A post has no number of its own, so it cannot be told from others.', raw: rawOf(post) });
    // One asked for twice: what the forum said last stands, whichever came first.
    else if (!posts.has(number) || versionOf(post) > versionOf(posts.get(number))) posts.set(number, post);
  }
  // A private message is nobody else's to read; a topic that was taken away is none.
  if (fieldOf(answer, 'archetype') === 'private_message' || (fieldOf(answer, 'deleted_at') ?? null) !== null)
    return { topic: null, aside: [] };
  const notes: ToldNote[] = [];
  let isBegun = false;
  let beganAt = instantOf(fieldOf(answer, 'created_at'));
  for (const [number, post] of [...posts].sort(([one], [other]) => one - other)) {
    if (!isSaid(post)) continue;
    const at = instantOf(fieldOf(post, 'created_at'));
    if (at === null) {
      aside.push({ key: `${key}:${number}`, reason: 'It does not say when it was written.', raw: rawOf(post) });
      continue;
    }
    if (isFirst(post)) {
      isBegun = true;
      beganAt ??= at;
    } else notes.push({ id: String(number), person: posterOf(post, forum.platform), at, kind: 'comment' });
  }
  beganAt ??= notes[0]?.at ?? null;
  if (beganAt === null)
    return {
      topic: null,
      aside: [...aside, { key, reason: 'It does not say when it was begun.', raw: rawOf({ ...(answer as object), post_stream: null }) }],
    };
  const topic: ToldForumTopic = {
    kind: 'forum_topic',
    key,
    project: forum.project,
    number: id,
    title: titleOf(fieldOf(answer, 'title')) || titleOf(fieldOf(answer, 'fancy_title')),
    link: linkTo(answer, id, forum),
    author: authorOf(answer, [...posts.values()], forum.platform),
    openedAt: beganAt,
    updatedAt: movedAt,
    labels: tagsOf(answer),
    milestone: null,
    notes,
    isBegun,
  };
  return { topic, aside };
}

/** Tags are names, or since 2025 things with a name. */
const tagsOf = (topic: unknown): string[] =>
  listOf(fieldOf(topic, 'tags'))
    .map((tag) => textOf(fieldOf(tag, 'name') ?? tag, longestTag))
    .filter((tag) => tag !== '');

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

/** Who began it: the topic says it, or its first post does. `null`: nobody is told, or it was the forum itself (a welcome, a description of a category). */
function authorOf(topic: unknown, posts: readonly unknown[], platform: string): ToldPerson | null {
  const created = fieldOf(fieldOf(topic, 'details'), 'created_by');
  const first = posts.find(isFirst);
  const id = numberOf(fieldOf(created, 'id')) ?? numberOf(fieldOf(topic, 'user_id')) ?? numberOf(fieldOf(first, 'user_id'));
  const username = nameOf(fieldOf(created, 'username')) ?? nameOf(fieldOf(first, 'username'));
  if ((id === null && username === null) || (id !== null && id < 0)) return null;
  const name = nameOf(fieldOf(created, 'name')) ?? nameOf(fieldOf(first, 'name'));
  return personOf(platform, { accountId: id === null ? null : String(id), username, name });
}

function linkTo(topic: unknown, id: number, { address }: Forum): string {
  const slug = fieldOf(topic, 'slug');
  const named = typeof slug === 'string' && slug !== '' && slug.length <= 300 ? `${encodeURIComponent(slug)}/` : '';
  return linkOf(`${address.replace(/\/+$/, '')}/t/${named}${id}`);
}
