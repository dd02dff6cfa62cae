/** Which repositories of a GitHub are read, what a token may read of them, and where both are asked. */
import { expect, it, onTestFinished } from 'vitest';
import { nameOfServer } from '../../../../electron/core/sources/remote/connector.ts';
import { homeOf, placeOfServer, serverOf } from '../../../../electron/core/sources/remote/open.ts';
import { type Direct, newDirect } from '../../../support/direct.ts';
import { type GitHubOptions, type GitHubServer, startGitHub, tooMuchAtOnce } from '../../../support/github-server.ts';
import { gitlabData } from '../../../support/gitlab/data.ts';
import type { Person, Project } from '../../../support/gitlab/invent.ts';

async function start(options: GitHubOptions = {}): Promise<{ server: GitHubServer; direct: Direct; projects: Project[] }> {
  const data = gitlabData({ people: 6, projects: 4, mergeRequests: 12, issues: 12 });
  const server = await startGitHub({ enterprise: '3.14.2', data, ...options });
  const direct = newDirect();
  onTestFinished(async () => {
    direct.store.close();
    await server.stop();
  });
  return { server, direct, projects: data.projects };
}

const added = ({ api }: Direct, { url, token }: GitHubServer, scope = ['camp']) =>
  api.sources.addServer({ kind: 'github', address: url, scope, token, name: 'camp' });

const pathsIn = ({ store }: Direct): string[] =>
  store.db.raw
    .prepare('SELECT path FROM project WHERE id IN (SELECT project_id FROM change_request WHERE gone_at IS NULL) ORDER BY path')
    .all()
    .map(({ path }) => String(path));

const listsAsked = ({ asked }: GitHubServer): string[] =>
  asked.filter(({ path }) => path.endsWith('/issues')).map(({ path }) => path.split('/').at(-2) ?? '');

it('is asked where its API is, is kept as people know it, and its accounts are those of git’s own addresses', () => {
  const config = { address: 'https://github.com', scope: ['north'], allowsPlain: false, certificate: null };
  expect(homeOf('github', 'https://api.github.com/')).toBe('https://github.com');
  expect(homeOf('gitlab', 'https://forge.example.org/git/')).toBe('https://forge.example.org/git');
  expect(placeOfServer('github', config)).toEqual({ origin: 'https://api.github.com', certificates: null });
  expect(serverOf('github', config, 'of-no-secret')).toMatchObject({
    origin: 'https://api.github.com',
    credentials: { authorization: 'Bearer of-no-secret' },
  });
  expect(serverOf('github', config, null).credentials).toEqual({});
  expect(nameOfServer('https://github.com')).toEqual({ key: 'github.com', platform: 'github' });
  expect(nameOfServer('https://ghe.example.org')).toEqual({ key: 'ghe.example.org', platform: 'ghe.example.org' });
});

it('takes github.com in each of its spellings for one source', async () => {
  const { direct } = await start();
  await direct.api.sources.addServer({ kind: 'github', address: 'https://github.com', scope: ['north'] });
  for (const address of ['https://www.github.com/', 'https://api.github.com', 'http://github.com'])
    await expect(direct.api.sources.addServer({ kind: 'github', address, scope: ['North'] })).rejects.toMatchObject({ code: 'conflict' });
  const { sources } = await direct.api.sources.list({});
  expect(sources.map(({ kind, server }) => [kind, server?.address])).toEqual([['github', 'https://github.com']]);
});

it('leaves out forks unless they have issues of their own, or are named', async () => {
  const { server, direct, projects } = await start();
  const [one, two] = projects as [Project, Project];
  server.overProject.set(one, { fork: true, has_issues: false }).set(two, { fork: true, has_issues: true });
  const { id } = await added(direct, server);
  await direct.api.sources.syncSource({ id });
  expect(pathsIn(direct)).toEqual(['camp/project-2', 'camp/project-3', 'camp/project-4']);
  await direct.api.sources.editServer({ id, scope: ['camp', 'camp/project-1', 'camp/project-2'] });
  await direct.api.sources.syncSource({ id });
  expect(pathsIn(direct)).toEqual(['camp/project-1', 'camp/project-2', 'camp/project-3', 'camp/project-4']);
});

it('asks an archived repository again only when something was done to it, or everything is looked at', async () => {
  const { server, direct, projects } = await start();
  const { data } = server;
  const [old] = projects as [Project];
  server.overProject.set(old, { archived: true, updated_at: '2025-01-01T00:00:00Z' });
  const { id } = await added(direct, server);
  const sync = async (full = false) => {
    server.forget();
    const report = await direct.api.sources.syncSource({ id, full });
    expect(report).toMatchObject({ incomplete: null, gone: 0 });
    return { report, lists: listsAsked(server) };
  };
  expect((await sync()).lists).toContain('project-1');
  expect((await sync()).lists).toEqual(['project-2', 'project-3', 'project-4']);
  expect((await sync(true)).lists).toContain('project-1');
  // Taken out, written in, and put back.
  data.add('issue', old, data.people[0] as Person, 'One more');
  server.overProject.set(old, { archived: true, updated_at: '2025-06-01T00:00:00Z' });
  expect(await sync()).toMatchObject({ report: { added: 1, changed: 0 }, lists: expect.arrayContaining(['project-1']) });
  expect((await sync()).lists).not.toContain('project-1');
  data.add('issue', old, data.people[0] as Person, 'And one');
  server.overProject.set(old, { archived: false, updated_at: '2025-06-01T00:00:00Z' });
  expect(await sync()).toMatchObject({ report: { added: 1 } });
});

it('does not take an archived repository for read that broke off', async () => {
  const { server, direct, projects } = await start();
  server.overProject.set(projects[0] as Project, { archived: true, updated_at: '2025-01-01T00:00:00Z' });
  const { id } = await added(direct, server);
  server.faults = [{ path: /project-1\/issues\/\d+\/timeline/, kind: 'status', status: 403, times: 1 }];
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ incomplete: expect.stringContaining('camp/project-1') });
  server.forget();
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 1, incomplete: null });
  expect(listsAsked(server)).toContain('project-1');
});

it('keeps pull requests that a token does not see any more, and says so', async () => {
  const { server, direct, projects } = await start();
  const [one] = projects as [Project];
  server.overProject.set(one, { private: true });
  const { id } = await added(direct, server, ['camp/project-1']);
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ incomplete: null, remarks: [] });
  const before = pathsIn(direct);
  // The next token may read issues alone: what is private is not listed for it, without a word.
  const pulls = server.data.mergeRequests.filter(({ project }) => project === one);
  for (const pull of pulls) server.data.remove(pull);
  server.faults = [{ path: /\/pulls\?/, kind: 'status', status: 403 }];
  const report = await direct.api.sources.syncSource({ id, full: true });
  expect(report).toMatchObject({ gone: 0, incomplete: null, remarks: [expect.stringContaining('the token may not see it')] });
  expect(pathsIn(direct)).toEqual(before);
});

it('says what a token may read, which permission it lacks, and what is not there', async () => {
  const { server, direct, projects } = await start();
  const { token, url } = server;
  const tried = (more: object = {}) =>
    direct.api.sources.tryServer({
      kind: 'github',
      address: url,
      scope: ['camp', 'camp/project-2', 'nowhere', 'no/where'],
      token,
      ...more,
    });
  const found = await tried();
  expect(found).toMatchObject({ software: 'GitHub 3.14.2', account: 'person-1' });
  expect(found.may.map(({ what, ok }) => [what, ok])).toEqual([
    ['the account of the token', true],
    ['issues of camp', true],
    ['pull requests of camp', true],
    ['issues of camp/project-2', true],
    ['pull requests of camp/project-2', true],
    ['nowhere', false],
    ['no/where', false],
  ]);

  // Anybody may read what is public: the one that is private tells.
  server.overProject.set(projects[3] as Project, { private: true });
  server.needs.push({ path: /project-4\/pulls/, permissions: 'pull_requests=read' });
  const lacking = await tried({ scope: ['camp'] });
  expect(lacking.may.filter(({ ok }) => !ok)).toEqual([
    { what: 'pull requests of camp', ok: false, why: expect.stringContaining('needs the permission Pull requests (read)') },
  ]);
  expect((await tried({ token: 'wrong' })).may[0]).toMatchObject({ ok: false, why: expect.stringContaining('does not accept the token') });
});

it('says at a reading which permission a token lacks, and reads the rest', async () => {
  const { server, direct } = await start();
  const { id } = await added(direct, server);
  server.needs.push({ path: /project-2\/issues/, permissions: 'issues=read' });
  const report = await direct.api.sources.syncSource({ id });
  expect(report.incomplete).toMatch(/^camp\/project-2: .* needs the permission Issues \(read\)/);
  expect(pathsIn(direct)).toEqual(['camp/project-1', 'camp/project-3', 'camp/project-4']);
  server.needs.pop();
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ incomplete: null, changed: 0 });
  expect(pathsIn(direct)).toHaveLength(4);
});

it('waits when it asked too much at once, and stops for the next run when an hour’s worth is used up', async () => {
  const { server, direct } = await start();
  const { id } = await added(direct, server);
  server.faults = [
    { at: 2, ...tooMuchAtOnce(7) },
    { at: 5, ...tooMuchAtOnce(7, 'secondary 429') },
  ];
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 24, incomplete: null });

  // One request in twenty is left to whatever else uses the token.
  const scarce = await start({ rate: { limit: 20, seconds: 7200 } });
  const other = await added(scarce.direct, scarce.server);
  const report = await scarce.direct.api.sources.syncSource({ id: other.id });
  expect(report.incomplete).toMatch(/lets Cairn ask again in \d+ minutes\. What was read so far is kept/);
  expect(report.added).toBeGreaterThan(0);
  // Six are under way at a time: of those some may be refused, and nothing is asked after them.
  expect(scarce.server.asked.length).toBeLessThan(20 + 6);
});
