import { describe, expect, it } from 'vitest';
import { accountIn, isUuid, speakerOf } from '../../../../shared/domain/events/speaker.ts';

const ana = { platform: 'sessionize', event: 'pyday-2026', id: '17', isIdTheirs: false, name: 'Ana Pires', links: [] as string[] };

describe('a link in a profile', () => {
  it.each([
    ['https://github.com/anapires', 'github', 'anapires'],
    ['http://www.github.com/anapires/', 'github', 'anapires'],
    ['https://gitlab.com/anapires', 'gitlab', 'anapires'],
    ['https://twitter.com/@ana_p', 'twitter', 'ana_p'],
    ['https://x.com/ana_p?lang=pt', 'twitter', 'ana_p'],
    ['https://mobile.twitter.com/ana_p', 'twitter', 'ana_p'],
    ['https://fosstodon.example/@ana', 'fosstodon.example', 'ana'],
    ['https://www.linkedin.com/in/ana-pires/', 'linkedin', 'ana-pires'],
  ])('%s is the account of %s', (link, platform, username) => {
    expect(accountIn(link)).toEqual({ platform, username });
  });

  it.each([
    'https://github.com/pyday/website',
    'https://gist.github.com/anapires/123',
    'https://github.com/',
    'https://github.com/sponsors',
    'https://twitter.com/i/user/1',
    'https://ana.example/blog',
    'https://medium.com/@ana',
    'javascript:alert(1)//github.com/ana',
    'github',
    '',
  ])('%s is nobody’s account', (link) => {
    expect(accountIn(link)).toBeNull();
  });
});

describe('a speaker', () => {
  it('is known by the id that is theirs everywhere, before any link', () => {
    expect(speakerOf({ ...ana, id: 'abc', isIdTheirs: true, links: ['https://github.com/company'] })).toMatchObject({
      platform: 'sessionize',
      accountId: 'abc',
      username: null,
      name: 'Ana Pires',
    });
  });

  it('is known by the account they name, GitHub first, where the id is only this event’s', () => {
    const links = ['https://www.linkedin.com/in/ana', 'https://twitter.com/ana_t', 'https://github.com/ana_g', 'https://ana.example'];
    expect(speakerOf({ ...ana, links })).toMatchObject({ platform: 'github', username: 'ana_g', accountId: null });
    expect(speakerOf({ ...ana, event: 'other-2027', id: '4711', links: [...links].reverse() })).toEqual(speakerOf({ ...ana, links }));
  });

  it('is otherwise known within the event only', () => {
    expect(speakerOf(ana)).toMatchObject({ platform: 'sessionize', accountId: 'pyday-2026:17', username: null });
    expect(speakerOf({ ...ana, event: 'other-2027' }).accountId).not.toBe(speakerOf(ana).accountId);
    expect(speakerOf({ ...ana, id: '' })).toMatchObject({ accountId: null, name: 'Ana Pires' });
  });

  it('has an id of the shape that Sessionize gives for good', () => {
    expect(['0f8fad5b-d9cb-469f-a165-70867728950e', '17', '', '0f8fad5b-d9cb-469f-a165-70867728950'].map(isUuid)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
