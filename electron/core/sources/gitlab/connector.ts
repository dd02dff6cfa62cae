/** GitLab, SaaS or a server of one's own: merge requests and issues of groups with their subgroups, of people, or of single projects. */
import { webLink } from '../../../../shared/domain/sources/texts.ts';
import type { ToldProject, ToldWork } from '../../../../shared/domain/sources/work-items.ts';
import { AppError } from '../../../../shared/errors.ts';
import { z } from '../../../../shared/zod.ts';
import type { SetAside } from '../connector.ts';
import type { HttpClient } from '../http/client.ts';
import { ServerApi } from '../remote/api.ts';
import { byUpdate } from '../remote/by-update.ts';
import { failing, type Known, nameOfServer, overlap, type Page, type RemoteSource, type Resource, settling } from '../remote/connector.ts';
import { asideAs, type Gap, notRead, scopeFailure, sorted } from '../remote/failures.ts';
import { atOnce, inParallel } from '../remote/in-parallel.ts';
import { closing, type Listed, listed, note, type Project, project as projectShape, stateEvent, withAuthor } from './shapes.ts';
import { keyOf, workOf } from './work.ts';

const pageSize = 100;

export function readGitLab(address: string, scope: readonly string[], client: HttpClient, now: () => number): RemoteSource {
  const api = new ServerApi(client, address, '/api/v4', now);
  return {
    client,
    async *resources() {
      const seen = new Set<number>();
      for (const one of scope) {
        const found = await projectsOf(api, one).catch(scopeFailure);
        if (!Array.isArray(found)) yield failing(one, found.error);
        else
          for (const project of found) {
            if (seen.has(project.id)) continue;
            seen.add(project.id);
            yield listOf(api, address, project, true);
            yield listOf(api, address, project, false);
          }
      }
    },
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
  throw new AppError(
    'not_found',
    `${api.client.host} has no "${scope}", or the token may not see it. What was read of it before is kept.`,
    { scope },
  );
}

const cursor = z.object({ updatedAt: z.int() });

interface Reading {
  api: ServerApi;
  platform: string;
  project: ToldProject;
  id: number;
  isChange: boolean;
  /** `/projects/7/merge_requests` */
  base: string;
}

function listOf(api: ServerApi, address: string, { id, path_with_namespace: path, web_url: link }: Project, isChange: boolean): Resource {
  const server = nameOfServer(address);
  const project: ToldProject = { key: `${server.key}/${id}`, path, link: webLink(link) };
  const word = isChange ? 'merge_requests' : 'issues';
  const reading: Reading = { api, platform: server.platform, project, id, isChange, base: `/projects/${id}/${word}` };
  return {
    name: `${isChange ? 'changes' : 'issues'} ${project.key}`,
    title: path,
    prefixes: [`${project.key}${isChange ? '!' : '#'}`],
    pages: (from, known) => pagesOf(reading, cursor.safeParse(from).data?.updatedAt ?? null, known),
  };
}

async function* pagesOf(reading: Reading, from: number | null, known: Known | null): AsyncGenerator<Page> {
  const { api, base, project } = reading;
  const list = `${base}?scope=all&state=all&order_by=updated_at&sort=asc&per_page=${pageSize}`;
  const batches = byUpdate<unknown>({
    from: from === null ? null : from - overlap,
    async ask(after, page) {
      const since = after === null ? '' : `&updated_after=${encodeURIComponent(new Date(after).toISOString())}`;
      return api.page(`${list}${since}&page=${page}`);
    },
    stampOf: (item) => stampOf((item as { updated_at?: unknown } | null)?.updated_at),
    keyOf: (item) => String((item as { iid?: unknown } | null)?.iid),
  });
  let isThere = false;
  for await (const { items: raw, total, at, upTo } of batches) {
    isThere = true;
    const items: Page['items'] = [];
    const wanted: Listed[] = [];
    for (const one of raw) {
      const parsed = listed.safeParse(one);
      if (!parsed.success) items.push(asideAs(presentKey(reading, one), project.path, api.client.host, one, parsed.error));
      else if (!isKnown(reading, parsed.data, known)) wanted.push(parsed.data);
    }
    const unchanged = raw.length - items.length - wanted.length;
    const { whole, gap } = sorted(await inParallel(wanted, atOnce, (item) => wholeOf(reading, item)));
    items.push(...whole);
    // Only what was changed earlier than the last item of the page is certain to have been met: those of its own instant may go on.
    // A clock that was ahead once must not keep everything after it from being read.
    const cursor = upTo === null ? {} : { cursor: { updatedAt: Math.min(upTo, at) } };
    yield {
      items,
      present: raw.map((one) => presentKey(reading, one)),
      gap,
      unchanged,
      total,
      isSettled: ({ updatedAt }) => updatedAt + settling < at,
      ...cursor,
    };
  }
  if (!isThere) yield { items: [], present: [], isMissing: true, gap: null, unchanged: 0, total: null, isSettled: () => true };
}

const presentKey = ({ project, isChange }: Reading, item: unknown): string =>
  keyOf(project.key, Number((item as { iid?: unknown } | null)?.iid), isChange);

/** 0 for what is no date. */
const stampOf = (said: unknown): number => {
  const at = Date.parse(String(said));
  return Number.isNaN(at) ? 0 : at;
};

/** It was read already as it is now. */
function isKnown({ project, isChange }: Reading, { iid, updated_at: stamp }: Listed, known: Known | null): boolean {
  return known?.stampOf({ kind: isChange ? 'change_request' : 'issue', key: keyOf(project.key, iid, isChange) }) === stamp;
}

/** With all that was said in it; `null` when it vanished between the list and the look. */
async function wholeOf(reading: Reading, item: Listed): Promise<ToldWork | SetAside | Gap | null> {
  const { api, base, platform, project, isChange } = reading;
  const own = `${base}/${item.iid}`;
  try {
    const notes = await api.all(`${own}/notes?sort=asc&order_by=created_at&per_page=${pageSize}`, note);
    if (notes === null) return null;
    const states = (await api.all(`${own}/resource_state_events?per_page=${pageSize}`, stateEvent)) ?? [];
    const told = item.author === undefined ? { ...item, author: (await api.one(own, withAuthor))?.author ?? null } : item;
    const closers = isChange || item.state !== 'closed' ? [] : ((await api.all(`${own}/closed_by?per_page=${pageSize}`, closing)) ?? []);
    const closedBy = closers.map(({ iid, project_id: id }) => keyOf(project.key.replace(/\d+$/, String(id)), iid, true));
    return workOf({ platform, project, isChange, listed: told, notes, states, closedBy });
  } catch (error) {
    return notRead(keyOf(project.key, item.iid, isChange), project.path, api.client.host, item, error);
  }
}
