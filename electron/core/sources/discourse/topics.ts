/** Pages of `/latest.json` of a Discourse forum: newest first by when something was said last, with pinned topics on top. */
import { fieldOf, instantOf, listOf, numberOf, textOf } from '../telling.ts';

export interface LatestTopic {
  id: number;
  /** UTC epoch milliseconds of the last post, or of whatever else brought it up; `null`: the forum does not say. */
  movedAt: number | null;
}

export interface LatestPage {
  /** Topics to read: those moved since, each once, in the order of the page. */
  topics: LatestTopic[];
  /** Number of the next page; `null`: this is the last. */
  next: number | null;
  /** What follows has not moved since: the scan may end. */
  isCaughtUp: boolean;
  /** Entries that are no topics, with their text. */
  aside: { key: string; reason: string; raw: unknown }[];
}

/**
 * `page`: a page of `/latest.json`, parsed. `since`: UTC epoch milliseconds, less the overlap; `null` for all.
 * Throws nothing: `problem` is a sentence where it is no such page.
 */
export function latestPage(page: unknown, since: number | null): LatestPage | { problem: string } {
  const list = fieldOf(page, 'topic_list');
  const entries = fieldOf(list, 'topics');
  if (!Array.isArray(entries)) return { problem: problemIn(page) };
  const topics = new Map<number, LatestTopic>();
  const aside: LatestPage['aside'] = [];
  let last: number | null = null;
  for (const [at, entry] of entries.entries()) {
    const id = numberOf(fieldOf(entry, 'id'));
    if (id === null) {
      aside.push({ key: `latest/${at}`, reason: 'An entry in the list of topics has no number, so it cannot be asked for.', raw: entry });
      continue;
    }
    const movedAt = latestOf(entry, ['bumped_at', 'last_posted_at', 'created_at']);
    // Pinned topics stand on top whatever their date. Neither they nor undated ones say where in time the page has come to.
    if (!isPinned(entry) && movedAt !== null) last = movedAt;
    if (since === null || movedAt === null || movedAt >= since) if (!topics.has(id)) topics.set(id, { id, movedAt });
  }
  const next = nextOf(fieldOf(list, 'more_topics_url'));
  return { topics: [...topics.values()], next, isCaughtUp: since !== null && last !== null && last < since, aside };
}

const isPinned = (entry: unknown): boolean => fieldOf(entry, 'pinned') === true || fieldOf(entry, 'pinned_globally') === true;

function latestOf(entry: unknown, names: readonly string[]): number | null {
  const told = names.map((name) => instantOf(fieldOf(entry, name))).filter((at) => at !== null);
  return told.length === 0 ? null : Math.max(...told);
}

/** `/latest?no_definitions=true&page=3`. */
function nextOf(address: unknown): number | null {
  const found = typeof address === 'string' ? /[?&]page=(\d{1,9})(?:&|$)/.exec(address) : null;
  return found ? Number(found[1]) : null;
}

/** What a forum says instead of an answer: `{"errors": ["You need to be logged in."], "error_type": "not_logged_in"}`. */
export function problemIn(answer: unknown, what = 'a list of topics'): string {
  const said = listOf(fieldOf(answer, 'errors'))
    .map((error) => textOf(error, 200))
    .filter((error) => error !== '');
  return said.length > 0
    ? `The forum says: ${said.slice(0, 3).join(' ')}`
    : `This is not ${what} as a Discourse forum gives it. Nothing of it was read.`;
}
