/**
 * A GitLab, as far as Cairn reads it: REST v4 as docs.gitlab.com/api describes it, with invented data (`gitlabData`). Every
 * request is recorded in `asked`; `faults` and `before` (http-server.ts) make it fail, and move its lists while they are read.
 *
 * version, user, personal_access_tokens/self; groups/:id, its projects (with subgroups), merge requests and issues; projects
 * (keyset too), users (keyset too); of a project merge_requests and issues, lists and details; of each of these notes,
 * resource_state_events, resource_label_events, award_emoji, of a merge request approvals and closes_issues, of an issue
 * closed_by. Groups and projects go by number or by encoded path. Anything else is `{"error":"404 Not Found"}`.
 */
import type { Answer } from './faults.ts';
import { type GitLabData, gitlabData } from './gitlab/data.ts';
import type { PagingLimits } from './gitlab/paging.ts';
import { gitlabRoutes } from './gitlab/routes.ts';
import { Invalid } from './gitlab/things.ts';
import { type Asked, json, type ServerOptions, startServer, type TestServer } from './http-server.ts';
import { type Rate, rateLimiter } from './rate.ts';

export interface GitLabOptions extends ServerOptions, Partial<PagingLimits> {
  data?: GitLabData;
  token?: string;
  /** What the token may. Without `api` or `read_api` everything but the token itself is 403. */
  scopes?: string[];
  /** Rows of merge requests and issues have no author; the detail has it. */
  listsWithoutAuthors?: boolean;
  /** Answers are kept until the data change: read everything once, and from then on it answers instantly. */
  keepAnswers?: boolean;
  /** So many requests in so many seconds, by this clock (epoch ms); then 429 with Retry-After. */
  rate?: Rate | null;
}

export interface GitLabServer extends TestServer {
  readonly data: GitLabData;
  readonly token: string;
  /** What it answers, without a network between. */
  readonly answer: (asked: Asked) => Answer;
}

const PREFIX = '/api/v4';

export async function startGitLab(options: GitLabOptions = {}): Promise<GitLabServer> {
  const {
    data = gitlabData(),
    token = 'glpat-of-nobody',
    scopes = ['read_api'],
    listsWithoutAuthors = false,
    keepAnswers = false,
    rate = null,
  } = options;
  const { totalsUpTo = 10_000, offsetLimit = 50_000, offsetLimitForAll = false } = options;
  const limits = { totalsUpTo, offsetLimit, offsetLimitForAll };
  const limited = rateLimiter(rate, 'RateLimit');

  const { ofProject, ofGroup, people, projects } = gitlabRoutes(data, { base: () => server.url, limits, listsWithoutAuthors });

  function route(asked: Asked): Answer {
    if (!asked.path.startsWith(`${PREFIX}/`)) return json({ error: '404 Not Found' }, {}, 404);
    const [area, key, ...rest] = asked.path
      .slice(PREFIX.length + 1)
      .split('/')
      .map(decodeURIComponent);
    const given = asked.headers['private-token'] ?? asked.headers.authorization?.replace(/^Bearer /, '');
    if (given !== token) return json({ message: '401 Unauthorized' }, {}, 401);
    if (area === 'personal_access_tokens' && key === 'self')
      return json({ id: 1, name: 'cairn', revoked: false, active: true, scopes, user_id: 101, expires_at: '2099-01-01' });
    if (!scopes.some((scope) => scope === 'api' || scope === 'read_api')) {
      const description = 'The request requires higher privileges than provided by the access token.';
      return json({ error: 'insufficient_scope', error_description: description, scope: 'api read_api' }, {}, 403);
    }
    if (area === 'version') return json({ version: '17.9.0-ee', revision: 'a1b2c3d4' });
    if (area === 'user') return people(asked, '101');
    if (area === 'users') return people(asked, key);
    if (area === 'projects' && key === undefined) return projects(asked, data.projects);
    if (area === 'projects' && key !== undefined) return ofProject(asked, key, rest);
    if (area === 'groups' && key !== undefined) return ofGroup(asked, key, rest);
    return json({ error: '404 Not Found' }, {}, 404);
  }

  function answer(asked: Asked): Answer {
    const { headers, refused, waitSeconds } = limited();
    if (refused) {
      // "Retry later" is all of the body that GitLab sends then.
      return {
        status: 429,
        headers: { ...headers, 'Content-Type': 'text/plain', 'Retry-After': String(waitSeconds) },
        body: 'Retry later\n',
      };
    }
    const given = keepAnswers ? kept(asked) : routed(asked);
    return { ...given, headers: { ...given.headers, ...headers } };
  }

  function routed(asked: Asked): Answer {
    try {
      return route(asked);
    } catch (error) {
      if (error instanceof Invalid) return json({ error: error.message }, {}, 400);
      throw error;
    }
  }

  const answers = new Map<string, Answer>();
  let answersOf = data.version;
  function kept(asked: Asked): Answer {
    if (answersOf !== data.version) answers.clear();
    answersOf = data.version;
    const key = [asked.headers['private-token'], asked.headers.authorization, asked.url].join(' ');
    const answer = answers.get(key) ?? routed(asked);
    answers.set(key, answer);
    return answer;
  }

  const server = await startServer(answer, options);
  return Object.assign(server, { data, token, answer });
}
