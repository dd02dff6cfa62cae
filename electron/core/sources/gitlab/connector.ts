/** GitLab, SaaS or a server of one's own: merge requests and issues of groups with their subgroups, of people, or of single projects. */
import { webLink } from '../../../../shared/domain/sources/texts.ts';
import type { ToldProject, ToldWork } from '../../../../shared/domain/sources/work-items.ts';
import { AppError } from '../../../../shared/errors.ts';
import { z } from '../../../../shared/zod.ts';
import { SetAside } from '../connector.ts';
import type { HttpClient } from '../http/client.ts';
import { ServerApi } from '../remote/api.ts';
import { byUpdate } from '../remote/by-update.ts';
import { type Known, overlap, type Page, type RemoteSource, type Resource, settling } from '../remote/connector.ts';
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
        for (const found of await projectsOf(api, one)) {
          if (seen.has(found.id)) continue;
          seen.add(found.id);
          yield listOf(api, found, true);
          yield listOf(api, found, false);
        }
      }
    },
  };
}

/** GitLab's own is what noreply addresses of it name. */
const platformOf = (host: string): string => (host === 'gitlab.com' ? 'gitlab' : host);

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

function listOf(api: ServerApi, { id, path_with_namespace: path, web_url: link }: Project, isChange: boolean): Resource {
  const { host } = api.client;
  const project: ToldProject = { key: `${host.replace(':', '_')}/${id}`, path, link: webLink(link) };
  const word = isChange ? 'merge_requests' : 'issues';
  const reading: Reading = { api, platform: platformOf(host), project, id, isChange, base: `/projects/${id}/${word}` };
  return {
    name: `${isChange ? 'changes' : 'issues'} ${id}`,
    title: path,
    prefixes: [`${project.key}${isChange ? '!' : '#'}`],
    pages: (from, known) => pagesOf(reading, cursor.safeParse(from).data?.updatedAt ?? null, known),
  };
}

async function* pagesOf(reading: Reading, from: number | null, known: Known | null): AsyncGenerator<Page> {
  const { api, base } = reading;
  const list = `${base}?scope=all&state=all&order_by=updated_at&sort=asc&per_page=${pageSize}`;
  const batches = byUpdate<unknown>({
    from: from === null ? null : from - overlap,
    async ask(after, page) {
      const since = after === null ? '' : `&updated_after=${encodeURIComponent(new Date(after).toISOString())}`;
      return api.page(`${list}${since}&page=${page}`);
    },
    stampOf: (item) =>
      listed.safeParse(item).data?.updated_at ?? Date.parse(String((item as { updated_at?: unknown } | null)?.updated_at)) ?? 0,
    keyOf: (item) => String((item as { iid?: unknown } | null)?.iid),
  });
  for await (const { items: raw, total, at, upTo } of batches) {
    const items: Page['items'] = [];
    const wanted: Listed[] = [];
    for (const one of raw) {
      const parsed = listed.safeParse(one);
      if (!parsed.success) items.push(asideOf(reading, one, parsed.error));
      else if (!isKnown(reading, parsed.data, known)) wanted.push(parsed.data);
    }
    const unchanged = raw.length - items.length - wanted.length;
    for (const whole of await inParallel(wanted, atOnce, (item) => wholeOf(reading, item))) if (whole) items.push(whole);
    // Only what was changed earlier than the last item of the page is certain to have been met: those of its own instant may go on.
    yield {
      items,
      unchanged,
      total,
      isSettled: ({ updatedAt }) => updatedAt + settling < at,
      ...(upTo === null ? {} : { cursor: { updatedAt: upTo } }),
    };
  }
}

/** It was read already as it is now. */
function isKnown({ project, isChange }: Reading, { iid, updated_at: stamp }: Listed, known: Known | null): boolean {
  return known?.stampOf({ kind: isChange ? 'change_request' : 'issue', key: keyOf(project.key, iid, isChange) }) === stamp;
}

/** With all that was said in it; `null` when it vanished between the list and the look. */
async function wholeOf(reading: Reading, item: Listed): Promise<ToldWork | SetAside | null> {
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
    if (error instanceof z.ZodError) return asideOf(reading, item, error);
    throw error;
  }
}

function asideOf({ api, project, isChange }: Reading, raw: unknown, error: z.ZodError): SetAside {
  const iid = (raw as { iid?: unknown } | null)?.iid;
  const at = error.issues[0]?.path.join('.') ?? '';
  return new SetAside(
    typeof iid === 'number' ? keyOf(project.key, iid, isChange) : `${project.key}?`,
    `${api.client.host} told of something in ${project.path} in a way that Cairn does not understand${at === '' ? '' : ` (${at})`}.`,
    JSON.stringify(raw) ?? '',
  );
}
