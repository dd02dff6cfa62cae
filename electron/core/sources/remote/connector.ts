/** What every server that is read over the network gives the engine. */
import type { ToldWork } from '../../../../shared/domain/sources/work-items.ts';
import type { SetAside } from '../connector.ts';
import type { HttpClient } from '../http/client.ts';
import type { FilesOfChanges } from './touched.ts';

/** How far back a run reads again, for clocks and caches that lag. Milliseconds. */
export const overlap = 3_600_000;
/** A stamp older than this, by the server's clock, is not given to another change: some servers stamp whole seconds. */
export const settling = 10_000;

/** Where everybody has an account: signatures in git name it so too. */
const known: Record<string, string> = { 'github.com': 'github', 'gitlab.com': 'gitlab' };

/**
 * What a server is called in keys and as a platform: its host, and the path where it lies below one. A name without a dot is somebody's own
 * network: it is not the platform that others call so.
 */
export function nameOfServer(address: string): { key: string; platform: string } {
  const { host, pathname } = new URL(address);
  const place = `${host}${pathname.replace(/\/+$/, '')}`;
  const platform = known[place] ?? (/[.:]/.test(host) ? place : `server ${place}`);
  // Without a colon, and so that no two places are written alike.
  return { key: place.replace(/[%:/]/g, encodeURIComponent), platform };
}

/** A scope that cannot be read, in the place of its lists: it is said, and the next one is read. */
export function failing(title: string, error: unknown): Resource {
  return {
    name: '',
    title,
    prefixes: [],
    // biome-ignore lint/correctness/useYield: it fails before there is anything to yield
    async *pages() {
      throw error;
    },
  };
}

/** What stands on one page of a list, each item with all that was said in it. */
export interface Page {
  items: (ToldWork | SetAside)[];
  /** Keys of everything that stood on it, read or not. */
  present: string[];
  /** Why an item on it could not be asked for; the cursor stays before it. `null`: all could. */
  gap: string | null;
  /** There is no such list: it is switched off, or the token may not see it. What is here of it stays. */
  isMissing?: boolean;
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
  /** Where its cursor is kept: a word, a space, and the key of the project (see remove.ts). */
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
  /** Absent where there are no change requests. */
  files?: FilesOfChanges;
}
