import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingPosts, topicTold } from '../../../../../electron/core/sources/discourse/posts.ts';

const forum = { address: 'https://Forum.example.org/' };
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
const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key);

describe('a topic of a forum', () => {
  it('is begun by one, and the replies of others are help', () => {
    const told = topicTold(topic([post(10, 1, 1), post(11, 2, 2), post(12, 1, 3), post(13, 3, 4)]), [], forum);
    expect(told.topics).toEqual([
      {
        key: 'post/10',
        person: {
          platform: 'forum.example.org',
          accountId: '1',
          username: 'user1',
          name: 'Name 1',
          email: null,
          isEmailVerified: false,
          isBot: false,
        },
        at: Date.UTC(2024, 4, 1, 10, 1),
        title: 'How do I build it?',
        link: 'https://forum.example.org/t/how-do-i-build-it/7/1',
      },
    ]);
    expect(keys(told.activities)).toEqual(['post/11', 'post/13']);
    expect(told.activities[0]).toMatchObject({
      countsAs: 'forum_help',
      title: 'How do I build it?',
      link: 'https://forum.example.org/t/how-do-i-build-it/7/2',
    });
    expect(told.people.map(({ username }) => username)).toEqual(['user1', 'user2', 'user3']);
    expect(JSON.stringify(told)).not.toContain('nobody needs');
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
    const told = topicTold(topic([post(10, 1, 1), ...none.map((more, at) => post(20 + at, 2, 2 + at, more))]), [], forum);
    expect([told.activities, told.people.length, told.aside, told.remarks]).toEqual([[], 1, [], []]);
  });

  it('knows who began it where the first post is gone, and counts no replies where nobody does', () => {
    expect(keys(topicTold(topic([post(11, 2, 2), post(12, 1, 3)]), [], forum).activities)).toEqual(['post/11']);
    const told = topicTold(topic([post(11, 2, 2), post(12, 1, 3)], { details: {} }), [], forum);
    expect(told.activities).toEqual([]);
    expect(told.remarks).toEqual([
      'Who began the topic “How do I build it?” is not told, so 2 replies were not counted as help for somebody else.',
    ]);
  });

  it('that the forum began is nobody whom a reply could help', () => {
    const begun = { details: { created_by: { id: -1, username: 'system' } } };
    expect(topicTold(topic([post(10, -1, 1), post(11, 2, 2)], begun), [], forum)).toMatchObject({ activities: [], topics: [] });
  });

  it('goes by accounts where numbers are missing, in any case', () => {
    const created = { details: { created_by: { username: 'Ana' } } };
    const replies = [post(11, 1, 2, { user_id: null, username: 'ana' }), post(12, 2, 3, { user_id: null, username: 'bo', name: '' })];
    const told = topicTold(topic(replies, created), [], forum);
    expect(told.activities.map(({ person }) => [person.accountId, person.username, person.name])).toEqual([[null, 'bo', null]]);
  });

  it('that is private, or was taken away, tells nothing', () => {
    for (const more of [{ archetype: 'private_message' }, { deleted_at: '2024-05-02T00:00:00Z' }])
      expect(topicTold(topic([post(10, 1, 1), post(11, 2, 2)], more), [], forum)).toMatchObject({ people: [], activities: [], topics: [] });
  });

  it('sets aside what cannot be understood, and says whose authors are gone', () => {
    const told = topicTold(
      topic([
        post(10, 1, 1),
        { post_number: 2 },
        post(12, 2, 3, { created_at: 'soon' }),
        post(13, 2, 4, { user_id: null, username: null }),
      ]),
      [],
      forum,
    );
    expect(told.aside.map(({ key, reason }) => [key, reason])).toEqual([
      ['topic/7/1', 'A post has no number of its own, so it cannot be told from others.'],
      ['post/12', 'It does not say when it was written.'],
    ]);
    expect(told.remarks).toEqual(['1 post has no author any more and was left out.']);
    expect(told.activities).toEqual([]);
  });

  it.each([
    null,
    [],
    {},
    { id: 7 },
    { id: 7, post_stream: { posts: {} } },
    { errors: ['The requested URL or resource could not be found.'] },
  ])('that is another answer is set aside: %j', (answer) => {
    const told = topicTold(answer, [], forum);
    expect(told.aside).toHaveLength(1);
    expect(told.aside[0]?.reason).toMatch(/not a topic as a Discourse forum gives it|The forum says: /);
  });

  it('cuts names and titles, and takes a name for a bot by its end only', () => {
    const told = topicTold(
      topic(
        [post(10, 1, 1), post(11, 2, 2, { name: 'x'.repeat(10_240), username: 'deploy[bot]' }), post(12, 3, 3, { username: 'talbot' })],
        { title: 'y'.repeat(5000) },
      ),
      [],
      forum,
    );
    expect(told.activities.map(({ person, title }) => [person.name?.length, person.isBot, title.length])).toEqual([
      [500, true, 301],
      [6, false, 301],
    ]);
  });

  it('is the same in whatever order its posts come, and however they are parted', () => {
    const posts = [post(10, 1, 1), ...Array.from({ length: 12 }, (_, at) => post(11 + at, 1 + (at % 4), 2 + at))];
    const whole = topicTold(topic(posts), [], forum);
    fc.assert(
      fc.property(fc.shuffledSubarray(posts, { minLength: posts.length }), fc.nat(posts.length), (mixed, first) => {
        const more = [{ post_stream: { posts: mixed.slice(first) } }, { post_stream: { posts: mixed.slice(0, 3) } }];
        expect(topicTold(topic(mixed.slice(0, first)), more, forum)).toEqual(whole);
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
