/** Pages by Link, and which issues or pull requests a list has: docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api. */
import type { Answer } from '../faults.ts';
import type { Thing } from '../gitlab/invent.ts';
import { type Asked, json } from '../http-server.ts';

/** A page, with the links that there are: none on the only page, no `first` on the first, no `last` on the last. */
export function pageOf<Row>(base: string, { query }: Asked, rows: readonly Row[], shape: (row: Row) => unknown, onward: string): Answer {
  const size = Math.min(Math.max(Number(query.get('per_page') ?? 30) || 30, 1), 100);
  const number = Math.max(Number(query.get('page') ?? 1) || 1, 1);
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const to = (page: number, rel: string) => {
    const all = new URLSearchParams(query);
    all.set('page', String(page));
    return `<${base}${onward}?${all}>; rel="${rel}"`;
  };
  const back = number > 1 ? [to(number - 1, 'prev')] : [];
  const on = number < pages ? [to(number + 1, 'next'), to(pages, 'last')] : [];
  const links = [...back, ...on, ...(number > 1 ? [to(1, 'first')] : [])];
  return json(rows.slice((number - 1) * size, number * size).map(shape), links.length > 0 ? { Link: links.join(', ') } : {});
}

export const since = (query: URLSearchParams) => Date.parse(query.get('since') ?? '') || 0;

/** `state` is open unless said; sorted by creation, newest first unless said. */
export function chosen(query: URLSearchParams, things: readonly Thing[]): Thing[] {
  const state = query.get('state') ?? 'open';
  const by = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const way = query.get('direction') === 'asc' ? 1 : -1;
  const isOpen = (thing: Thing) => thing.state === 'opened' || thing.state === 'locked';
  return things
    .filter((thing) => state === 'all' || isOpen(thing) === (state === 'open'))
    .sort((a, b) => (a[by] - b[by] || a.id - b.id) * way);
}
