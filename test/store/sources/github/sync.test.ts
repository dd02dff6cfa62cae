/** A GitHub read from end to end, beside what is counted of its data by another way; and whatever goes wrong. */
import { expect, it, onTestFinished } from 'vitest';
import { type Direct, newDirect } from '../../../support/direct.ts';
import { expectSameDespiteFaults, expectSameWhereverStopped } from '../../../support/disturbed.ts';
import { countedIn, expectedCounts } from '../../../support/forge-counts.ts';
import { githubDescription } from '../../../support/github/openapi.ts';
import { login } from '../../../support/github/people-and-places.ts';
import { numberOf } from '../../../support/github/work.ts';
import { type GitHubOptions, type GitHubServer, startGitHub } from '../../../support/github-server.ts';
import { gitlabData } from '../../../support/gitlab/data.ts';
import type { Person, Thing } from '../../../support/gitlab/invent.ts';

const description = await githubDescription();

async function github(options: GitHubOptions = {}): Promise<GitHubServer> {
  const server = await startGitHub({ enterprise: '3.14.2', ...options });
  onTestFinished(() => server.stop());
  return server;
}

function workspace(): Direct {
  const direct = newDirect();
  onTestFinished(() => direct.store.close());
  return direct;
}

const added = ({ api }: Direct, { url, token }: GitHubServer, scope = ['camp']) =>
  api.sources.addServer({ kind: 'github', address: url, scope, token, name: 'camp' });

async function readWhole(server: GitHubServer, scope?: string[]): Promise<{ direct: Direct; id: string }> {
  const direct = workspace();
  const { id } = await added(direct, server, scope);
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ rejected: 0, incomplete: null });
  return { direct, id };
}

/** Of some reviews the account is gone: those are nobody's. */
const expected = ({ data }: GitHubServer) =>
  expectedCounts(data, { nameOf: login, reviewersOf: (one) => (one.id % 41 === 0 ? [] : data.approversOf(one)) });

const numbersIn = ({ store }: Direct): unknown[] =>
  store.db.raw
    .prepare('SELECT number FROM change_request WHERE gone_at IS NULL UNION ALL SELECT number FROM issue WHERE gone_at IS NULL')
    .all()
    .map(({ number }) => number)
    .sort((a, b) => Number(a) - Number(b));

const sizes = { people: 6, projects: 2, mergeRequests: 14, issues: 8 };

it.each([{}, { headerCase: 'upper' as const }])('counts what everybody did as its data say, with %j', async (options) => {
  const server = await github(options);
  const { direct, id } = await readWhole(server);
  expect(countedIn(direct)).toEqual(expected(server));
  const { server: row } = await direct.api.sources.get({ id });
  const { mergeRequests, issues } = server.data;
  expect(row).toMatchObject({ projects: 3, changeRequests: mergeRequests.length, issues: issues.length });
  const closes = direct.store.db.raw.prepare('SELECT count(*) AS count FROM issue_closed_by').all()[0]?.count;
  const closers = issues.filter(({ state }) => state === 'closed').flatMap((one) => server.data.closing(one));
  expect(closers.length).toBeGreaterThan(0);
  expect(closes).toBe(closers.length);
});

it('asks for as little as it can, and for nothing that GitHub does not have', async () => {
  const server = await github();
  await readWhole(server);
  const { mergeRequests, issues, notesOf } = server.data;
  const silent = issues.filter((one) => one.state === 'opened' && notesOf(one).every(({ system }) => system));
  expect(silent.length).toBeGreaterThan(0);
  // Repositories, a list for each of three of them, and for each item its timeline.
  expect(server.asked).toHaveLength(1 + 3 + mergeRequests.length + issues.length - silent.length);
  for (const { url } of server.asked)
    expect(description?.problemsOfRequest(`https://api.github.com${url.replace('/api/v3', '')}`) ?? []).toEqual([]);
  expect([...new Set(server.asked.map(({ headers }) => [headers.authorization, headers['x-github-api-version']].join()))]).toEqual([
    `Bearer ${server.token},2022-11-28`,
  ]);
});

it('reads nothing twice, with one request for each list, and one change as one', async () => {
  const server = await github();
  const { data } = server;
  const { direct, id } = await readWhole(server);
  server.forget();
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 0, incomplete: null });
  expect(server.asked.map(({ path }) => path.split('/').at(-1))).toEqual(['repos', ...Array(3).fill('issues')]);
  const [first] = data.mergeRequests;
  if (!first) throw new Error('No pull request.');
  data.edit(first, { title: 'Another title' });
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 1 });
  data.addNote(first, data.people[5] as Person, 'Well done');
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 1 });
  data.approve(first, data.people[5] as Person);
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 1 });
  expect(countedIn(direct)).toEqual(expected(server));
  data.remove(first);
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ gone: 0, changed: 0 });
  expect(await direct.api.sources.syncSource({ id, full: true })).toMatchObject({ gone: 1, added: 0, changed: 0 });
  expect(countedIn(direct)).toEqual(expected(server));
});

it('keeps what was corrected by hand over what GitHub says next', async () => {
  const server = await github({ data: gitlabData(sizes) });
  const { direct, id } = await readWhole(server);
  const author = server.data.mergeRequests[0]?.author as Person;
  const { rows } = await direct.api.contributors.list({ search: author.username });
  const contributor = rows.find(({ handle }) => handle === `@${author.username}`)?.id ?? '';
  await direct.api.contributors.renameContributor({ contributor, name: 'Ana the Elder' });
  server.data.edit(server.data.mergeRequests[0] as Thing, { title: 'Another title' });
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 1 });
  expect(await direct.api.contributors.get({ contributor })).toMatchObject({ row: { name: 'Ana the Elder' } });
});

it('leaves out what was deleted between the list and the look, in both of the ways that GitHub says so', async () => {
  const server = await github({ data: gitlabData(sizes) });
  const [one, other] = server.data.mergeRequests.filter(({ project }) => project.id === 5001).map(numberOf);
  server.faults = [
    { path: new RegExp(`project-1/issues/${one}/timeline`), kind: 'status', status: 410 },
    { path: new RegExp(`project-1/issues/${other}/timeline`), kind: 'status', status: 404 },
  ];
  const { direct } = await readWhole(server, ['camp/project-1']);
  const things = [...server.data.issues, ...server.data.mergeRequests].filter(({ project }) => project.id === 5001);
  const left = things.map(numberOf).filter((number) => number !== one && number !== other);
  expect(numbersIn(direct)).toEqual(left.sort((a, b) => a - b));
});

it('reads more with one stamp than fit on a page, from page to page as GitHub names them', async () => {
  const server = await github({ data: gitlabData({ ...sizes, projects: 1, mergeRequests: 0, issues: 260 }) });
  for (const one of server.data.issues.slice(5, 255)) one.updatedAt = Date.UTC(2025, 2, 5, 12);
  const { direct } = await readWhole(server);
  expect(numbersIn(direct)).toHaveLength(260);
  const later = server.asked.filter(({ query }) => query.has('page'));
  expect(later.length).toBeGreaterThan(1);
  expect(new Set(later.map(({ path }) => path))).toEqual(new Set(['/api/v3/repositories/5001/issues']));
});

it('sets aside what it does not understand, and reads the rest', async () => {
  const server = await github({ data: gitlabData(sizes) });
  const [odd] = server.data.issues;
  server.data.edit(odd as Thing, { created_at: 'lately' });
  const direct = workspace();
  const { id } = await added(direct, server);
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 21, rejected: 1, incomplete: null });
  const { rows } = await direct.api.sources.setAside({ id });
  expect(rows.map(({ reason }) => reason)).toEqual([expect.stringContaining('does not understand (created_at)')]);
  server.data.edit(odd as Thing, { created_at: '2024-01-01T00:00:00Z' });
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 1, changed: 0, rejected: 0 });
  expect(await direct.api.sources.setAside({ id })).toMatchObject({ total: 0 });
});

it('arrives at the same whatever passing faults there are', { timeout: 120_000 }, async () => {
  const server = await github({ data: gitlabData(sizes) });
  await expectSameDespiteFaults(server, (direct) => added(direct, server), 40, 15);
});

it('arrives at the same when it is stopped anywhere and read again', { timeout: 120_000 }, async () => {
  const server = await github({ data: gitlabData(sizes) });
  await expectSameWhereverStopped(server, (direct) => added(direct, server), 40, 15);
});

it('is read whole although its list moves meanwhile', async () => {
  const server = await github({ data: gitlabData({ ...sizes, mergeRequests: 240 }) });
  const { data } = server;
  const direct = workspace();
  const { id } = await added(direct, server);
  server.before = ({ number, path }) => {
    if (number % 5 !== 0 || !path.endsWith('timeline')) return;
    const thing = data.mergeRequests[number % data.mergeRequests.length];
    if (thing) data.addNote(thing, data.people[number % 6] as Person, `Word ${number}`);
  };
  await direct.api.sources.syncSource({ id });
  server.before = () => undefined;
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ incomplete: null });
  expect(countedIn(direct)).toEqual(expected(server));
});
