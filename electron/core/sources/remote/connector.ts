/** What every server that is read over the network gives the engine. */
import type { ToldWork } from '../../../../shared/domain/sources/work-items.ts';
import type { SetAside } from '../connector.ts';
import type { HttpClient } from '../http/client.ts';

/** How far back a run reads again, for clocks and caches that lag. Milliseconds. */
export const overlap = 3_600_000;
/** A stamp older than this, by the server's clock, is not given to another change: some servers stamp whole seconds. */
export const settling = 10_000;

/** What stands on one page of a list, each item with all that was said in it. */
export interface Page {
  items: (ToldWork | SetAside)[];
  /** Items that stood on the page and were read already, as they are now. */
  unchanged: number;
  /** How far the list was read, for the next run; `undefined`: not safe to say yet. */
  cursor?: unknown;
  /** How many items there will be; `null` where the server does not tell. */
  total: number | null;
  /** Whether a later change could still carry the same stamp as an item here; by the server's clock. */
  isSettled(item: ToldWork): boolean;
}

/** What is here of an item already. */
export interface Known {
  stampOf(item: Pick<ToldWork, 'kind' | 'key'>): number | null;
}

/** One list that can be read alone: the issues and change requests of one project. */
export interface Resource {
  /** Where its cursor is kept: a word, a space, and the number of the project (see remove.ts). */
  name: string;
  /** For people: `north/lamp`. */
  title: string;
  /** The beginning of the keys of all items in it, up to the number of the item. */
  prefixes: string[];
  /** From where the cursor stands; `null`: from the beginning. `known`: `null` to look at everything again. */
  pages(cursor: unknown, known: Known | null): AsyncIterable<Page>;
}

export interface RemoteSource {
  client: HttpClient;
  resources(): AsyncIterable<Resource>;
}
