import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Forum, missingPosts, topicTold } from '../../../../../electron/core/sources/discourse/posts.ts';
import { deedsOf, firstResponse } from '../../../../../shared/domain/sources/deeds.ts';
import type { ToldForumTopic } from '../../../../../shared/domain/sources/work-items.ts';

const forum: Forum = {
  address: 'https://forum.example.org/',
  platform: 'forum.example.org',
  project: { key: 'forum.example.org/forum', path: 'forum.example.org', link: 'https://forum.example.org/' },
};
const post = (id: number, user: number, number: number, more: Record<string, unknown> = {}) => ({
  id,
  user_id: user,
  username: `user${user}`,
  name: `Name ${user}`,
  post_number: number,
  post_type: 1,
  created_at: `2024-05-01T10:${String(number).padStart(2, '0')}:00.000Z`,
  cooked: '<p>What nobody needs to keep</p>',
  hidden: false,
  deleted_at: null,
  user_deleted: false,
  ...more,
});
const topic = (posts: unknown[], more: Record<string, unknown> = {}) => ({
  id: 7,
  title: 'How do I\u0000 build it?',
  slug: 'how-do-i-build-it',
  archetype: 'regular',
  post_stream: { posts, stream: posts.map((one) => (one as { id?: number } | null)?.id) },
  details: { created_by: { id: 1, username: 'user1', name: 'Name 1' } },
  ...more,
});
const told = (answer: unknown, more: unknown[] = []) => topicTold(7, answer, more, forum, 99);
/** Who said what as what, as activities. */
const deeds = (answer: unknown, more: unknown[] = []) => {
  const found = told(answer, more).topic;
  return found === null ? [] : deedsOf(found).map(({ key, person, countsAs }) => `${key.slice(24)} ${person.username} ${countsAs}`);
};

describe('a topic of a forum', () => {
  it('is begun by one, and the replies of others are help', () => {
    const { topic: found, aside } = told(
      topic([post(10, 1, 1), post(11, 2, 2), post(12, 1, 3), post(13, 3, 4)], { tags: ['gates', { name: 'hinges' }] }),
    );
    expect(aside).toEqual([]);
    expect(found).toMatchObject({
      key: 'forum.example.org/forum~7',
      number: 7,
      author: { platform: 'forum.example.org', accountId: '1', username: 'user1', name: 'Name 1', email: null, isBot: false },
      openedAt: Date.UTC(2024, 4, 1, 10, 1),
      updatedAt: 99,
      title: 'How do I build it?',
      link: 'https://forum.example.org/t/how-do-i-build-it/7',
      labels: ['gates', 'hinges'],
      isBegun: true,
    });
    expect(deeds(topic([post(10, 1, 1), post(11, 2, 2), post(12, 1, 3), post(13, 3, 4)]))).toEqual([
      '7 user1 question',
      '7:11 user2 forum_help',
      '7:12 user1 reply',
      '7:13 user3 forum_help',
    ]);
    expect(firstResponse(found as ToldForumTopic)).toBe(Date.UTC(2024, 4, 1, 10, 2));
    expect(JSON.stringify(found)).not.toContain('nobody needs');
  });

  it('counts neither what the forum itself says, nor what is hidden, deleted or for staff only', () => {
    const none = [
      { post_type: 2 },
      { post_type: 3 },
      { post_type: 4 },
      { user_id: -1, username: 'system' },
      { user_id: -2, username: 'discobot' },
      { hidden: true },
      { deleted_at: '2024-05-02T00:00:00.000Z' },
      { user_deleted: true },
    ];
    const answer = topic([post(10, 1, 1), ...none.map((more, at) => post(20 + at, 2, 2 + at, more))]);
    expect(deeds(answer)).toEqual(['7 user1 question']);
    expect(told(answer).aside).toEqual([]);
  });

  it('knows who began it where the first post is gone, and counts no replies where nobody does', () => {
    expect(deeds(topic([post(11, 2, 2), post(12, 1, 3)]))).toEqual(['7:11 user2 forum_help', '7:12 user1 reply']);
    expect(deeds(topic([post(11, 2, 2), post(12, 1, 3)], { details: {} }))).toEqual([]);
  });

  it('that the forum began is nobody whom a reply could help', () => {
    expect(deeds(topic([post(10, -1, 1), post(11, 2, 2)], { details: { created_by: { id: -1, username: 'system' } } }))).toEqual([]);
  });

  it('goes by accounts where numbers are missing, in any case', () => {
    const created = { details: { created_by: { username: 'Ana' } } };
    const replies = [post(11, 1, 2, { user_id: null, username: 'ana' }), post(12, 2, 3, { user_id: null, username: 'bo', name: '' })];
    expect(deeds(topic(replies, created))).toEqual(['7:11 ana reply', '7:12 bo forum_help']);
  });

  it('that is private, or was taken away, tells nothing', () => {
    for (const more of [{ archetype: 'private_message' }, { deleted_at: '2024-05-02T00:00:00Z' }])
      expect(told(topic([post(10, 1, 1), post(11, 2, 2)], more))).toEqual({ topic: null, aside: [] });
  });

  it('sets aside what cannot be understood, and knows nobody where the account is gone', () => {
    const answer = topic([
      post(10, 1, 1),
      { post_number: 2 },
      post(12, 2, 3, { created_at: 'soon' }),
      post(13, 2, 4, { user_id: null, username: null }),
    ]);
    expect(told(answer).aside.map(({ key, reason }) => [key, reason])).toEqual([
      ['forum.example.org/forum~7:1', 'A post has no number of its own, so it cannot be told from others.'],
      ['forum.example.org/forum~7:12', 'It does not say when it was written.'],
    ]);
    expect(told(answer).topic?.notes.map(({ id, person }) => [id, person])).toEqual([['13', null]]);
    expect(deeds(answer)).toEqual(['7 user1 question']);
  });

  it.each([
    null,
    [],
    {},
    { id: 7 },
    { id: 8, post_stream: { posts: [] } },
    { id: 7, post_stream: { posts: {} } },
    { errors: ['The requested URL or resource could not be found.'] },
  ])('that is another answer is set aside: %j', (answer) => {
    const { topic: found, aside } = told(answer);
    expect(found).toBeNull();
    expect(aside).toHaveLength(1);
    expect(aside[0]?.reason).toMatch(/not a topic as a Discourse forum gives it|The forum says: /);
  });

  it('cuts names and titles, and takes a name for a bot by its end only', () => {
    const posts = [
      post(10, 1, 1),
      post(11, 2, 2, { name: 'x'.repeat(10_240), username: 'deploy[bot]' }),
      post(12, 3, 3, { username: 'talbot' }),
    ];
    const { topic: found } = told(topic(posts, { title: 'y'.repeat(5000) }));
    expect(found?.title).toHaveLength(301);
    expect(found?.notes.map(({ person }) => [person?.name?.length, person?.isBot])).toEqual([
      [500, true],
      [6, false],
    ]);
  });

  it('is the same in whatever order its posts come, and however they are parted', () => {
    const posts = [post(10, 1, 1), ...Array.from({ length: 12 }, (_, at) => post(11 + at, 1 + (at % 4), 2 + at))];
    const whole = told(topic(posts));
    fc.assert(
      fc.property(fc.shuffledSubarray(posts, { minLength: posts.length }), fc.nat(posts.length), (mixed, first) => {
        const more = [{ post_stream: { posts: mixed.slice(first) } }, { post_stream: { posts: mixed.slice(0, 3) } }];
        expect(told(topic(mixed.slice(0, first)), more)).toEqual(whole);
      }),
    );
  });
});

describe('posts still to be asked for', () => {
  it('are those of the stream that no answer holds, each once, in order', () => {
    const answer = topic([post(10, 1, 1), post(11, 2, 2)]);
    answer.post_stream.stream = [10, 11, 15, 12, 15, 13, 'x' as unknown as number];
    expect(missingPosts(answer)).toEqual([15, 12, 13]);
    expect(missingPosts(answer, [{ post_stream: { posts: [post(12, 1, 3), post(15, 1, 4)] } }])).toEqual([13]);
    expect(missingPosts({})).toEqual([]);
  });
});
