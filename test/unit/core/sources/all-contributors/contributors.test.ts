import { describe, expect, it } from 'vitest';
import { allContributorsTold } from '../../../../../electron/core/sources/all-contributors/contributors.ts';

const asOf = Date.UTC(2024, 4, 1);
const read = (contributors: unknown, more: Record<string, unknown> = {}, dated = false) =>
  allContributorsTold({ projectName: 'x', contributors, ...more }, { asOf, dated });
const ana = {
  login: 'ana',
  name: 'Ana Pires',
  avatar_url: 'https://avatars2.githubusercontent.com/u/12345?v=4',
  profile: 'https://ana.example',
  contributions: ['doc', 'translation', 'talk', 'ideas'],
};

describe('a file of All Contributors', () => {
  it('gives people with the number of their account, and what they are there for', () => {
    const found = read([ana, { login: 'bo', name: '', contributions: ['code', 'blog', 'bug', 'question', 'eventOrganizing', 'review'] }]);
    expect(found.people).toEqual([
      { platform: 'github', accountId: '12345', username: 'ana', name: 'Ana Pires', email: null, isEmailVerified: false, isBot: false },
      { platform: 'github', accountId: null, username: 'bo', name: null, email: null, isEmailVerified: false, isBot: false },
    ]);
    expect(found.did.map(({ kinds }) => kinds)).toEqual([
      ['documentation', 'talk'],
      ['code', 'blog', 'issue_help', 'forum_help', 'meetup', 'review'],
    ]);
    expect(found.remarks).toEqual(['Kinds of contribution that Cairn has no word for were not taken as any: ideas (1).']);
  });

  it('gives activities only on a day that somebody says', () => {
    expect(read([ana]).activities).toEqual([]);
    const found = read([ana], {}, true);
    expect(found.activities.map(({ key, countsAs, at, title }) => [key, countsAs, at, title])).toEqual([
      ['ana|documentation', 'documentation', asOf, 'doc'],
      ['ana|talk', 'talk', asOf, 'talk'],
    ]);
    expect(read([ana], {}, true)).toEqual(found);
  });

  it('counts somebody who stands there twice once, in any case', () => {
    const found = read([ana, { login: 'ANA', contributions: ['doc', 'code'] }], {}, true);
    expect(found.people).toHaveLength(1);
    expect(found.activities.map(({ key }) => key)).toEqual(['ana|documentation', 'ana|talk', 'ana|code']);
  });

  it('knows where accounts are, and one by its profile', () => {
    expect(read([{ login: 'ana' }], { repoType: 'gitlab' }).people[0]?.platform).toBe('gitlab');
    expect(read([{ login: 'ana' }], { repoType: 'gitlab', repoHost: 'https://GitLab.example.org' }).people[0]?.platform).toBe(
      'gitlab.example.org',
    );
    expect(read([{ name: 'Ana', profile: 'https://github.com/ana' }]).people[0]).toMatchObject({ username: 'ana', name: 'Ana' });
    expect(read([{ name: 'Ana', profile: 'https://github.com/ana/blog' }]).people[0]).toMatchObject({ username: null, name: 'Ana' });
  });

  it('takes an entry with links to what was done, and sets aside what is about nobody', () => {
    const found = read([
      { login: 'ana', contributions: [{ type: 'doc', url: 'https://x.example' }, null, 7] },
      {},
      null,
      'ana',
      JSON.parse('{"__proto__": {"login": "eve"}}'),
    ]);
    expect(found.people.map(({ username }) => username)).toEqual(['ana']);
    expect(found.did[0]?.kinds).toEqual(['documentation']);
    expect(found.aside.map(({ key }) => key)).toEqual(['contributor/2', 'contributor/3', 'contributor/4', 'contributor/5']);
  });

  it('cuts names of 10 kB', () => {
    expect(read([{ login: 'ana', name: `\u0007${'x'.repeat(10_240)}` }]).people[0]?.name).toBe('x'.repeat(500));
  });

  it.each([null, [], { contributors: {} }, '<html>'])('that is none is said to be: %j', (file) => {
    expect(allContributorsTold(file, { asOf, dated: true })).toMatchObject({
      people: [],
      activities: [],
      aside: [{ key: 'file', reason: expect.stringContaining('not a file of All Contributors') }],
    });
  });
});
