/** A GitLab read from end to end, beside what is counted of its data by another way; and whatever goes wrong. */
import { expect, it, onTestFinished } from 'vitest';
import { type Direct, newDirect } from '../../../support/direct.ts';
import { expectSameDespiteFaults } from '../../../support/disturbed.ts';
import { countedIn, expectedCounts } from '../../../support/forge-counts.ts';
import { gitlabData } from '../../../support/gitlab/data.ts';
import type { Person } from '../../../support/gitlab/invent.ts';
import { type GitLabOptions, type GitLabServer, startGitLab } from '../../../support/gitlab-server.ts';

async function gitlab(options: GitLabOptions = {}): Promise<GitLabServer> {
  const server = await startGitLab(options);
  onTestFinished(() => server.stop());
  return server;
}

function workspace(): Direct {
  const direct = newDirect();
  onTestFinished(() => direct.store.close());
  return direct;
}

const added = ({ api }: Direct, { url, token }: GitLabServer, scope = ['camp']) =>
  api.sources.addServer({ kind: 'gitlab', address: url, scope, token, name: 'camp' });

async function readWhole(server: GitLabServer, scope?: string[]): Promise<{ direct: Direct; id: string }> {
  const direct = workspace();
  const { id } = await added(direct, server, scope);
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ rejected: 0, incomplete: null });
  return { direct, id };
}

const expected = ({ data }: GitLabServer) => expectedCounts(data, { nameOf: ({ username }) => username, reviewersOf: () => [] });

it.each([{}, { listsWithoutAuthors: true }, { headerCase: 'upper' as const }, { totalsUpTo: 5 }])(
  'counts what everybody did as its data say, with %j',
  async (options) => {
    const server = await gitlab(options);
    const { direct, id } = await readWhole(server);
    expect(countedIn(direct)).toEqual(expected(server));
    const { server: row } = await direct.api.sources.get({ id });
    expect(row).toMatchObject({ projects: 3, changeRequests: server.data.mergeRequests.length, issues: server.data.issues.length });
    const closes = direct.store.db.raw.prepare('SELECT count(*) AS count FROM issue_closed_by').all()[0]?.count;
    const closers = server.data.issues.filter(({ state }) => state === 'closed').flatMap((one) => server.data.closing(one));
    expect(closes).toBe(closers.length);
  },
);

it('reads nothing twice, with one request for each list, and one change as one', async () => {
  const server = await gitlab();
  const { direct, id } = await readWhole(server);
  server.forget();
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 0, incomplete: null });
  expect(server.asked.map(({ path }) => path.split('/').at(-1))).toEqual([
    'projects',
    ...Array(3).fill(['merge_requests', 'issues']).flat(),
  ]);
  const [first] = server.data.mergeRequests;
  if (!first) throw new Error('No merge request.');
  server.data.edit(first, { title: 'Another title' });
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 1 });
  server.data.addNote(first, server.data.people[5] as Person, 'Well done');
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 1 });
  server.data.addNote(first, server.data.people[5] as Person, 'approved this merge request', true);
  await direct.api.sources.syncSource({ id });
  expect(countedIn(direct)['person-6 review']).toBe(1);
  server.data.remove(first);
  expect(await direct.api.sources.syncSource({ id, full: true })).toMatchObject({ gone: 1, added: 0, changed: 0 });
  expect(countedIn(direct)).toEqual(expected(server));
});

it('reads a group in another, a single project, and says what there is not', async () => {
  const server = await gitlab();
  const projects = async (scope: string[]) => {
    const { direct } = await readWhole(server, scope);
    return direct.store.db.raw
      .prepare('SELECT path FROM project ORDER BY path')
      .all()
      .map(({ path }) => path);
  };
  expect(await projects(['camp/tools'])).toEqual(['camp/tools/project-2']);
  expect(await projects(['camp/project-1'])).toEqual(['camp/project-1']);
  const { api } = workspace();
  const { token, url } = server;
  const tried = await api.sources.tryServer({ kind: 'gitlab', address: url, scope: ['camp', 'nowhere'], token });
  expect(tried).toMatchObject({ software: 'GitLab 17.9.0-ee', account: 'person-1' });
  expect(tried.may.map(({ what, ok }) => [what, ok])).toEqual([
    ['the account of the token', true],
    ['issues of camp', true],
    ['merge requests of camp', true],
    ['nowhere', false],
  ]);
  const weak = await gitlab({ scopes: ['read_user'] });
  const refused = await api.sources.tryServer({ kind: 'gitlab', address: weak.url, scope: ['camp'], token: weak.token });
  expect(refused.may.filter(({ ok }) => ok)).toEqual([]);
  await expect(api.sources.tryServer({ kind: 'gitlab', address: url, scope: ['camp'], token: 'wrong' })).resolves.toMatchObject({
    may: [{ ok: false, why: expect.stringContaining('does not accept the token') }, { ok: false }],
  });
  // A forge of another kind is not looked for in the rights of a token.
  expect(await api.sources.tryServer({ kind: 'forgejo', address: url, scope: ['camp'], token })).toEqual({
    software: null,
    account: null,
    may: [{ what: 'Forgejo or Gitea', ok: false, why: expect.stringContaining('Is it another kind of server') }],
  });
});

it('arrives at the same whatever passing faults there are, and although its lists move', { timeout: 120_000 }, async () => {
  const sizes = { people: 6, projects: 2, mergeRequests: 14, issues: 8 };
  const server = await gitlab({ data: gitlabData(sizes) });
  await expectSameDespiteFaults(server, (direct) => added(direct, server), 60, 15);

  // Between two requests somebody writes: one more reading, and it is as if it had been so from the beginning.
  const moving = await gitlab({ data: gitlabData({ ...sizes, mergeRequests: 120 }) });
  const direct = workspace();
  const { id } = await added(direct, moving);
  const { data } = moving;
  moving.before = ({ number, path }) => {
    if (number % 7 !== 0 || !path.endsWith('merge_requests')) return;
    const thing = data.mergeRequests[number % data.mergeRequests.length];
    if (thing) data.addNote(thing, data.people[number % 6] as Person, `Word ${number}`);
  };
  await direct.api.sources.syncSource({ id });
  moving.before = () => undefined;
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ incomplete: null });
  expect(countedIn(direct)).toEqual(expected(moving));
});
