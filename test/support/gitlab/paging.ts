/**
 * Pages as docs.gitlab.com/api/rest describes them: by offset, with totals up to 10,000 rows, and by keyset where the kind of
 * list has it (projects and users, by id). What is not so is refused as GitLab refuses it.
 */
import type { Answer } from '../faults.ts';
import { type Asked, json } from '../http-server.ts';

export interface PagingLimits {
  /** Lists with more rows say no total and have no rel=last. GitLab: 10,000. */
  totalsUpTo: number;
  /** How far pages by offset reach, in lists that have a keyset. GitLab: 50,000. */
  offsetLimit: number;
  /** Lists without a keyset end there too, as some servers set it. */
  offsetLimitForAll: boolean;
}

interface Listed<Row> {
  rows: readonly Row[];
  shape: (row: Row) => unknown;
  /** `Project`, as messages name the kind. */
  type: string;
  /** Of a row, where the list can be asked for by keyset. */
  id?: (row: Row) => number;
}

const refused = (status: number, error: string) => json({ error }, {}, status);

/** A whole number of the query; `null` when it is none. */
function whole(query: URLSearchParams, name: string, otherwise: number): number | null {
  const text = query.get(name);
  if (text === null || text === '') return otherwise;
  return /^\d+$/.test(text) ? Number(text) : null;
}

/** The same address with other parameters. GitLab sorts them by name. */
function address(base: string, { path, query }: Asked, change: Record<string, string | number>): string {
  const all = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) all.set(name, String(value));
  all.sort();
  return `${base}${path}?${all}`;
}

const linkHeader = (links: Record<string, string | null>) =>
  Object.entries(links)
    .filter(([, url]) => url !== null)
    .map(([rel, url]) => `<${url}>; rel="${rel}"`)
    .join(', ');

export function page<Row>(base: string, asked: Asked, list: Listed<Row>, limits: PagingLimits): Answer {
  const size = whole(asked.query, 'per_page', 20);
  const number = whole(asked.query, 'page', 1);
  if (size === null || size < 1) return refused(400, 'per_page is invalid');
  if (number === null || number < 1) return refused(400, 'page is invalid');
  const perPage = Math.min(size, 100);
  return asked.query.get('pagination') === 'keyset'
    ? byKeyset(base, asked, list, perPage)
    : byOffset(base, asked, list, limits, number, perPage);
}

function byKeyset<Row>(base: string, asked: Asked, { rows, shape, id }: Listed<Row>, perPage: number): Answer {
  if (!id || (asked.query.get('order_by') ?? 'id') !== 'id')
    return refused(405, 'Keyset pagination is not yet available for this type of request');
  const falling = asked.query.get('sort') !== 'asc';
  const sorted = rows.toSorted((a, b) => (falling ? id(b) - id(a) : id(a) - id(b)));
  const after = whole(asked.query, 'id_after', Number.NEGATIVE_INFINITY);
  const before = whole(asked.query, 'id_before', Number.POSITIVE_INFINITY);
  if (after === null || before === null) return refused(400, 'id_after is invalid');
  const rest = sorted.filter((row) => id(row) > after && id(row) < before);
  const here = rest.slice(0, perPage);
  const last = here.at(-1);
  const goesOn = rest.length > perPage && last !== undefined;
  const next = goesOn ? address(base, asked, { [falling ? 'id_before' : 'id_after']: id(last) }) : null;
  return json(here.map(shape), { 'X-Per-Page': String(perPage), ...(next && { Link: linkHeader({ next }) }) });
}

function byOffset<Row>(base: string, asked: Asked, list: Listed<Row>, limits: PagingLimits, number: number, perPage: number): Answer {
  const { rows, shape, type, id } = list;
  // GitLab counts the page that is asked for as a whole: 2,501 pages of 20 are 50,020.
  if ((id || limits.offsetLimitForAll) && number * perPage > limits.offsetLimit) {
    const allowed = `Offset pagination has a maximum allowed offset of ${limits.offsetLimit} for requests that return objects of type ${type}.`;
    return refused(405, `${allowed} Remaining records can be retrieved using keyset pagination.`);
  }
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const counted = rows.length <= limits.totalsUpTo;
  const to = (page: number) => address(base, asked, { page, per_page: perPage });
  const next = number < pages ? number + 1 : null;
  const previous = number > 1 ? number - 1 : null;
  const toIf = (page: number | null) => (page === null ? null : to(page));
  const links = { prev: toIf(previous), next: toIf(next), first: to(1), last: counted ? to(pages) : null };
  return json(rows.slice((number - 1) * perPage, number * perPage).map(shape), {
    Link: linkHeader(links),
    'X-Page': String(number),
    'X-Per-Page': String(perPage),
    'X-Next-Page': String(next ?? ''),
    'X-Prev-Page': String(previous ?? ''),
    ...(counted && { 'X-Total': String(rows.length), 'X-Total-Pages': String(pages) }),
  });
}
