/** Lists of issues and change requests, the longest unchanged first, as pages of whole items: what of it is the same on every forge. */
import type { ToldWork } from '../../../../shared/domain/sources/work-items.ts';
import { AppError } from '../../../../shared/errors.ts';
import { z } from '../../../../shared/zod.ts';
import type { SetAside } from '../connector.ts';
import type { ServerApi } from './api.ts';
import { byUpdate } from './by-update.ts';
import { failing, type Known, overlap, type Page, type Resource, settling } from './connector.ts';
import { asideAs, type Gap, notRead, scopeFailure, sorted } from './failures.ts';
import { inParallel } from './in-parallel.ts';

/** Of every project of a scope its lists, once, whatever names lead to it. What cannot be found is said in its place. */
export async function* listsOf<Project extends { id: number }>(
  scope: readonly string[],
  find: (name: string) => Promise<Project[]>,
  lists: (project: Project) => Resource[],
): AsyncGenerator<Resource> {
  const seen = new Set<number>();
  for (const one of scope) {
    const found = await find(one).catch(scopeFailure);
    if (!Array.isArray(found)) {
      yield failing(one, found.error);
      continue;
    }
    for (const project of found) {
      if (seen.has(project.id)) continue;
      seen.add(project.id);
      yield* lists(project);
    }
  }
}

export const notThere = (host: string, scope: string): AppError =>
  new AppError('not_found', `${host} has no "${scope}", or the token may not see it. What was read of it before is kept.`, { scope });

export const emptyPage: Page = { items: [], present: [], gap: null, unchanged: 0, total: null, isSettled: () => true };
/** In the place of a list that the server does not have. */
export const missingPage: Page = { ...emptyPage, isMissing: true };

export interface UpdatedList<Item> {
  api: ServerApi;
  /** Path of its project, for people. */
  title: string;
  /** A page of what changed at `since` (RFC 3339) or later, the longest unchanged first; `null`: there is no such list. */
  ask(since: string | null, page: number): ReturnType<ServerApi['page']>;
  shape: z.ZodType<Item & { updated_at: number }>;
  /** Also of what has another shape. */
  itemOf(raw: unknown): Pick<ToldWork, 'kind' | 'key'>;
  /** With all that was said in it; `null` when it vanished between the list and the look. */
  wholeOf(item: Item): Promise<ToldWork | null>;
  /** Items that are looked at at a time. */
  atOnce: number;
}

const cursorShape = z.object({ updatedAt: z.int() });

/** From a cursor of its own, or `null` from the beginning. `known`: what is here already; `null` to look at everything. */
export async function* pagesByUpdate<Item>(list: UpdatedList<Item>, cursor: unknown, known: Known | null): AsyncGenerator<Page> {
  const { api, title } = list;
  const from = cursorShape.safeParse(cursor).data?.updatedAt ?? null;
  const batches = byUpdate<unknown>({
    from: from === null ? null : from - overlap,
    ask: (after, page) => list.ask(after === null ? null : new Date(after).toISOString(), page),
    stampOf: (item) => stampOf((item as { updated_at?: unknown } | null)?.updated_at),
    keyOf: (item) => list.itemOf(item).key,
  });
  let isThere = false;
  for await (const { items: raw, total, at, upTo } of batches) {
    isThere = true;
    const items: Page['items'] = [];
    const wanted: { item: Item; key: string }[] = [];
    let unchanged = 0;
    for (const one of raw) {
      const parsed = list.shape.safeParse(one);
      const named = list.itemOf(one);
      if (!parsed.success) items.push(asideAs(named.key, title, api.client.host, one, parsed.error));
      else if (known?.stampOf(named) === parsed.data.updated_at) unchanged += 1;
      else wanted.push({ item: parsed.data, key: named.key });
    }
    const look = async ({ item, key }: (typeof wanted)[number]): Promise<ToldWork | SetAside | Gap | null> =>
      list.wholeOf(item).catch((error: unknown) => notRead(key, title, api.client.host, item, error));
    const { whole, gap } = sorted(await inParallel(wanted, list.atOnce, look));
    items.push(...whole);
    yield {
      items,
      present: raw.map((one) => list.itemOf(one).key),
      gap,
      unchanged,
      total,
      isSettled: ({ updatedAt }) => updatedAt + settling < at,
      // Only what was changed earlier than the last item of the page is certain to have been met: those of its own instant may go on.
      // A clock that was ahead once must not keep everything after it from being read.
      ...(upTo === null ? {} : { cursor: { updatedAt: Math.min(upTo, at) } }),
    };
  }
  if (!isThere) yield missingPage;
}

/** 0 for what is no date. */
function stampOf(said: unknown): number {
  const at = Date.parse(String(said));
  return Number.isNaN(at) ? 0 : at;
}
