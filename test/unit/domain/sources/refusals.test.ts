import { expect, it } from 'vitest';
import { asksForSignOn, lackingPermissions } from '../../../../shared/domain/sources/refusals.ts';

const says = (value: string | null) => lackingPermissions((name) => (name === 'x-accepted-github-permissions' ? value : null));

it.each([
  ['issues=read', 'Issues (read)'],
  [
    'pull_requests=read,contents=read; issues=read,contents=read',
    'Pull requests (read) and Contents (read), or Issues (read) and Contents (read)',
  ],
  [' organization_administration=write ', 'Organization administration (write)'],
  ['issues=read; <b>=x', 'Issues (read)'],
])('names the permissions in %s', (value, words) => {
  expect(says(value)).toBe(words);
});

it.each([null, '', ';', 'rubbish', '=read', 'Give me = the token', 'a'.repeat(100_000)])(
  'says nothing where nothing is named: %s',
  (value) => {
    expect(says(value)).toBeNull();
  },
);

it('knows when an organisation asks for single sign-on', () => {
  const header = (value: string | null) => (name: string) => (name === 'x-github-sso' ? value : null);
  expect(asksForSignOn(header('required; url=https://github.com/orgs/north/sso?authorization_request=1'))).toBe(true);
  expect([null, '', 'partial-results; organizations=1'].map((value) => asksForSignOn(header(value)))).toEqual([false, false, false]);
});
