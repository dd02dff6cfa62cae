/** An API of JSON whose lists name their next page in a `Link` header: one thing, a whole list, or page by page. */
import { nextIn } from '../../../../shared/domain/sources/link-header.ts';
import { serverTime } from '../../../../shared/domain/sources/retrying.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { z } from '../../../../shared/zod.ts';
import type { HttpClient } from '../http/client.ts';
import { mostPages } from './by-update.ts';

/** Of one list that is taken whole, such as what was said under an item. */
const mostItems = 100_000;

export interface ApiPage {
  items: unknown[];
  total: number | null;
  /** The server's clock when it answered, UTC epoch milliseconds. */
  at: number;
}

export class ServerApi {
  readonly client: HttpClient;
  readonly #base: string;
  readonly #now: () => number;

  /** `address`: of the server, with the path where it lies below one; `root`: of the API there, such as `/api/v1`. */
  constructor(client: HttpClient, address: string, root: string, now: () => number) {
    this.client = client;
    this.#base = `${new URL(address).pathname.replace(/\/+$/, '')}${root}`;
    this.#now = now;
  }

  /** `null`: there is no such thing, or the token may not see it. */
  async one<T>(path: string, shape: z.ZodType<T>): Promise<T | null> {
    const found = await this.client.json(`${this.#base}${path}`);
    if (!found) return null;
    const parsed = shape.safeParse(found.value);
    if (parsed.success) return parsed.data;
    throw new AppError('source_error', `${this.client.host} answered ${path} with something else than was asked for. It is left out.`, {
      problem: 'shape',
    });
  }

  /** One page of a list; `null`: there is no such list. */
  async page(path: string): Promise<(ApiPage & { hasNext: boolean; next: string | null }) | null> {
    return this.#page(`${this.#base}${path}`);
  }

  /** The page that another one named as its next. */
  async onward(next: string): ReturnType<ServerApi['page']> {
    return this.#page(next);
  }

  /** All pages of a list, by the addresses that the server gives; `null`: there is no such list. */
  async *pages(path: string): AsyncGenerator<ApiPage | null> {
    let next: string | null = `${this.#base}${path}`;
    const asked = new Set<string>();
    while (next !== null) {
      if (asked.has(next) || asked.size >= mostPages)
        throw new AppError('source_error', `A list of ${this.client.host} does not end. What was read before is kept.`, {
          problem: 'endless',
        });
      asked.add(next);
      const found: Awaited<ReturnType<ServerApi['page']>> = await this.#page(next);
      yield found;
      next = found?.next ?? null;
    }
  }

  async #page(address: string): ReturnType<ServerApi['page']> {
    const found = await this.client.json(address);
    if (!found) return null;
    // A list with nothing in it may be written as null.
    const { value: said, found: answer } = found;
    const items = said ?? [];
    if (!Array.isArray(items))
      throw new AppError(
        'source_error',
        `${this.client.host} answered ${address.split('?')[0]} with something else than a list. It is left out.`,
        { problem: 'shape' },
      );
    const total = answer.header('x-total-count') ?? answer.header('x-total');
    // A page may be empty and not the last: GitLab leaves out what the token may not see after it has counted.
    const next = this.#onlyHere(nextIn(answer.header('link')), answer.url);
    return {
      items,
      total: total !== null && /^\d+$/.test(total) ? Number(total) : null,
      at: serverTime(answer.header, this.#now()),
      hasNext: next !== null,
      next,
    };
  }

  /** The whole list at a path, parsed; an item that has another shape ends it. */
  async all<T>(path: string, shape: z.ZodType<T>): Promise<T[] | null> {
    const items: T[] = [];
    for await (const page of this.pages(path)) {
      if (page === null) return null;
      for (const item of page.items) items.push(shape.parse(item));
      if (items.length > mostItems)
        throw new AppError('source_error', `${this.client.host} tells of more than ${mostItems} things under one. It is left out.`, {
          problem: 'too_large',
        });
    }
    return items;
  }

  /** A server that thinks it has another name names it in its links: only what stands behind the name is taken. */
  #onlyHere(link: string | null, from: URL): string | null {
    if (link === null) return null;
    const url = URL.parse(link, from);
    return url ? `${url.pathname.replace(/^\/+/, '/')}${url.search}` : null;
  }
}
