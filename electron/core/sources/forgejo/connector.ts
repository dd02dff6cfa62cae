/** Forgejo and Gitea: issues and pull requests of whole organisations, people, or single repositories, with everything said in them. */

import { webLink } from '../../../../shared/domain/sources/texts.ts';
import type { ToldProject, ToldWork } from '../../../../shared/domain/sources/work-items.ts';
import { AppError } from '../../../../shared/errors.ts';
import { z } from '../../../../shared/zod.ts';
import type { SetAside } from '../connector.ts';
import type { HttpClient } from '../http/client.ts';
import { ServerApi } from '../remote/api.ts';
import { type Known, nameOfServer, overlap, type Page, type RemoteSource, type Resource, settling } from '../remote/connector.ts';
import { asideAs, type Gap, notRead, sorted } from '../remote/failures.ts';
import { atOnce, inParallel } from '../remote/in-parallel.ts';
import { emptyPage, listsOf, missingPage, notThere } from '../remote/list.ts';
import { namesIn } from '../remote/touched.ts';
import { changedFile, happening, type Listed, listed, pull, type Repository, repository } from './shapes.ts';
import { keyOf, workOf } from './work.ts';

const pageSize = 50;
/** A list that grows shorter while it is read is begun anew, so often at most. */
const mostRestarts = 3;

export function readForgejo(address: string, scope: readonly string[], client: HttpClient, now: () => number): RemoteSource {
  const api = new ServerApi(client, address, '/api/v1', now);
  return {
    client,
    files: {
      atOnce,
      of: ({ number, project }) =>
        namesIn(api, `/repos/${path(...project.path.split('/'))}/pulls/${number}/files?limit=${pageSize}`, changedFile, (file) => [
          file.filename,
          file.previous_filename,
        ]),
    },
    resources: () =>
      listsOf(
        scope,
        (one) => repositoriesOf(api, one),
        (repository) => [listOf(api, address, repository)],
      ),
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
  throw notThere(api.client.host, scope);
}

const cursor = z.object({ updatedAt: z.int() });

function listOf(api: ServerApi, address: string, { id, full_name: name, html_url: link }: Repository): Resource {
  const { key, platform } = nameOfServer(address);
  const project: ToldProject = { key: `${key}/${id}`, path: name, link: webLink(link) };
  const reading: Reading = { api, platform, project, base: `/repos/${path(...name.split('/'))}` };
  return {
    name: `work ${project.key}`,
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
  /** By the server's clock: what changes after it may have been met already as it was. */
  let beganAt: number | null = null;
  for (let starts = 0; ; starts += 1) {
    let total: number | null = null;
    let shrank = false;
    for await (const page of reading.api.pages(list)) {
      if (page === null) {
        yield missingPage;
        return;
      }
      beganAt ??= page.at;
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
  const cursor = latest === null || beganAt === null ? {} : { cursor: { updatedAt: Math.min(latest, beganAt) } };
  yield { ...emptyPage, ...cursor };
}

async function itemsOf(reading: Reading, raw: readonly unknown[], done: Set<string>, known: Known | null) {
  const { key: project } = reading.project;
  const items: Page['items'] = [];
  const stamps: number[] = [];
  const present: string[] = [];
  const wanted: Listed[] = [];
  let unchanged = 0;
  for (const one of raw) {
    const parsed = listed.safeParse(one);
    if (!parsed.success) {
      const said = one as { number?: unknown; pull_request?: unknown } | null;
      const key = keyOf(project, Number(said?.number), said?.pull_request != null);
      present.push(key);
      items.push(asideAs(key, reading.project.path, reading.api.client.host, one, parsed.error));
      continue;
    }
    const item = parsed.data;
    const isChange = item.pull_request != null;
    const key = keyOf(project, item.number, isChange);
    stamps.push(item.updated_at);
    present.push(key);
    if (done.has(key)) continue;
    done.add(key);
    if (known?.stampOf({ kind: isChange ? 'change_request' : 'issue', key }) === item.updated_at) unchanged += 1;
    else wanted.push(item);
  }
  const { whole, gap } = sorted(await inParallel(wanted, atOnce, (item) => wholeOf(reading, item)));
  items.push(...whole);
  return { items, present, gap, stamps, unchanged };
}

/** With all that was said in it; `null` when it vanished between the list and the look. */
async function wholeOf({ api, base, platform, project }: Reading, item: Listed): Promise<ToldWork | SetAside | Gap | null> {
  const isChange = item.pull_request != null;
  try {
    const timeline = await api.all(`${base}/issues/${item.number}/timeline?limit=${pageSize}`, happening);
    const change = isChange ? await api.one(`${base}/pulls/${item.number}`, pull) : null;
    if (timeline === null || (isChange && change === null)) return null;
    return workOf({ platform, project, listed: item, pull: change, timeline });
  } catch (error) {
    return notRead(keyOf(project.key, item.number, isChange), project.path, api.client.host, item, error);
  }
}
