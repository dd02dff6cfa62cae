import { describe, expect, it } from 'vitest';
import { badgesIn, memberIn } from '../../../../../electron/core/sources/discourse/members.ts';

const forum = { platform: 'forum.example.org' };
const user = { id: 5, username: 'ana', name: 'Ana Pires', location: ' Porto\n', email: 'ana@x.example' };

describe('members of a forum', () => {
  it('are told with their place only where it is used, and never with their address', () => {
    expect(memberIn({ user }, { ...forum, location: true })).toMatchObject({
      person: { accountId: '5', username: 'ana', name: 'Ana Pires', email: null },
      location: 'Porto',
    });
    expect(memberIn({ user }, { ...forum, location: false })?.location).toBeNull();
    expect(memberIn({ user: { id: -1, username: 'system' } }, { ...forum, location: true })).toBeNull();
    expect(memberIn('<html>', { ...forum, location: true })).toBeNull();
  });

  it('have badges with the day they were given', () => {
    const answer = {
      user_badges: [
        { id: 3, granted_at: '2024-05-01T10:00:00.000Z', badge_id: 9, user_id: 5 },
        { id: 4, granted_at: 'never', badge_id: 9, user_id: 5 },
        { id: 5, granted_at: '2024-05-01T10:00:00.000Z', badge_id: 10, user_id: 5 },
      ],
      badges: [{ id: 9, name: 'Editor' }],
      users: [user],
    };
    expect(badgesIn(answer, forum)).toMatchObject([
      { key: 'badge/3', name: 'Editor', at: Date.UTC(2024, 4, 1, 10), person: { username: 'ana' } },
    ]);
    expect(badgesIn(null, forum)).toEqual([]);
  });
});
