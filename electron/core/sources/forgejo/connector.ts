/** Forgejo and Gitea: issues and pull requests of whole organisations, people, or single repositories, with everything said in them. */

import { webLink } from '../../../../shared/domain/sources/texts.ts';
import type { ToldProject, ToldWork } from '../../../../shared/domain/sources/work-items.ts';
import { AppError } from '../../../../shared/errors.ts';
import { z } from '../../../../shared/zod.ts';
import { SetAside } from '../connector.ts';
import type { HttpClient } from '../http/client.ts';
import { ServerApi } from '../remote/api.ts';
import { type Known, overlap, type Page, type RemoteSource, type Resource, settling } from '../remote/connector.ts';
import { atOnce, inParallel } from '../remote/in-parallel.ts';
import { happening, type Listed, listed, pull, type Repository, repository } from './shapes.ts';
import { keyOf, workOf } from './work.ts';

const pageSize = 50;
/** A list that grows shorter while it is read is begun anew, so often at most. */
const mostRestarts = 3;

export function readForgejo(address: string, scope: readonly string[], client: HttpClient, now: () => number): RemoteSource {
  const api = new ServerApi(client, address, '/api/v1', now);
  return {
    client,
    async *resources() {
      const seen = new Set<number>();
      for (const one of scope) {
        for (const found of await repositoriesOf(api, one)) {
          if (seen.has(found.id)) continue;
          seen.add(found.id);
          yield listOf(api, found);
        }
      }
    },
  };
}

const path = (...parts: string[]): string => parts.map(encodeURIComponent).join('/');

async function repositoriesOf(api: ServerApi, scope: string): Promise<Repository[]> {
  const [owner = '', name] = scope.split('/');
  if (name !== undefined) {
    const found = await api.one(`/repos/${path(owner, name)}`, repository);
    if (found) return [found];
  } else {
    const found =
      (await api.all(`/orgs/${path(owner)}/repos?limit=${pageSize}`, repository)) ??
      (await api.all(`/users/${path(owner)}/repos?limit=${pageSize}`, repository));
    if (found) return found.sort((a, b) => a.id - b.id);
  }
  throw new AppError(
    'not_found',
    `${api.client.host} has no "${scope}", or the token may not see it. What was read of it before is kept.`,
    { scope },
  );
}

const cursor = z.object({ updatedAt: z.int() });

function listOf(api: ServerApi, { id, full_name: name, html_url: link }: Repository): Resource {
  const platform = api.client.host;
  const project: ToldProject = { key: `${platform.replace(':', '_')}/${id}`, path: name, link: webLink(link) };
  const reading: Reading = { api, platform, project, base: `/repos/${path(...name.split('/'))}` };
  return {
    name: `work ${id}`,
    title: name,
    prefixes: [`${project.key}!`, `${project.key}#`],
    pages: (from, known) => pagesOf(reading, cursor.safeParse(from).data?.updatedAt ?? null, known),
  };
}

interface Reading {
  api: ServerApi;
  platform: string;
  project: ToldProject;
  base: string;
}

/**
 * The list is the newest first and has no other order, so its cursor moves when all of it was read. Items that come in meanwhile push
 * others back, which are then met twice; one that is taken out pulls others forward past the page that is asked for next: then the list
 * is read from its beginning.
 */
async function* pagesOf(reading: Reading, from: number | null, known: Known | null): AsyncGenerator<Page> {
  const since = from === null ? '' : `&since=${encodeURIComponent(new Date(from - overlap).toISOString())}`;
  const list = `${reading.base}/issues?state=all&limit=${pageSize}${since}`;
  const done = new Set<string>();
  let latest = from;
  for (let starts = 0; ; starts += 1) {
    let total: number | null = null;
    let shrank = false;
    for await (const page of reading.api.pages(list)) {
      if (page === null) return;
      shrank = total !== null && page.total !== null && page.total < total;
      total = page.total;
      if (shrank) break;
      const read = await itemsOf(reading, page.items, done, known);
      for (const stamp of read.stamps) latest = Math.max(latest ?? 0, stamp);
      yield { ...read, total, isSettled: ({ updatedAt }) => updatedAt + settling < page.at };
    }
    if (!shrank) break;
    if (starts === mostRestarts)
      throw new AppError(
        'source_error',
        'Its list changed all the time while it was read. What was read is kept; the next run reads the rest.',
        {
          problem: 'moving',
        },
      );
  }
  yield { items: [], unchanged: 0, total: null, isSettled: () => true, ...(latest === null ? {} : { cursor: { updatedAt: latest } }) };
}

async function itemsOf(reading: Reading, raw: readonly unknown[], done: Set<string>, known: Known | null) {
  const { key: project } = reading.project;
  const items: Page['items'] = [];
  const stamps: number[] = [];
  const wanted: Listed[] = [];
  let unchanged = 0;
  for (const one of raw) {
    const parsed = listed.safeParse(one);
    if (!parsed.success) {
      const number = (one as { number?: unknown } | null)?.number;
      items.push(asideOf(reading, typeof number === 'number' ? `${project}?${number}` : `${project}?`, parsed.error, one));
      continue;
    }
    const item = parsed.data;
    const isChange = item.pull_request != null;
    const key = keyOf(project, item.number, isChange);
    stamps.push(item.updated_at);
    if (done.has(key)) continue;
    done.add(key);
    if (known?.stampOf({ kind: isChange ? 'change_request' : 'issue', key }) === item.updated_at) unchanged += 1;
    else wanted.push(item);
  }
  for (const whole of await inParallel(wanted, atOnce, (item) => wholeOf(reading, item))) if (whole) items.push(whole);
  return { items, stamps, unchanged };
}

/** With all that was said in it; `null` when it vanished between the list and the look. */
async function wholeOf(reading: Reading, item: Listed): Promise<ToldWork | SetAside | null> {
  const { api, base, platform, project } = reading;
  const isChange = item.pull_request != null;
  const timeline = await api.all(`${base}/issues/${item.number}/timeline?limit=${pageSize}`, happening).catch((error: unknown) => {
    if (error instanceof z.ZodError) return asideOf(reading, keyOf(project.key, item.number, isChange), error, item);
    throw error;
  });
  if (timeline === null || timeline instanceof SetAside) return timeline;
  const change = isChange ? await api.one(`${base}/pulls/${item.number}`, pull) : null;
  if (isChange && change === null) return null;
  return workOf({ platform, project, listed: item, pull: change, timeline });
}

function asideOf({ api, project }: Reading, key: string, error: z.ZodError, raw: unknown): SetAside {
  const at = error.issues[0]?.path.join('.') ?? '';
  return new SetAside(
    key,
    `${api.client.host} told of something in ${project.path} in a way that Cairn does not understand${at === '' ? '' : ` (${at})`}.`,
    JSON.stringify(raw) ?? '',
  );
}
