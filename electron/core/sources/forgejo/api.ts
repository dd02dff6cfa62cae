/** Lists of Forgejo's API v1, item by item or page by page. */
import { nextIn } from '../../../../shared/domain/sources/link-header.ts';
import { serverTime } from '../../../../shared/domain/sources/retrying.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { z } from '../../../../shared/zod.ts';
import type { HttpClient } from '../http/client.ts';

export interface ApiPage {
  items: unknown[];
  total: number | null;
  /** The server's clock when it answered, UTC epoch milliseconds. */
  at: number;
}

export class ForgejoApi {
  readonly client: HttpClient;
  readonly #base: string;
  readonly #now: () => number;

  /** `path`: where the server is below its origin, such as `/git`; empty at the top. */
  constructor(client: HttpClient, path: string, now: () => number) {
    this.client = client;
    this.#base = `${path}/api/v1`;
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

  /** `null`: there is no such list. */
  async *pages(path: string): AsyncGenerator<ApiPage | null> {
    let next: string | null = `${this.#base}${path}`;
    while (next !== null) {
      const found = await this.client.json(next);
      if (!found) {
        yield null;
        return;
      }
      // A list with nothing in it may be written as null.
      const { value: said, found: answer } = found;
      const value = said ?? [];
      if (!Array.isArray(value))
        throw new AppError('source_error', `${this.client.host} answered ${path} with something else than a list. It is left out.`, {
          problem: 'shape',
        });
      const total = answer.header('x-total-count');
      yield {
        items: value,
        total: total !== null && /^\d+$/.test(total) ? Number(total) : null,
        at: serverTime(answer.header, this.#now()),
      };
      next = value.length === 0 ? null : this.#onlyHere(nextIn(answer.header('link')), answer.url);
    }
  }

  /** The whole list at a path, parsed; an item that has another shape ends it. */
  async all<T>(path: string, shape: z.ZodType<T>): Promise<T[] | null> {
    const items: T[] = [];
    for await (const page of this.pages(path)) {
      if (page === null) return null;
      for (const item of page.items) items.push(shape.parse(item));
    }
    return items;
  }

  /** A server that thinks it has another name names it in its links: only what stands behind the name is taken. */
  #onlyHere(link: string | null, from: URL): string | null {
    if (link === null) return null;
    const { pathname, search } = new URL(link, from);
    return `${pathname}${search}`;
  }
}
