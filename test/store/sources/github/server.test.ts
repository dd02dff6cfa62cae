import { describe, expect, it, onTestFinished } from 'vitest';
import { githubDescription } from '../../../support/github/openapi.ts';
import { lineComment } from '../../../support/github/words.ts';
import { numberOf } from '../../../support/github/work.ts';
import { type GitHubOptions, startGitHub, tooMuchAtOnce } from '../../../support/github-server.ts';
import { gitlabData } from '../../../support/gitlab/data.ts';
import { filesOf } from '../../../support/gitlab/files.ts';
import { allPages, nextOf } from '../../../support/pages.ts';

type Row = Record<string, unknown> & { id: number; number: number; updated_at: string; user: { login: string } | null };

const description = await githubDescription();
async function start(options: GitHubOptions = {}) {
  const server = await startGitHub(options);
  onTestFinished(() => server.stop());
  const get = (path: string, more: Record<string, string> = {}) =>
    fetch(path.startsWith('http') ? path : `${server.url}${path}`, { headers: { authorization: `Bearer ${server.token}`, ...more } });
  return { server, get, all: (path: string) => allPages<Row>(get, path) };
}
const ids = (list: readonly { id: number }[]) => list.map(({ id }) => id).sort((a, b) => a - b);
const repository = '/repos/camp/project-1';

const turns = ['closed', 'reopened', 'merged', 'convert_to_draft', 'ready_for_review'];
const schemas: Record<string, string> = {
  committed: 'timeline-committed-event',
  labeled: 'labeled-issue-event',
  commented: 'timeline-comment-event',
  reviewed: 'timeline-reviewed-event',
  'line-commented': 'timeline-line-commented-event',
  'cross-referenced': 'timeline-cross-referenced-event',
};

describe.skipIf(description === null)('against GitHub’s own description', () => {
  const skipped = () => [''];
  const { problemsOfRequest, problemsOfAnswer, problemsOf } = description ?? {
    problemsOfRequest: skipped,
    problemsOfAnswer: skipped,
    problemsOf: skipped,
  };

  it('every kind of request is one that GitHub has, and every answer is as it describes it', async () => {
    const data = gitlabData({ mergeRequests: 900, issues: 300 });
    const { get } = await start({ data });
    const commented = data.issues.find((one) => one.project.id === 5001 && data.notesOf(one).some(({ system }) => !system));
    const ghost = data.mergeRequests.find((one) => one.project.id === 5001 && one.id % 41 === 0 && data.approversOf(one).length > 0);
    const bot = data.mergeRequests.find(({ author }) => author && author.id % 15 === 0)?.author;
    const here = [...data.issues, ...data.mergeRequests].filter(({ project }) => project.id === 5001);
    const reopened = here.find(({ changes }) => changes.length > 2);
    const closed = here.find((one) => one.kind === 'issue' && data.closing(one).length > 0);
    if (!commented || !ghost || !bot || !reopened || !closed) throw new Error('The data lack something.');
    const paths = [
      '/user',
      '/users/person-1',
      `/users/${encodeURIComponent(`${bot.username}[bot]`)}`,
      '/rate_limit',
      '/orgs/camp',
      '/orgs/camp/repos?sort=created&direction=asc&per_page=2',
      '/orgs/camp/members',
      repository,
      `${repository}/pulls?state=all&sort=updated&direction=asc&per_page=100&page=1`,
      `${repository}/issues?state=all&sort=updated&direction=asc&since=2024-01-01T00:00:00Z&per_page=100`,
      `${repository}/issues/comments?sort=updated&direction=asc&since=2024-01-01T00:00:00Z&per_page=100`,
      `${repository}/issues/${numberOf(commented)}`,
      `${repository}/issues/${numberOf(commented)}/comments?per_page=100`,
      `${repository}/pulls/${numberOf(ghost)}/reviews?per_page=100`,
      ...[commented, reopened, closed, ghost].map((one) => `${repository}/issues/${numberOf(one)}/timeline?per_page=100`),
      ...here
        .filter((one) => one.kind === 'merge_request' && filesOf(one).length > 0)
        .map((one) => `${repository}/pulls/${numberOf(one)}/files?per_page=100`),
      ...data.mergeRequests.filter(({ project }) => project.id === 5001).map((one) => `${repository}/pulls/${numberOf(one)}`),
    ];
    for (const path of paths) {
      const answer = await get(path);
      const body: unknown = await answer.json();
      const url = `https://api.github.com${path}`;
      expect([path, ...problemsOfRequest(url), ...problemsOfAnswer(url, answer.status, body).slice(0, 10)]).toEqual([path]);
      if (Array.isArray(body)) expect([path, body.length]).not.toEqual([path, 0]);
    }
    expect(await (await get(`${repository}/pulls/${numberOf(ghost)}/reviews`)).json()).toMatchObject([{ user: null }]);
  });

  it('everything in a timeline is as it is described for its kind', async () => {
    const data = gitlabData({ mergeRequests: 60, issues: 60 });
    const { server, get } = await start({ data });
    const [change] = data.mergeRequests;
    const [by] = data.people;
    if (!change || !by) throw new Error('The data lack something.');
    for (const event of ['convert_to_draft', 'ready_for_review']) server.happens(change, event, by);
    server.happens(change, 'line-commented', null, { comments: [lineComment(server, change, by, { id: 1, review: 7, at: 0 })] });
    const seen = new Set<string>();
    for (const one of [...data.issues, ...data.mergeRequests].filter(({ id, project }) => project.id === 5001 && id % 41 !== 0)) {
      const rows = (await (await get(`${repository}/issues/${numberOf(one)}/timeline?per_page=100`)).json()) as { event: string }[];
      for (const row of rows) {
        seen.add(row.event);
        expect([row.event, ...problemsOf(schemas[row.event] ?? 'state-change-issue-event', row)]).toEqual([row.event]);
      }
    }
    expect([...seen].sort()).toEqual([...Object.keys(schemas), ...turns].sort());
  });

  it('finds what is wrong with a request', () => {
    const problems = (path: string) => problemsOfRequest(`https://api.github.com${path}`);
    expect(problems(`${repository}/pullrequests`)).toEqual([expect.stringContaining('has no GET')]);
    expect(problems(`${repository}/pulls?since=2024-01-01`)).toEqual([expect.stringContaining('no parameter since')]);
    expect(problems(`${repository}/issues?state=merged`)).toEqual([expect.stringContaining('does not take state=merged')]);
    expect(problems(`${repository}/issues?per_page=many`)).toEqual([expect.stringContaining('does not take per_page=many')]);
    expect(problems(`${repository}/issues/comments?since=2024-01-01T00:00:00Z`)).toEqual([]);
  });

  it('finds what is wrong with an answer', async () => {
    const { get } = await start();
    const path = `${repository}/issues?state=all`;
    const url = `https://api.github.com${path}`;
    const [row] = (await (await get(path)).json()) as Row[];
    expect(problemsOfAnswer(url, 200, [{ ...row, user: null, body: null }])).toEqual([]);
    expect(problemsOfAnswer(url, 200, [{ ...row, number: 'one' }])).toEqual([expect.stringContaining('must be integer')]);
    expect(problemsOfAnswer(url, 200, [{ ...row, title: undefined, updated_at: 'lately' }])).toHaveLength(2);
    expect(problemsOfAnswer(url, 200, { message: 'Not a list' })).not.toEqual([]);
    expect(problemsOfAnswer(url, 418, {})).toEqual([expect.stringContaining('does not answer 418')]);
  });
});

describe('pages', () => {
  it('lead from the second on to the repository by its number', async () => {
    const { server, get, all } = await start();
    const path = `${repository}/pulls?state=all&per_page=5`;
    const next = nextOf(await get(path));
    expect(next).toBe(`${server.url}/repositories/5001/pulls?state=all&per_page=5&page=2`);
    const mine = server.data.mergeRequests.filter(({ project }) => project.id === 5001);
    expect(ids(await all(path))).toEqual(ids(mine));
    expect(server.asked.at(-1)?.path).toBe('/repositories/5001/pulls');
    expect((await get(`${path}&per_page=100`.replace('per_page=5&', ''))).headers.get('link')).toBeNull();
    expect(await all('/orgs/camp/repos?per_page=2')).toHaveLength(3);
  });

  it('hold what was asked for: open ones unless said, since a time, in order', async () => {
    const { server, all } = await start();
    const open = await all(`${repository}/pulls`);
    expect(open.length).toBeGreaterThan(0);
    expect(open.every(({ state }) => state === 'open')).toBe(true);
    const rows = await all(`${repository}/issues?state=all&sort=updated&direction=asc&per_page=7`);
    const times = rows.map((row) => Date.parse(row.updated_at));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(rows.some((row) => 'pull_request' in row) && rows.some((row) => !('pull_request' in row))).toBe(true);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
    const since = rows[10]?.updated_at;
    expect(await all(`${repository}/issues?state=all&since=${since}`)).toHaveLength(rows.length - 10);
    const comments = server.data.issues.concat(server.data.mergeRequests).filter(({ project }) => project.id === 5001);
    const words = comments.flatMap((one) => server.data.notesOf(one)).filter(({ system }) => !system);
    expect(ids(await all(`${repository}/issues/comments`))).toEqual(ids(words));
  });
});

describe('limits', () => {
  it('says what is left of the rate, and refuses what is above it with 403', async () => {
    let now = 5_000_000;
    const { get } = await start({ rate: { limit: 2, seconds: 60, now: () => now } });
    const first = await get('/user');
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'x-ratelimit-limit': '2',
      'x-ratelimit-remaining': '1',
      'x-ratelimit-used': '1',
    });
    const known = await get('/user', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([known.status, known.headers.get('x-ratelimit-remaining')]).toEqual([304, '1']);
    await get('/user');
    const refused = await get('/user');
    expect([refused.status, refused.headers.get('x-ratelimit-remaining'), refused.headers.get('retry-after')]).toEqual([403, '0', null]);
    expect(refused.headers.get('x-ratelimit-reset')).toBe('5060');
    expect(await (await get('/rate_limit')).json()).toMatchObject({ rate: { remaining: expect.any(Number), reset: 5060 } });
    now += 60_000;
    expect((await get('/user')).status).toBe(200);
  });

  it('refuses too much at once in each of the ways GitHub does', async () => {
    const { server, get } = await start();
    for (const kind of ['abuse', 'secondary', 'secondary 429'] as const) {
      server.forget();
      server.faults = [{ at: 1, ...tooMuchAtOnce(7, kind) }];
      const refused = await get('/user');
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([kind === 'secondary 429' ? 429 : 403, '7']);
      expect(Number(refused.headers.get('x-ratelimit-remaining'))).toBeGreaterThan(1);
      expect((await refused.json()) as object).toMatchObject({
        message: expect.stringMatching(kind === 'abuse' ? /abuse detection/ : /secondary rate/),
      });
      expect((await get('/user')).status).toBe(200);
    }
  });
});

it('knows nobody with another token', async () => {
  const { server, get } = await start();
  expect((await get('/user', { authorization: 'Bearer wrong' })).status).toBe(401);
  expect((await get('/user', { authorization: `token ${server.token}` })).status).toBe(200);
  expect((await get('/repos/camp/elsewhere')).status).toBe(404);
});
