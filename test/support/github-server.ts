/**
 * A GitHub, as far as Cairn reads it: docs.github.com/rest, version 2022-11-28, with the invented people and work of
 * `gitlabData` (merge requests are its pull requests). Its own test checks each kind of answer against GitHub's description.
 *
 * user, users/{username}, rate_limit, orgs/{org} and its repos; of a repository (also as repositories/{id}, where pages after
 * the first lead) pulls, issues, issues/comments, and of each one its comments, reviews and timeline. Answers have an ETag; 304
 * costs nothing of the rate. As an Enterprise Server, which it is when one says which, everything lies below /api/v3, with /meta.
 */
import type { Answer, Fault } from './faults.ts';
import { chosen, pageOf, since } from './github/lists.ts';
import {
  fullRepository,
  login,
  ORGANISATION,
  organisation,
  person,
  publicUser,
  repository,
  repositoryName,
} from './github/people-and-places.ts';
import { type Happening, timeline, turn } from './github/timeline.ts';
import { comment, reviews } from './github/words.ts';
import { changedFile, commentsOf, fullPullRequest, issue, numberOf, pullRequest } from './github/work.ts';
import { type GitLabData, gitlabData } from './gitlab/data.ts';
import { filesOf } from './gitlab/files.ts';
import type { Person, Project, Thing } from './gitlab/invent.ts';
import { type Asked, conditional, json, type ServerOptions, startServer, type TestServer } from './http-server.ts';
import { type Rate, rateLimiter } from './rate.ts';

export interface GitHubOptions extends ServerOptions {
  data?: GitLabData;
  token?: string;
  /** GitHub: 5,000 in an hour. Above it 403, without Retry-After: who waits, waits for the reset. */
  rate?: Rate;
  /** Of an Enterprise Server: `3.14.2`. */
  enterprise?: string;
}

export interface GitHubServer extends TestServer {
  readonly data: GitLabData;
  readonly token: string;
  /** Something happens to it: `ready_for_review`, or whatever else with the fields it has. */
  happens(thing: Thing, event: string, by: Person | null, more?: Record<string, unknown>): void;
  /** What a fine-grained token lacks: those paths are refused, with the permissions in GitHub's words. */
  readonly needs: { path: RegExp; permissions: string }[];
  /** Fields of a repository as a test wants them. */
  readonly overProject: Map<Project, Record<string, unknown>>;
}

const DOCUMENTED = 'https://docs.github.com/rest';
const failed = (status: number, message: string) => json({ message, documentation_url: DOCUMENTED, status: String(status) }, {}, status);

/** What GitHub says to who asks too much at once: twice in its history with other words, once with another status. */
export const tooMuchAtOnce = (retryAfter: number, kind: 'abuse' | 'secondary' | 'secondary 429' = 'secondary') => {
  const message =
    kind === 'abuse'
      ? 'You have triggered an abuse detection mechanism. Please wait a few minutes before you try again.'
      : 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  const body = JSON.stringify({ message, documentation_url: `${DOCUMENTED}/using-the-rest-api/rate-limits-for-the-rest-api` });
  return { kind: 'status', status: kind === 'secondary 429' ? 429 : 403, retryAfter, body } satisfies Omit<
    Extract<Fault, { kind: 'status' }>,
    'at' | 'path'
  >;
};

export async function startGitHub(options: GitHubOptions = {}): Promise<GitHubServer> {
  const { data = gitlabData(), token = 'github_pat_of_nobody', rate = { limit: 5000, seconds: 3600 } } = options;
  const limiter = rateLimiter(rate, 'X-RateLimit');
  const root = options.enterprise === undefined ? '' : '/api/v3';
  const places = () => ({ api: `${server.url}${root}` });
  const told = new Map<Thing, Happening[]>();
  const overProject = new Map<Project, Record<string, unknown>>();
  const needs: GitHubServer['needs'] = [];
  const over = (project: Project) => overProject.get(project) ?? {};

  function ofRepository(asked: Asked, project: Project, rest: string[]): Answer {
    const [word, second, third] = rest;
    const onward = `/repositories/${project.id}/${rest.join('/')}`;
    const list = <Row>(rows: readonly Row[], shape: (row: Row) => unknown) => pageOf(places().api, asked, rows, shape, onward);
    const here = (thing: Thing) => thing.project === project;
    const pulls = data.mergeRequests.filter(here);
    const all = [...data.issues.filter(here), ...pulls];
    if (word === undefined) return json({ ...fullRepository(places(), project), ...over(project) });
    if (word === 'pulls' && second === undefined) return list(chosen(asked.query, pulls), (one) => pullRequest(places(), one));
    if (word === 'issues' && second === undefined) {
      return list(
        chosen(asked.query, all).filter(({ updatedAt }) => updatedAt >= since(asked.query)),
        (one) => issue(places(), data, one),
      );
    }
    if (word === 'issues' && second === 'comments') {
      const by = asked.query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
      const way = asked.query.has('sort') && asked.query.get('direction') !== 'asc' ? -1 : 1;
      const rows = all.flatMap((thing) => commentsOf(data, thing).map((note) => ({ thing, note })));
      const sorted = rows
        .filter(({ note }) => note.updatedAt >= since(asked.query))
        .sort((a, b) => (a.note[by] - b.note[by] || a.note.id - b.note.id) * way);
      return list(sorted, ({ thing, note }) => comment(places(), thing, note));
    }
    const thing = (word === 'pulls' ? pulls : word === 'issues' ? all : []).find((one) => String(numberOf(one)) === second);
    if (!thing) return failed(404, 'Not Found');
    if (third === undefined) return json(word === 'pulls' ? fullPullRequest(places(), data, thing) : issue(places(), data, thing));
    if (third === 'comments' && word === 'pulls') return list([], (row) => row);
    if (third === 'comments')
      return list(
        commentsOf(data, thing).filter(({ updatedAt }) => updatedAt >= since(asked.query)),
        (note) => comment(places(), thing, note),
      );
    if (third === 'timeline' && word === 'issues') return list(timeline(places(), data, thing, told.get(thing) ?? []), (row) => row);
    if (third === 'files' && word === 'pulls') return list(filesOf(thing), (file) => changedFile(places(), thing, file));
    if (third === 'reviews' && word === 'pulls') return list(reviews(places(), data, thing), (row) => row);
    return failed(404, 'Not Found');
  }

  function route(asked: Asked): Answer {
    const given = asked.headers.authorization?.replace(/^(Bearer|token) /, '');
    if (given !== undefined && given !== token) return failed(401, 'Bad credentials');
    if (given === undefined) return failed(404, 'Not Found');
    if (root !== '' && !asked.path.startsWith(`${root}/`)) return failed(404, 'Not Found');
    const [area, key, ...rest] = asked.path
      .slice(root.length + 1)
      .split('/')
      .map(decodeURIComponent);
    const lacks = needs.find(({ path }) => path.test(asked.path));
    if (lacks)
      return {
        ...failed(403, 'Resource not accessible by personal access token'),
        headers: { 'Content-Type': 'application/json', 'X-Accepted-GitHub-Permissions': lacks.permissions },
      };
    if (area === 'meta') return json({ verifiable_password_authentication: true, installed_version: options.enterprise });
    if (area === 'user' && data.people[0]) return json(publicUser(places(), data.people[0]));
    if (area === 'users') {
      const found = data.people.find((one) => login(one) === key);
      return found ? json(publicUser(places(), found)) : failed(404, 'Not Found');
    }
    if (area === 'orgs' && key === ORGANISATION && rest.length === 0)
      return json(organisation(places(), data.groups[0], data.projects.length));
    if ((area === 'orgs' && key === ORGANISATION) || (area === 'organizations' && key === String(data.groups[0].id))) {
      if (rest[0] === 'repos')
        return pageOf(
          places().api,
          asked,
          asked.query.get('type') === 'private' ? data.projects.filter((one) => over(one).private === true) : data.projects,
          (one) => ({ ...repository(places(), one), ...over(one) }),
          `/organizations/${data.groups[0].id}/repos`,
        );
      if (rest[0] === 'members')
        return pageOf(
          places().api,
          asked,
          data.people.slice(0, 3),
          (one) => person(places(), one),
          `/organizations/${data.groups[0].id}/members`,
        );
    }
    if (area === 'repos' && key === ORGANISATION) {
      const project = data.projects.find((one) => repositoryName(one) === rest[0]);
      return project ? ofRepository(asked, project, rest.slice(1)) : failed(404, 'Not Found');
    }
    const project = area === 'repositories' && data.projects.find(({ id }) => String(id) === key);
    return project ? ofRepository(asked, project, rest) : failed(404, 'Not Found');
  }

  function answer(asked: Asked): Answer {
    const given = asked.path === `${root}/rate_limit` ? null : conditional(route(asked), asked);
    const { headers, refused } = limiter(given === null || given.status === 304 ? 0 : 1);
    const used = rate.limit - Number(headers['X-RateLimit-Remaining']);
    const all = {
      ...headers,
      'X-RateLimit-Used': String(used),
      'X-RateLimit-Resource': 'core',
      'X-GitHub-Media-Type': 'github.v3; format=json',
    };
    if (given === null) {
      const core = { limit: rate.limit, used, remaining: rate.limit - used, reset: Number(headers['X-RateLimit-Reset']) };
      return json({ resources: { core, search: core }, rate: core }, all);
    }
    if (refused)
      return { ...failed(403, 'API rate limit exceeded for user ID 101.'), headers: { 'Content-Type': 'application/json', ...all } };
    return { ...given, headers: { ...given.headers, ...all } };
  }

  const server = await startServer(answer, options);
  return Object.assign(server, {
    data,
    token,
    needs,
    overProject,
    happens(thing: Thing, event: string, by: Person | null, more: Record<string, unknown> = {}) {
      data.edit(thing, {});
      const before = told.get(thing) ?? [];
      told.set(thing, [...before, { ...turn(places(), thing, event, by, thing.updatedAt, 70 + before.length), ...more }]);
    },
  });
}
