/** People, the organisation and its repositories as GitHub writes them: docs.github.com/rest, with its many addresses. */
import type { Group, Person, Project } from '../gitlab/invent.ts';

/** Where the API answers: addresses in an answer lead back to it. */
export interface Places {
  api: string;
}
const WEB = 'https://github.invalid';
export const iso = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
export const nodeId = (kind: string, id: number) => btoa(`${kind}:${id}`);

/** Every fifteenth is a bot, which GitHub marks by type and in the name. */
const isBot = ({ id }: Person) => id % 15 === 0;
export const login = (one: Person) => (isBot(one) ? `${one.username}[bot]` : one.username);

function addresses(base: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`${name}_url`, `${base}/${name}`]));
}
const OF_USER = ['followers', 'following', 'gists', 'starred', 'subscriptions', 'organizations', 'repos', 'events', 'received_events'];

export function account(places: Places, name: string, id: number, type: 'User' | 'Bot' | 'Organization') {
  const url = `${places.api}/users/${encodeURIComponent(name)}`;
  const web = { avatar_url: `${WEB}/avatars/${id}`, html_url: `${WEB}/${encodeURIComponent(name)}` };
  return { login: name, id, node_id: nodeId(type, id), gravatar_id: '', url, ...web, ...addresses(url, OF_USER), type, site_admin: false };
}

/** `null`: an account that is gone. */
export const person = (places: Places, one: Person | null) => one && account(places, login(one), one.id, isBot(one) ? 'Bot' : 'User');

/** Of /users/{username}. The address is public only where the person made it so. */
export const publicUser = (places: Places, one: Person) => ({
  ...person(places, one),
  name: one.name,
  company: one.id % 5 === 0 ? '@camp' : null,
  blog: '',
  location: one.id % 3 === 0 ? 'Lisboa' : null,
  email: one.id % 4 === 0 ? `${one.username}@people.invalid` : null,
  hireable: null,
  bio: null,
  public_repos: 0,
  public_gists: 0,
  followers: 0,
  following: 0,
  created_at: iso(1_600_000_000_000 + one.id * 1000),
  updated_at: iso(1_600_000_000_000 + one.id * 1000),
});

export const organisation = (places: Places, { id, path }: Group, repositories: number) => {
  const url = `${places.api}/orgs/${path}`;
  return {
    login: path,
    id,
    node_id: nodeId('Organization', id),
    url,
    ...addresses(url, ['repos', 'events', 'hooks', 'issues', 'members', 'public_members']),
    avatar_url: `${WEB}/avatars/${id}`,
    html_url: `${WEB}/${path}`,
    description: null,
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: repositories,
    public_gists: 0,
    followers: 0,
    following: 0,
    type: 'Organization',
    created_at: iso(1_600_000_000_000),
    updated_at: iso(1_600_000_000_000),
    archived_at: null,
  };
};

// biome-ignore format: a list of words
const OF_REPOSITORY = [
  'archive', 'assignees', 'blobs', 'branches', 'collaborators', 'comments', 'commits', 'compare', 'contents', 'contributors', 'deployments',
  'downloads', 'events', 'forks', 'git_commits', 'git_refs', 'git_tags', 'hooks', 'issue_comment', 'issue_events', 'issues', 'keys', 'labels',
  'languages', 'merges', 'milestones', 'notifications', 'pulls', 'releases', 'stargazers', 'statuses', 'subscribers', 'subscription', 'tags',
  'teams', 'trees',
];

export const ORGANISATION = 'camp';
/** The name within the organisation: GitHub has no subgroups. */
export const repositoryName = ({ path }: Project) => path.split('/').at(-1) ?? '';

export function repository(places: Places, one: Project) {
  const name = repositoryName(one);
  const url = `${places.api}/repos/${ORGANISATION}/${name}`;
  const web = `${WEB}/${ORGANISATION}/${name}`;
  return {
    id: one.id,
    node_id: nodeId('Repository', one.id),
    name,
    full_name: `${ORGANISATION}/${name}`,
    private: false,
    owner: account(places, ORGANISATION, 9, 'Organization'),
    description: null,
    fork: false,
    url,
    html_url: web,
    ...addresses(url, OF_REPOSITORY),
    git_url: `git:${web}.git`,
    ssh_url: `git@github.invalid:${ORGANISATION}/${name}.git`,
    clone_url: `${web}.git`,
    svn_url: web,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: 'main',
    forks: 0,
    forks_count: 0,
    watchers: 0,
    watchers_count: 0,
    stargazers_count: 0,
    open_issues: 0,
    open_issues_count: 0,
    size: 1,
    ...Object.fromEntries(
      ['issues', 'projects', 'wiki', 'pages', 'downloads', 'discussions'].map((what) => [`has_${what}`, what === 'issues']),
    ),
    archived: false,
    disabled: false,
    pushed_at: iso(one.createdAt),
    created_at: iso(one.createdAt),
    updated_at: iso(one.createdAt),
  };
}

/** What the repository's own address has beyond a row of a list. */
export const fullRepository = (places: Places, one: Project) => ({ ...repository(places, one), network_count: 0, subscribers_count: 0 });
