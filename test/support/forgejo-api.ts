/**
 * What tests do on a live Forgejo, by its API (/api/v1, described at /api/swagger of the server itself). The administrator's
 * token acts as anybody by the `Sudo` header. Reading belongs to the connector under test; here it is `get`, and unshaped.
 */
import { until } from './until.ts';

export type Json = Record<string, unknown>;
interface Numbered extends Json {
  number: number;
}
interface WithId extends Json {
  id: number;
}

export interface ForgejoApi {
  /** The same, done by this person. */
  as(username: string): ForgejoApi;
  get<T = Json>(path: string): Promise<T>;
  /** Anything else: `send('PUT', '/topics', ...)`. Rejects with the status and what the server said. */
  send<T = Json>(method: string, path: string, body?: unknown): Promise<T>;

  addUser(username: string, more?: Json): Promise<WithId>;
  renameUser(from: string, to: string): Promise<unknown>;
  /** With everything the person wrote. */
  deleteUser(username: string): Promise<unknown>;
  addOrganisation(name: string): Promise<WithId>;
  /** With a first commit, so that it has a branch `main`. `owner`: an organisation; without one it is the person's own. */
  addRepository(name: string, owner?: string): Promise<WithId>;
  deleteRepository(repository: string): Promise<unknown>;

  /** `repository` is owner/name in all of these. */
  addIssue(repository: string, title: string, more?: Json): Promise<Numbered>;
  /** Issues and pull requests alike: `{ state: 'closed' }`, `{ title: '...' }`, `{ milestone: 1 }`. */
  editIssue(repository: string, number: number, change: Json): Promise<Numbered>;
  deleteIssue(repository: string, number: number): Promise<unknown>;
  addComment(repository: string, number: number, body: string): Promise<WithId>;
  editComment(repository: string, comment: number, body: string): Promise<WithId>;
  deleteComment(repository: string, comment: number): Promise<unknown>;
  addLabel(repository: string, name: string): Promise<WithId>;
  setLabels(repository: string, number: number, labels: readonly number[]): Promise<unknown>;
  addMilestone(repository: string, title: string): Promise<WithId>;
  addBranch(repository: string, name: string): Promise<unknown>;
  /** A commit with one new file; a branch that does not exist yet grows out of main. */
  addFile(repository: string, path: string, content: string, branch?: string): Promise<unknown>;
  /** From a branch of the same repository into main; `head` may be `somebody:branch` of a fork. */
  addPullRequest(repository: string, title: string, head: string, more?: Json): Promise<Numbered>;
  addReview(repository: string, number: number, event: 'APPROVED' | 'REQUEST_CHANGES' | 'COMMENT', body: string): Promise<WithId>;
  /** Waits until the server has found out that it can be merged. */
  merge(repository: string, number: number): Promise<unknown>;
}

const password = 'a-password-of-nobody';

export function forgejoApi(url: string, token: string, sudo: string | null = null): ForgejoApi {
  const headers = { authorization: `token ${token}`, 'content-type': 'application/json', ...(sudo && { sudo }) };

  async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${url}/api/v1${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === '' ? {} : JSON.parse(text)) as T;
  }
  const post = <T>(path: string, body: unknown) => send<T>('POST', path, body);
  const drop = (path: string) => send('DELETE', path);
  const issue = (repository: string, number: number) => `/repos/${repository}/issues/${number}`;
  const pull = (repository: string, number: number) => `/repos/${repository}/pulls/${number}`;
  const comment = (repository: string, id: number) => `/repos/${repository}/issues/comments/${id}`;

  return {
    as: (username) => forgejoApi(url, token, username),
    get: (path) => send('GET', path),
    send,
    addUser: (username, more) =>
      post('/admin/users', { username, email: `${username}@forgejo.invalid`, password, must_change_password: false, ...more }),
    renameUser: (from, to) => post(`/admin/users/${from}/rename`, { new_username: to }),
    deleteUser: (username) => drop(`/admin/users/${username}?purge=true`),
    addOrganisation: (username) => post('/orgs', { username }),
    addRepository: (name, owner) => post(owner ? `/orgs/${owner}/repos` : '/user/repos', { name, auto_init: true, default_branch: 'main' }),
    deleteRepository: (repository) => drop(`/repos/${repository}`),
    addIssue: (repository, title, more) => post(`/repos/${repository}/issues`, { title, ...more }),
    editIssue: (repository, number, change) => send('PATCH', issue(repository, number), change),
    deleteIssue: (repository, number) => drop(issue(repository, number)),
    addComment: (repository, number, body) => post(`${issue(repository, number)}/comments`, { body }),
    editComment: (repository, id, body) => send('PATCH', comment(repository, id), { body }),
    deleteComment: (repository, id) => drop(comment(repository, id)),
    addLabel: (repository, name) => post(`/repos/${repository}/labels`, { name, color: '#1f6feb' }),
    setLabels: (repository, number, labels) => send('PUT', `${issue(repository, number)}/labels`, { labels }),
    addMilestone: (repository, title) => post(`/repos/${repository}/milestones`, { title }),
    addBranch: (repository, name) => post(`/repos/${repository}/branches`, { new_branch_name: name, old_branch_name: 'main' }),
    async addFile(repository, path, content, branch = 'main') {
      const known = await send<{ name: string }[]>('GET', `/repos/${repository}/branches?limit=50`);
      const where = known.some(({ name }) => name === branch) ? { branch } : { branch: 'main', new_branch: branch };
      return post(`/repos/${repository}/contents/${path}`, { content: btoa(content), message: `Add ${path}`, ...where });
    },
    addPullRequest: (repository, title, head, more) => post(`/repos/${repository}/pulls`, { title, head, base: 'main', ...more }),
    addReview: (repository, number, event, body) => post(`${pull(repository, number)}/reviews`, { event, body }),
    async merge(repository, number) {
      const path = pull(repository, number);
      await until(`${path} to be mergeable`, async () => ((await send<Json>('GET', path)).mergeable === true ? true : null));
      // It may look once more whether it can be merged, and says so until it knows.
      return until(`${path} to be merged`, () =>
        post<object>(`${path}/merge`, { Do: 'merge' }).catch((error: unknown) => {
          if (error instanceof Error && error.message.includes('try again later')) return null;
          throw error;
        }),
      );
    },
  };
}
