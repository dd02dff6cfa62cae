import { describe, expect, it } from 'vitest';
import { byHandSource, identityIn, isPage, startOfDay, whyNotDone } from '../../../../shared/domain/contributors/by-hand.ts';
import { z } from '../../../../shared/zod.ts';

it('has a source with a uid like every other', () => {
  expect(z.uuid().safeParse(byHandSource.id).success).toBe(true);
});

describe('a line that names an address or account', () => {
  it.each([
    [' Ana@Pires.example ', { email: 'Ana@Pires.example' }],
    ['mailto:ana@pires.example', { email: 'ana@pires.example' }],
    ['github: anapires', { platform: 'github', username: 'anapires' }],
    ['GitLab:@ana', { platform: 'gitlab', username: 'ana' }],
    ['https://github.com/anapires/', { platform: 'github', username: 'anapires' }],
    ['mastodon: ana@floss.example', { platform: 'mastodon', username: 'ana@floss.example' }],
  ])('%s', (text, identity) => {
    expect(identityIn(text)).toEqual(identity);
  });

  it.each(['', 'ana', 'Ana <ana@pires.example>', 'https://example.org/ana', 'x: y z'])('"%s" names none, and says how to', (text) => {
    expect(identityIn(text)).toEqual({ problem: expect.stringContaining('ana@example.org') });
  });
});

it('takes pages of the web for links, and nothing that runs or mails', () => {
  expect(['', 'https://example.org/a', 'HTTP://example.org'].every(isPage)).toBe(true);
  expect(['mailto:a@example.org', 'javascript:alert(1)', 'file:///etc/passwd', 'example.org', 'https://a b'].some(isPage)).toBe(false);
});

it('dates by UTC days, from 1990 to the day that has begun somewhere', () => {
  expect(startOfDay('2026-05-15')).toBe(Date.UTC(2026, 4, 15));
  expect(startOfDay('2026-02-30')).toBeNull();
  for (const day of ['1990-01-01', '2026-05-15', '2026-05-16']) expect(whyNotDone(day, '2026-05-15')).toBeNull();
  for (const day of ['1989-12-31', '2026-05-17', 'yesterday']) expect(whyNotDone(day, '2026-05-15')).toMatch(/\.$/);
});
