/**
 * What Forgejo 1.21 answers to whoever reads issues and pull requests (API v1), made up: for tests of faults, which a live one does not
 * have. Lists are newest first, by pages with `Link` and `X-Total-Count`, as the live one gives them (test/store/sources/forgejo).
 */
import { type Asked, json, type ServerOptions, startServer, type TestServer } from './http-server.ts';

interface MadeUser {
  id: number;
  login: string;
  full_name: string;
}
export interface MadeHappening {
  id: number;
  type: string;
  user: MadeUser | null;
  created_at: string;
}
export interface MadeItem {
  number: number;
  title: string;
  state: 'open' | 'closed';
  user: MadeUser | null;
  created_at: string;
  updated_at: string;
  closed_at: string | null;
  labels: { name: string }[];
  /** `null`: an issue. */
  pull: { merged: boolean; merged_at: string | null; merged_by: MadeUser | null } | null;
  timeline: MadeHappening[];
  /** Which a pull request touches; without it, none. */
  files?: string[];
}

export const begin = Date.UTC(2026, 0, 5);
const hour = 3_600_000;
export const at = (hours: number): string => new Date(begin + hours * hour).toISOString().replace('.000', '');
export const maker = (id: number): MadeUser => ({ id, login: `maker${id}`, full_name: `Maker ${id}` });

/** `count` items, every third a pull request, each with a comment or two; the same each time. */
export function madeItems(count: number): MadeItem[] {
  return Array.from({ length: count }, (_, n) => {
    const isPull = n % 3 === 0;
    const isMerged = isPull && n % 2 === 0;
    const author = maker(1 + (n % 5));
    const timeline = Array.from({ length: 1 + (n % 3) }, (_, m) => ({
      id: n * 10 + m,
      type: isPull && m === 0 ? 'review' : 'comment',
      user: maker(1 + ((n + m) % 7)),
      created_at: at(n * 2 + m / 4),
    }));
    return {
      number: n + 1,
      title: `Item ${n + 1}`,
      state: isMerged ? 'closed' : 'open',
      user: author,
      created_at: at(n * 2),
      updated_at: at(n * 2 + 1),
      closed_at: isMerged ? at(n * 2 + 1) : null,
      labels: n % 4 === 0 ? [{ name: 'community' }] : [],
      pull: isPull ? { merged: isMerged, merged_at: isMerged ? at(n * 2 + 1) : null, merged_by: isMerged ? maker(9) : null } : null,
      timeline,
    };
  });
}

export interface MadeForgejo extends TestServer {
  /** What it has, to be changed by a test. */
  items: MadeItem[];
  /** What it says of how much may be asked; Forgejo itself says nothing, a proxy in front of it may. `resetAt`: UTC epoch milliseconds. */
  budget: () => { limit: number; remaining: number; resetAt: number } | null;
}

export async function startMadeForgejo(items: MadeItem[], options: ServerOptions = {}): Promise<MadeForgejo> {
  const server = await startServer((asked) => {
    const found = answer(made.items, asked);
    const budget = made.budget();
    if (budget === null) return found;
    const { limit, remaining, resetAt } = budget;
    const told = { limit, remaining, reset: Math.round(resetAt / 1000) };
    const headers = Object.fromEntries(Object.entries(told).map(([name, value]) => [`X-RateLimit-${name}`, String(value)]));
    return { ...found, headers: { ...found.headers, ...headers } };
  }, options);
  const made: MadeForgejo = Object.assign(server, { items, budget: () => null });
  return made;
}

function answer(items: readonly MadeItem[], asked: Asked) {
  const path = asked.path.replace(/^\/api\/v1/, '');
  const about = (item: MadeItem) => {
    const { timeline: _timeline, files: _files, pull, ...shown } = item;
    return { ...shown, html_url: `http://${asked.headers.host}/north/lamp/issues/${item.number}`, pull_request: pull, milestone: null };
  };
  if (path === '/version') return json({ version: '1.21.10' });
  if (path === '/user') return json({ login: 'reader' });
  const repository = { id: 1, full_name: 'north/lamp', html_url: `http://${asked.headers.host}/north/lamp` };
  if (path === '/orgs/north/repos') return paged([repository], asked);
  if (path === '/repos/north/lamp') return json(repository);
  if (path === '/repos/north/lamp/issues') {
    const since = Date.parse(asked.query.get('since') ?? '') || 0;
    const found = items.filter(({ updated_at: stamp }) => Date.parse(stamp) >= since).sort((a, b) => b.number - a.number);
    return paged(found.map(about), asked);
  }
  const [, kind, number, rest] = /^\/repos\/north\/lamp\/(issues|pulls)\/(\d+)(\/timeline|\/files)?$/.exec(path) ?? [];
  const item = items.find((one) => one.number === Number(number));
  if (!item) return json({ message: 'not found' }, {}, 404);
  if (rest === '/files')
    return paged(
      (item.files ?? []).map((filename) => ({ filename, status: 'changed' })),
      asked,
    );
  // As the live one does, a list with nothing in it is null.
  if (rest) return item.timeline.length === 0 ? json(null) : paged(item.timeline, asked);
  return kind === 'pulls' && item.pull ? json({ ...about(item), ...item.pull }) : json(about(item));
}

function paged(all: readonly unknown[], { query, path, headers }: Asked) {
  const limit = Math.min(50, Number(query.get('limit') ?? 30));
  const page = Number(query.get('page') ?? 1);
  const next = new URLSearchParams(query);
  next.set('page', String(page + 1));
  const link = page * limit < all.length ? { Link: `<http://${headers.host}${path}?${next}>; rel="next"` } : {};
  return json(all.slice((page - 1) * limit, page * limit), { 'X-Total-Count': String(all.length), ...link });
}
