import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Fault, passingFaults } from '../../../support/faults.ts';
import { gitlabData } from '../../../support/gitlab/data.ts';
import { type GitLabOptions, startGitLab } from '../../../support/gitlab-server.ts';
import { allPages } from '../../../support/pages.ts';

type Row = Record<string, unknown> & { id: number; iid: number; updated_at: string };

async function start(options: GitLabOptions = {}) {
  const server = await startGitLab(options);
  onTestFinished(() => server.stop());
  const get = (path: string, headers: Record<string, string> = { 'PRIVATE-TOKEN': server.token }) =>
    fetch(path.startsWith('http') ? path : `${server.url}/api/v4${path}`, { headers });
  const rows = async <T = Row>(path: string) => (await (await get(path)).json()) as T[];
  return { server, get, rows, all: (path: string) => allPages<Row>(get, path) };
}
const ids = (list: readonly { id: number }[]) => list.map(({ id }) => id);
const rising = (list: readonly number[]) => list.toSorted((a, b) => a - b);

describe('pages', () => {
  it('gives every row once by offset, with totals and the four links', async () => {
    const { server, get, all } = await start();
    const first = await get('/groups/camp/merge_requests?per_page=15&page=2');
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'x-total': '40',
      'x-total-pages': '3',
      'x-next-page': '3',
      'x-prev-page': '1',
    });
    for (const rel of ['first', 'prev', 'next', 'last']) expect(first.headers.get('link')).toContain(`rel="${rel}"`);
    expect(rising(ids(await all('/groups/camp/merge_requests?per_page=15')))).toEqual(ids(server.data.mergeRequests));
  });

  it('says no total and no last page above so many rows', async () => {
    const { get } = await start({ totalsUpTo: 39 });
    const { headers } = await get('/groups/9/merge_requests');
    expect([headers.get('x-total'), headers.get('x-total-pages')]).toEqual([null, null]);
    expect(headers.get('link')).toContain('rel="next"');
    expect(headers.get('link')).not.toContain('rel="last"');
  });

  it('pages projects by id, and refuses a keyset where there is none, and an offset that is too far', async () => {
    const { server, get, all } = await start({ data: gitlabData({ projects: 7 }), offsetLimit: 4 });
    const path = '/projects?pagination=keyset&order_by=id&sort=asc&per_page=3';
    const { headers } = await get(path);
    expect(headers.get('link')).toContain('id_after=5003');
    expect(headers.get('x-total')).toBeNull();
    expect(ids(await all(path))).toEqual(ids(server.data.projects));
    expect((await get('/projects?per_page=2&page=2')).status).toBe(200);
    const far = await get('/projects?per_page=2&page=3');
    expect([far.status, await far.text()]).toEqual([405, expect.stringContaining('maximum allowed offset of 4')]);
    expect((await get('/groups/9/merge_requests?pagination=keyset&order_by=updated_at')).status).toBe(405);
    expect((await get('/groups/9/merge_requests?pagination=keyset&order_by=id')).status).toBe(400);
    expect((await get('/groups/9/merge_requests?page=9')).status).toBe(200);
  });

  it('sorts and cuts by the time of the last change, and refuses a time that is none', async () => {
    const { server, all, get } = await start();
    const times = (await all('/groups/camp/issues?order_by=updated_at&sort=asc&per_page=7')).map((one) => Date.parse(one.updated_at));
    expect(times).toEqual(rising(server.data.issues.map(({ updatedAt }) => updatedAt)));
    const middle = times[15] ?? 0;
    const later = await all(`/groups/camp/issues?updated_after=${new Date(middle).toISOString()}`);
    expect(later).toHaveLength(times.filter((time) => time >= middle).length);
    expect((await get('/groups/camp/issues?updated_after=lately')).status).toBe(400);
    expect((await get('/groups/camp/issues?order_by=mood')).status).toBe(400);
  });

  it('loses a row to who reads a list while it moves', async () => {
    const { server, all } = await start();
    const path = '/groups/camp/merge_requests?order_by=updated_at&sort=asc&per_page=10';
    server.before = ({ number }) => {
      const oldest = server.data.mergeRequests.toSorted((a, b) => a.updatedAt - b.updatedAt)[0];
      if (number === 2 && oldest) server.data.edit(oldest, { title: 'Another title' });
    };
    const read = await all(path);
    // The first one moved to the end, so everything behind it moved up by one: the eleventh is on no page that was read.
    expect(new Set(ids(read)).size).toBe(39);
  });
});

describe('what it says of people and their work', () => {
  it('is the same for the same seed, and another for another', () => {
    const titles = (seed: number) => gitlabData({ seed }).mergeRequests.map(({ title, author, state }) => [title, author?.id, state]);
    expect(titles(7)).toEqual(titles(7));
    expect(titles(7)).not.toEqual(titles(8));
  });

  it('has everything that makes reading it hard', () => {
    const { mergeRequests, ...data } = gitlabData({ mergeRequests: 2000 });
    expect(mergeRequests.some(({ author }) => author === null)).toBe(true);
    expect(new Set(mergeRequests.map(({ state }) => state))).toEqual(new Set(['opened', 'closed', 'merged', 'locked']));
    expect(mergeRequests.some(({ changes }) => changes.some(({ to }) => to === 'reopened'))).toBe(true);
    expect(new Set(mergeRequests.map(({ updatedAt }) => updatedAt)).size).toBeLessThan(mergeRequests.length - 10);
    const notes = mergeRequests.flatMap((one) => data.notesOf(one));
    expect(notes.some(({ system }) => system) && notes.some(({ system }) => !system)).toBe(true);
    expect(
      mergeRequests.every((one) => data.notesOf(one).every(({ createdAt }) => createdAt >= one.createdAt && createdAt <= one.updatedAt)),
    ).toBe(true);
  });

  it('follows what happens: opened, closed, opened again, merged, written under, deleted', async () => {
    const { server, get, rows } = await start();
    const { data } = server;
    const [project, [ana, ben]] = [data.projects[0], data.people];
    if (!project || !ana || !ben) throw new Error('Nobody there.');
    const thing = data.add('merge_request', project, ana, 'Add a stove');
    data.move(thing, 'closed', ben);
    data.move(thing, 'reopened', ana);
    const path = `/projects/${encodeURIComponent(project.path)}/merge_requests/${thing.iid}`;
    expect(await (await get(path)).json()).toMatchObject({ state: 'opened', closed_at: null, author: { username: 'person-1' } });
    data.addNote(thing, ben, 'Warm');
    data.addNote(thing, ben, 'approved this merge request', true);
    data.approve(thing, ben);
    data.move(thing, 'merged', ben);
    data.edit(thing, { title: 'Add a large stove' });
    const title = 'Add a large stove';
    expect(await (await get(path)).json()).toMatchObject({ state: 'merged', merge_user: { id: ben.id }, title, user_notes_count: 1 });
    expect(await rows(`${path}/resource_state_events`)).toMatchObject([{ state: 'closed' }, { state: 'reopened' }, { state: 'merged' }]);
    expect(await rows(`${path}/notes?sort=asc`)).toMatchObject([{ body: 'Warm', system: false }, { system: true }]);
    expect(await (await get(`${path}/approvals`)).json()).toMatchObject({ approved_by: [{ user: { id: ben.id } }] });
    expect(await rows(`/groups/camp/merge_requests?order_by=updated_at&per_page=1`)).toMatchObject([{ id: thing.id }]);
    const invented = data.issues.find((one) => data.notesOf(one).length > 1 && data.emojiOf(one).length > 0);
    if (!invented) throw new Error('No issue with notes.');
    const under = ['notes', 'award_emoji', 'resource_label_events'].map(
      (word) => `/projects/${invented.project.id}/issues/${invented.iid}/${word}`,
    );
    const before = await Promise.all(under.map((one) => rows(one)));
    data.edit(invented, { title: 'Another title' });
    expect(await Promise.all(under.map((one) => rows(one)))).toEqual(before);
    data.remove(thing);
    expect((await get(path)).status).toBe(404);
  });

  it('says which issues a merge request closes, and the other way round', async () => {
    const { server, rows } = await start();
    const merge = server.data.mergeRequests.find(({ closes }) => closes !== null);
    const project = `/projects/${merge?.project.id}`;
    expect(await rows(`${project}/merge_requests/${merge?.iid}/closes_issues`)).toMatchObject([{ iid: merge?.closes }]);
    expect(await rows(`${project}/issues/${merge?.closes}/closed_by`)).toContainEqual(expect.objectContaining({ id: merge?.id }));
    expect(await rows(`${project}/merge_requests?iids[]=${merge?.iid}`)).toMatchObject([
      { description: expect.stringContaining('Closes #') },
    ]);
  });

  it('leaves authors out of lists, but not out of details', async () => {
    const { server, rows, get } = await start({ listsWithoutAuthors: true });
    const thing = server.data.mergeRequests.find(({ author }) => author !== null);
    const listed = await rows('/projects/5001/merge_requests');
    expect(listed.length).toBeGreaterThan(5);
    expect(listed.every((row) => !('author' in row))).toBe(true);
    const detail = await (await get(`/projects/${thing?.project.id}/merge_requests/${thing?.iid}`)).json();
    expect(detail).toMatchObject({ author: { id: thing?.author?.id } });
  });

  it('gives the projects of a group with those of its subgroups only when asked so', async () => {
    const { rows } = await start();
    expect(ids(await rows('/groups/camp/projects'))).toEqual([5003, 5001]);
    expect(ids(await rows('/groups/camp/projects?include_subgroups=true'))).toEqual([5003, 5002, 5001]);
    expect(ids(await rows(`/groups/${encodeURIComponent('camp/tools')}/projects`))).toEqual([5002]);
    expect(await rows<{ username: string }>('/users?username=person-4')).toMatchObject([{ id: 104 }]);
  });

  it('serves 20,000 merge requests in 200 pages', { timeout: 60_000 }, async () => {
    const { all, server, get } = await start({ data: gitlabData({ projects: 5, mergeRequests: 20_000, issues: 0 }), keepAnswers: true });
    const read = await all('/groups/camp/merge_requests?order_by=updated_at&sort=asc&per_page=100');
    expect(new Set(ids(read)).size).toBe(20_000);
    expect(server.asked).toHaveLength(200);

    const [thing] = server.data.mergeRequests;
    const path = `/projects/5001/merge_requests/${thing?.iid}`;
    const title = async (headers?: Record<string, string>) => ((await (await get(path, headers)).json()) as Row).title;
    const before = await title();
    if (thing) server.data.edit(thing, { title: 'Changed under a kept answer' });
    expect([before, await title()]).toEqual([thing?.title, 'Changed under a kept answer']);
    expect(await title({})).toBeUndefined();
  });
});

describe('who may read', () => {
  it('takes either header, and no other token', async () => {
    const { server, get } = await start();
    expect((await get('/version')).status).toBe(200);
    expect((await get('/version', { authorization: `Bearer ${server.token}` })).status).toBe(200);
    expect((await get('/version', {})).status).toBe(401);
    expect((await get('/version', { 'PRIVATE-TOKEN': 'glpat-wrong' })).status).toBe(401);
  });

  it('says what a token may, and refuses what it may not', async () => {
    const { get } = await start({ scopes: ['read_user'] });
    expect(await (await get('/personal_access_tokens/self')).json()).toMatchObject({ scopes: ['read_user'], active: true });
    const refused = await get('/groups/camp/projects');
    expect([refused.status, await refused.json()]).toEqual([403, expect.objectContaining({ error: 'insufficient_scope' })]);
  });

  it('counts requests, and refuses those above the limit until the window is over', async () => {
    let now = 1_000_000;
    const { get } = await start({ rate: { limit: 2, seconds: 60, now: () => now } });
    expect((await get('/version')).headers.get('ratelimit-remaining')).toBe('1');
    await get('/version');
    const refused = await get('/version');
    expect(refused.status).toBe(429);
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'retry-after': '60',
      'ratelimit-limit': '2',
      'ratelimit-remaining': '0',
      'ratelimit-reset': '1060',
    });
    now += 60_000;
    expect((await get('/version')).status).toBe(200);
  });
});

it('has answers of 20 MB, from an item with a long description', async () => {
  const { server, get } = await start();
  const [thing] = server.data.issues;
  if (!thing) throw new Error('No issue.');
  server.data.edit(thing, { description: 'x'.repeat(20_000_000) });
  const text = await (await get(`/projects/${thing.project.id}/issues/${thing.iid}`)).text();
  expect(text.length).toBeGreaterThan(20_000_000);
});

it('gets through any plan of passing faults to who tries again', async () => {
  const { server, get } = await start();
  await fc.assert(
    fc.asyncProperty(passingFaults(8), async (faults: Fault[]) => {
      server.faults = faults;
      server.forget();
      let tries = 0;
      for (let done = false; !done; tries += 1) {
        const answer = await get('/version').catch(() => null);
        done = answer?.status === 200 && (await answer.json().catch(() => null)) !== null;
      }
      expect(tries).toBeLessThanOrEqual(faults.length + 1);
      expect(server.asked).toHaveLength(tries);
    }),
    { numRuns: 50 },
  );
});
