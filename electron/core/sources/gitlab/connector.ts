/** GitLab, SaaS or a server of one's own: merge requests and issues of groups with their subgroups, of people, or of single projects. */
import { webLink } from '../../../../shared/domain/sources/texts.ts';
import type { ToldProject, ToldWork } from '../../../../shared/domain/sources/work-items.ts';
import type { HttpClient } from '../http/client.ts';
import { ServerApi } from '../remote/api.ts';
import { nameOfServer, type RemoteSource, type Resource } from '../remote/connector.ts';
import { atOnce } from '../remote/in-parallel.ts';
import { listsOf, notThere, pagesByUpdate } from '../remote/list.ts';
import { namesIn } from '../remote/touched.ts';
import {
  changedFile,
  closing,
  type Listed,
  listed,
  note,
  type Project,
  project as projectShape,
  stateEvent,
  withAuthor,
} from './shapes.ts';
import { keyOf, workOf } from './work.ts';

const pageSize = 100;

export function readGitLab(address: string, scope: readonly string[], client: HttpClient, now: () => number): RemoteSource {
  const api = new ServerApi(client, address, '/api/v4', now);
  return {
    client,
    files: {
      atOnce,
      of: ({ number, project }) =>
        namesIn(
          api,
          `/projects/${project.key.replace(/^.*\//, '')}/merge_requests/${number}/diffs?per_page=${pageSize}`,
          changedFile,
          (file) => [file.new_path, file.old_path],
        ),
    },
    resources: () =>
      listsOf(
        scope,
        (one) => projectsOf(api, one),
        (project) => [listOf(api, address, project, true), listOf(api, address, project, false)],
      ),
  };
}

/** A group with its subgroups, a single project, or what a person has. */
async function projectsOf(api: ServerApi, scope: string): Promise<Project[]> {
  const path = encodeURIComponent(scope);
  const group = await api.all(
    `/groups/${path}/projects?include_subgroups=true&with_shared=false&order_by=id&sort=asc&per_page=${pageSize}`,
    projectShape,
  );
  if (group) return group.sort((a, b) => a.id - b.id);
  const single = await api.one(`/projects/${path}`, projectShape);
  if (single) return [single];
  const own = scope.includes('/') ? null : await api.all(`/users/${path}/projects?order_by=id&sort=asc&per_page=${pageSize}`, projectShape);
  if (own) return own;
  throw notThere(api.client.host, scope);
}

interface Reading {
  api: ServerApi;
  platform: string;
  project: ToldProject;
  isChange: boolean;
  /** `/projects/7/merge_requests` */
  base: string;
}

function listOf(api: ServerApi, address: string, { id, path_with_namespace: path, web_url: link }: Project, isChange: boolean): Resource {
  const server = nameOfServer(address);
  const project: ToldProject = { key: `${server.key}/${id}`, path, link: webLink(link) };
  const reading: Reading = {
    api,
    platform: server.platform,
    project,
    isChange,
    base: `/projects/${id}/${isChange ? 'merge_requests' : 'issues'}`,
  };
  const list = `${reading.base}?scope=all&state=all&order_by=updated_at&sort=asc&per_page=${pageSize}`;
  return {
    name: `${isChange ? 'changes' : 'issues'} ${project.key}`,
    title: path,
    prefixes: [`${project.key}${isChange ? '!' : '#'}`],
    pages: (cursor, known) =>
      pagesByUpdate(
        {
          api,
          title: path,
          ask: (since, page) => api.page(`${list}${since === null ? '' : `&updated_after=${encodeURIComponent(since)}`}&page=${page}`),
          shape: listed,
          itemOf: (raw) => ({
            kind: isChange ? 'change_request' : 'issue',
            key: keyOf(project.key, Number((raw as { iid?: unknown } | null)?.iid), isChange),
          }),
          wholeOf: (item) => wholeOf(reading, item),
          atOnce,
        },
        cursor,
        known,
      ),
  };
}

/** With all that was said in it; `null` when it vanished between the list and the look. */
async function wholeOf({ api, base, platform, project, isChange }: Reading, item: Listed): Promise<ToldWork | null> {
  const own = `${base}/${item.iid}`;
  const notes = await api.all(`${own}/notes?sort=asc&order_by=created_at&per_page=${pageSize}`, note);
  if (notes === null) return null;
  const states = (await api.all(`${own}/resource_state_events?per_page=${pageSize}`, stateEvent)) ?? [];
  const told = item.author === undefined ? { ...item, author: (await api.one(own, withAuthor))?.author ?? null } : item;
  const closers = isChange || item.state !== 'closed' ? [] : ((await api.all(`${own}/closed_by?per_page=${pageSize}`, closing)) ?? []);
  const closedBy = closers.map(({ iid, project_id: id }) => keyOf(project.key.replace(/\d+$/, String(id)), iid, true));
  return workOf({ platform, project, isChange, listed: told, notes, states, closedBy });
}
