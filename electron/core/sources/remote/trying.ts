/** What a server lets one read: asked before it becomes a source, and when something is missing. */
import { isGithubCloud } from '../../../../shared/domain/sources/github-address.ts';
import { z } from '../../../../shared/zod.ts';
import { tryForum } from '../discourse/trying.ts';
import type { HttpClient } from '../http/client.ts';
import { ServerApi } from './api.ts';
import { askedAt, type ServerConfig, type ServerKind } from './open.ts';
import { isRefused, type Refused, refused, type Tried } from './refused.ts';

interface Asking {
  software: string;
  root: string;
  /** Where it says which version it is; `null`: it has none to speak of. */
  version(api: string): string | null;
  changes: string;
  /** Lists of projects, in the order they are looked into; and a single one. */
  lists(scope: string): string[];
  single(scope: string): string | null;
  /** Where issues and change requests of a project are listed. */
  issuesOf(project: string): string;
  changesOf(project: string): string;
}

const asking: Record<Exclude<ServerKind, 'discourse'>, Asking> = {
  forgejo: {
    software: 'Forgejo or Gitea',
    root: '/api/v1',
    version: () => '/version',
    changes: 'pull requests',
    lists: (scope) =>
      scope.includes('/') ? [] : [`/orgs/${encodeURIComponent(scope)}/repos?limit=1`, `/users/${encodeURIComponent(scope)}/repos?limit=1`],
    single: (scope) => (scope.includes('/') ? `/repos/${scope.split('/').map(encodeURIComponent).join('/')}` : null),
    issuesOf: (project) => `/repos/${project}/issues?state=all&type=issues&limit=1`,
    changesOf: (project) => `/repos/${project}/issues?state=all&type=pulls&limit=1`,
  },
  github: {
    software: 'GitHub',
    root: '',
    version: (api) => (isGithubCloud(api) ? null : '/meta'),
    changes: 'pull requests',
    // What is private first: a token that may read that may read everything.
    lists: (scope) =>
      scope.includes('/')
        ? []
        : [
            `/orgs/${encodeURIComponent(scope)}/repos?type=private&per_page=1`,
            `/orgs/${encodeURIComponent(scope)}/repos?per_page=1`,
            `/users/${encodeURIComponent(scope)}/repos?per_page=1`,
          ],
    single: (scope) => (scope.includes('/') ? `/repos/${scope.split('/').map(encodeURIComponent).join('/')}` : null),
    issuesOf: (project) => `/repos/${project}/issues?state=all&per_page=1`,
    changesOf: (project) => `/repos/${project}/pulls?state=all&per_page=1`,
  },
  gitlab: {
    software: 'GitLab',
    root: '/api/v4',
    version: () => '/version',
    changes: 'merge requests',
    lists: (scope) => [
      `/groups/${encodeURIComponent(scope)}/projects?include_subgroups=true&per_page=1`,
      ...(scope.includes('/') ? [] : [`/users/${encodeURIComponent(scope)}/projects?per_page=1`]),
    ],
    single: (scope) => `/projects/${encodeURIComponent(scope)}`,
    issuesOf: (project) => `/projects/${encodeURIComponent(project)}/issues?scope=all&per_page=1`,
    changesOf: (project) => `/projects/${encodeURIComponent(project)}/merge_requests?scope=all&per_page=1`,
  },
};

const version = z.object({ version: z.string().optional(), installed_version: z.string().optional() });
const account = z.object({ login: z.string().optional(), username: z.string().optional() });
const named = z.object({ full_name: z.string().optional(), path_with_namespace: z.string().optional() });
const things = z.array(z.unknown());
const notThere = 'It is not there, or the token may not see it.';

const notThisKind =
  'Nothing at this address answers like that. Is it another kind of server, or does the address lead to a page within it? Give the address of the server alone.';

/** Throws where nothing can be asked at all. */
export async function tryServer(
  kind: ServerKind,
  config: ServerConfig,
  client: HttpClient,
  hasToken: boolean,
  now: () => number,
): Promise<Tried> {
  if (kind === 'discourse') return tryForum(client, config.address, hasToken);
  const words = asking[kind];
  const address = askedAt(kind, config.address);
  const api = new ServerApi(client, address, words.root, now);
  const path = words.version(address);
  // GitLab tells its version to nobody without a token.
  const about = path === null ? {} : await api.one(path, version).catch(refused);
  const me = hasToken ? await api.one('/user', account).catch(refused) : null;
  const may: Tried['may'] = [];
  if (hasToken) may.push({ what: 'the account of the token', ok: me !== null && !isRefused(me), why: isRefused(me) ? me.why : null });
  for (const one of config.scope) may.push(...(await tryScope(api, words, one)));
  // Its version is told to anybody, so this is another kind of server, or a page within it.
  if (about === null && may.every(({ ok }) => !ok))
    return { software: null, account: null, may: [{ what: words.software, ok: false, why: notThisKind }] };
  const told = about !== null && !isRefused(about) ? (about.version ?? about.installed_version ?? '') : '';
  return {
    software: told === '' && path !== null ? null : `${words.software} ${told}`.trim(),
    account: me !== null && !isRefused(me) ? (me.login ?? me.username ?? null) : null,
    may,
  };
}

async function tryScope(api: ServerApi, words: Asking, scope: string): Promise<Tried['may']> {
  const project = await firstProject(api, words, scope);
  if (isRefused(project)) return [{ what: scope, ok: false, why: project.why }];
  if (project === '') return [{ what: scope, ok: true, why: 'It has no project that the token may see.' }];
  const tried: Tried['may'] = [];
  for (const [what, path] of [
    ['issues', words.issuesOf(project)],
    [words.changes, words.changesOf(project)],
  ] as const) {
    const found = await api.one(path, things).catch(refused);
    const why = isRefused(found) ? found.why : found === null ? notThere : null;
    tried.push({ what: `${what} of ${scope}`, ok: why === null, why });
  }
  return tried;
}

/** Its path; empty where there is none to be seen. */
async function firstProject(api: ServerApi, words: Asking, scope: string): Promise<string | Refused> {
  let why = notThere;
  let isThere = false;
  for (const list of words.lists(scope)) {
    const found = await api.one(list, z.array(named)).catch(refused);
    if (isRefused(found)) why = found.why;
    else if (found) {
      const [first] = found;
      if (first) return pathOf(first);
      isThere = true;
    }
  }
  if (isThere) return '';
  const path = words.single(scope);
  const found = path === null ? null : await api.one(path, named).catch(refused);
  if (isRefused(found)) return found;
  return found ? pathOf(found) : { why };
}

const pathOf = ({ full_name: name, path_with_namespace: path }: z.infer<typeof named>): string => name ?? path ?? '';
