/**
 * The issues and pull requests of one repository of GitHub.
 *
 * Of an item everything is in its timeline: comments, reviews, who merged it, when it was closed, opened again or ready, and what says
 * that it closes it. That is one request where the lists of each kind would be four. An open issue without comments needs none.
 */
import type { ToldProject, ToldWork } from '../../../../shared/domain/sources/work-items.ts';
import { AppError } from '../../../../shared/errors.ts';
import { z } from '../../../../shared/zod.ts';
import type { ServerApi } from '../remote/api.ts';
import type { Known, Page } from '../remote/connector.ts';
import { emptyPage, missingPage, pagesByUpdate } from '../remote/list.ts';
import { type Happening, happening, type Listed, listed, pull, type Repository } from './shapes.ts';
import { keyOf, lacksMerger, workOf } from './work.ts';

export const pageSize = 100;

export interface Reading {
  api: ServerApi;
  platform: string;
  repository: Repository;
  project: ToldProject;
  /** `/repos/north/lamp` */
  base: string;
  atOnce: number;
}

const archivedAs = z.object({ archivedAs: z.string() });

/**
 * An archived repository does not change: once read to its end it is not asked again until something is done to it, which moves its own
 * stamp. Of a private one a token may see the issues and not the pull requests, which are left out of the list without a word.
 */
export async function* pagesOf(reading: Reading, from: unknown, known: Known | null): AsyncGenerator<Page> {
  const { api, base, repository } = reading;
  const stamp = repository.archived === true ? (repository.updated_at ?? null) : null;
  if (known !== null && stamp !== null && archivedAs.safeParse(from).data?.archivedAs === stamp) return;
  if (repository.private === true && (from == null || known === null) && !(await maySee(api, `${base}/pulls?state=all&per_page=1`)))
    yield missingPage;
  let last: Page | null = null;
  for await (const page of listPages(reading, from, known)) {
    yield page;
    last = page;
  }
  if (last?.cursor !== undefined && stamp !== null) yield { ...emptyPage, cursor: { ...last.cursor, archivedAs: stamp } };
}

async function maySee(api: ServerApi, list: string): Promise<boolean> {
  try {
    return (await api.page(list)) !== null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'auth') return false;
    throw error;
  }
}

function listPages(reading: Reading, cursor: unknown, known: Known | null): AsyncGenerator<Page> {
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
