/** GitHub, its clouds and Enterprise Server: issues and pull requests of whole organisations, people, or single repositories. */
import { githubApi, githubHome, isGithubCloud } from '../../../../shared/domain/sources/github-address.ts';
import { webLink } from '../../../../shared/domain/sources/texts.ts';
import type { ToldProject } from '../../../../shared/domain/sources/work-items.ts';
import type { HttpClient } from '../http/client.ts';
import { ServerApi } from '../remote/api.ts';
import { nameOfServer, type RemoteSource, type Resource } from '../remote/connector.ts';
import { atOnce } from '../remote/in-parallel.ts';
import { listsOf, notThere } from '../remote/list.ts';
import { namesIn } from '../remote/touched.ts';
import { pageSize, pagesOf, type Reading } from './pages.ts';
import { changedFile, type Repository, repository as repositoryShape } from './shapes.ts';

export function readGitHub(address: string, scope: readonly string[], client: HttpClient, now: () => number): RemoteSource {
  const api = new ServerApi(client, githubApi(address), '', now);
  const home = githubHome(address);
  // GitHub asks for one request after the other, and allows 5,000 in an hour: more at a time would be through with them no sooner.
  const most = isGithubCloud(home) ? 1 : atOnce;
  return {
    client,
    files: {
      atOnce: most,
      of: ({ number, project }) =>
        namesIn(api, `/repos/${path(...project.path.split('/'))}/pulls/${number}/files?per_page=${pageSize}`, changedFile, (file) => [
          file.filename,
          file.previous_filename,
        ]),
    },
    resources: () =>
      listsOf(
        scope,
        (one) => repositoriesOf(api, one),
        (repository) => [listOf(api, home, repository, most)],
      ),
  };
}

const path = (...parts: string[]): string => parts.map(encodeURIComponent).join('/');

/**
 * Archived ones too: what was done in them was done. In a fork the work is another's, and GitHub switches its issues off; where somebody
 * switched them on it is a project of its own. One that is named is read whatever it is.
 */
async function repositoriesOf(api: ServerApi, scope: string): Promise<Repository[]> {
  const [owner = '', name] = scope.split('/');
  if (name !== undefined) {
    const found = await api.one(`/repos/${path(owner, name)}`, repositoryShape);
    if (found) return [found];
  } else {
    // The oldest first: what is added meanwhile comes at the end.
    const order = `sort=created&direction=asc&per_page=${pageSize}`;
    const found =
      (await api.all(`/orgs/${path(owner)}/repos?${order}`, repositoryShape)) ??
      (await api.all(`/users/${path(owner)}/repos?${order}`, repositoryShape));
    if (found) return found.filter(({ fork, has_issues: hasIssues }) => fork !== true || hasIssues === true);
  }
  throw notThere(api.client.host, scope);
}

function listOf(api: ServerApi, home: string, repository: Repository, most: number): Resource {
  const { id, full_name: name, html_url: link } = repository;
  const { key, platform } = nameOfServer(home);
  const project: ToldProject = { key: `${key}/${id}`, path: name, link: webLink(link) };
  const reading: Reading = { api, platform, repository, project, base: `/repos/${path(...name.split('/'))}`, atOnce: most };
  return {
    name: `work ${project.key}`,
    title: name,
    prefixes: [`${project.key}!`, `${project.key}#`],
    pages: (cursor, known) => pagesOf(reading, cursor, known),
  };
}
