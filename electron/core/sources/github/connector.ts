/**
 * GitHub, its clouds and Enterprise Server: issues and pull requests of whole organisations, people, or single repositories.
 *
 * Of an item everything is in its timeline: comments, reviews, who merged it, when it was closed, opened again or ready, and what says
 * that it closes it. That is one request where the lists of each kind would be four. An open issue without comments needs none.
 */
import { githubApi, githubHome, isGithubCloud } from '../../../../shared/domain/sources/github-address.ts';
import { webLink } from '../../../../shared/domain/sources/texts.ts';
import type { ToldProject, ToldWork } from '../../../../shared/domain/sources/work-items.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { HttpClient } from '../http/client.ts';
import { ServerApi } from '../remote/api.ts';
import { type Known, nameOfServer, type Page, type RemoteSource, type Resource } from '../remote/connector.ts';
import { atOnce } from '../remote/in-parallel.ts';
import { listsOf, notThere, pagesByUpdate } from '../remote/list.ts';
import { type Happening, happening, type Listed, listed, pull, type Repository, repository } from './shapes.ts';
import { keyOf, lacksMerger, workOf } from './work.ts';

const pageSize = 100;

interface Reading {
  api: ServerApi;
  platform: string;
  project: ToldProject;
  /** `/repos/north/lamp` */
  base: string;
  atOnce: number;
}

export function readGitHub(address: string, scope: readonly string[], client: HttpClient, now: () => number): RemoteSource {
  const api = new ServerApi(client, githubApi(address), '', now);
  const home = githubHome(address);
  // GitHub asks for one request after the other, and allows 5,000 in an hour: more at a time would be through with them no sooner.
  const most = isGithubCloud(home) ? 1 : atOnce;
  return {
    client,
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
    const found = await api.one(`/repos/${path(owner, name)}`, repository);
    if (found) return [found];
  } else {
    // The oldest first: what is added meanwhile comes at the end.
    const order = `sort=created&direction=asc&per_page=${pageSize}`;
    const found =
      (await api.all(`/orgs/${path(owner)}/repos?${order}`, repository)) ??
      (await api.all(`/users/${path(owner)}/repos?${order}`, repository));
    if (found) return found.filter(({ fork, has_issues: hasIssues }) => fork !== true || hasIssues === true);
  }
  throw notThere(api.client.host, scope);
}

function listOf(api: ServerApi, home: string, { id, full_name: name, html_url: link }: Repository, most: number): Resource {
  const { key, platform } = nameOfServer(home);
  const project: ToldProject = { key: `${key}/${id}`, path: name, link: webLink(link) };
  const reading: Reading = { api, platform, project, base: `/repos/${path(...name.split('/'))}`, atOnce: most };
  return {
    name: `work ${project.key}`,
    title: name,
    prefixes: [`${project.key}!`, `${project.key}#`],
    pages: (cursor, known) => pagesOf(reading, cursor, known),
  };
}

function pagesOf(reading: Reading, cursor: unknown, known: Known | null): AsyncGenerator<Page> {
  const { api, project, base } = reading;
  const list = `${base}/issues?state=all&sort=updated&direction=asc&per_page=${pageSize}`;
  // By number of page GitHub gives the first ten thousand only (422); by the address it names for the next one, all.
  let next: string | null = null;
  return pagesByUpdate(
    {
      api,
      title: project.path,
      async ask(since, page) {
        const found =
          page > 1 && next !== null
            ? await api.onward(next)
            : await api.page(`${list}${since === null ? '' : `&since=${encodeURIComponent(since)}`}`);
        next = found?.next ?? null;
        return found;
      },
      shape: listed,
      itemOf(raw) {
        const said = raw as { number?: unknown; pull_request?: unknown } | null;
        const isChange = said?.pull_request != null;
        return { kind: isChange ? 'change_request' : 'issue', key: keyOf(project.key, Number(said?.number), isChange) };
      },
      wholeOf: (item) => wholeOf(reading, item),
      atOnce: reading.atOnce,
    },
    cursor,
    known,
  );
}

/** With all that was said in it; `null` when it vanished between the list and the look. */
async function wholeOf({ api, platform, project, base }: Reading, item: Listed): Promise<ToldWork | null> {
  const timeline = await timelineOf(api, `${base}/issues/${item.number}`, item);
  if (timeline === null) return null;
  const mergedBy = lacksMerger(item, timeline) ? ((await api.one(`${base}/pulls/${item.number}`, pull))?.merged_by ?? null) : null;
  return workOf({ platform, project, listed: item, timeline, mergedBy });
}

async function timelineOf(api: ServerApi, own: string, { pull_request: change, state, comments }: Listed): Promise<Happening[] | null> {
  if (change == null && state === 'open' && comments === 0) return [];
  const told = await api.all(`${own}/timeline?per_page=${pageSize}`, happening).catch((error: unknown) => {
    // How GitHub says that an issue was deleted.
    if (error instanceof AppError && error.details?.status === 410) return null;
    throw error;
  });
  return told?.filter((one) => one !== null) ?? null;
}
