/**
 * When to ask a server again (design SYNC.md): pure, so that every rule can be tried without waiting. Milliseconds everywhere;
 * `header` gives a header by its name in small letters, or `null`.
 */
export type Header = (name: string) => string | null;

/** Tries of one request, the first one included. */
export const mostTries = 6;
/** Tries where there is no way to the server at all: its run waits for the network then, instead of trying on. */
export const triesOffline = 2;
const firstWait = 1000;
const longestWait = 60_000;
/** A server that asks for more patience than this ends the run; the next one goes on. */
export const longestPatience = 15 * 60_000;

const transient = new Set([408, 425, 429, 500, 502, 503, 504]);

/** The same request may succeed a little later. */
export const isTransient = (status: number): boolean => transient.has(status);

/**
 * How long to wait before the next try: what the server asked for, or else twice as long as before, less up to half of it by
 * `random` (0 to 1), so that many who failed together do not come back together. `tries`: how many were made, from 1.
 */
export function waitAfter(tries: number, asked: number | null, random: number): number {
  if (asked !== null) return asked;
  const full = Math.min(firstWait * 2 ** (tries - 1), longestWait);
  return Math.round(full * (1 - random / 2));
}

/** The server's own clock where it tells it: its dates mean nothing by a clock that is wrong here. */
export function serverTime(header: Header, now: number): number {
  const told = Date.parse(header('date') ?? '');
  return Number.isNaN(told) ? now : told;
}

/** `Retry-After`, in seconds or as a date; `null` when the server asked for nothing one can read. */
export function retryAfter(header: Header, now: number): number | null {
  const value = header('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return value === '' || Number.isNaN(at) ? null : Math.max(0, at - serverTime(header, now));
}

/** GitHub asks for this patience where it names none, and for twice as much each time. */
const limitWait = 60_000;
const limitWords = /secondary rate limit|abuse detection/i;

/**
 * GitHub's limits answer 403, with a time to wait, with nothing left to ask, or in words alone (docs.github.com, "Rate limits for the REST
 * API"). Gives the wait before the next try as far as it is told, `null`: as after any failure; `undefined`: it is no limit but a refusal.
 */
export function limitIn(status: number, header: Header, words: string, tries: number, now: number): number | null | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const asked = retryAfter(header, now);
  if (asked !== null) return asked;
  if (limitWords.test(words)) return limitWait * 2 ** (tries - 1);
  return status === 429 || header('x-ratelimit-remaining') === '0' ? null : undefined;
}

/** What is left to ask in this window. */
export interface Budget {
  limit: number | null;
  remaining: number;
  /** Until the window starts anew; `null`: the server does not say. */
  resetIn: number | null;
}

/** GitLab writes `RateLimit-*`, GitHub `x-ratelimit-*`; both give the reset as seconds since 1970. `null`: no budget is told. */
export function budgetIn(header: Header, now: number): Budget | null {
  const read = (name: string) => {
    const value = header(`ratelimit-${name}`) ?? header(`x-ratelimit-${name}`);
    return value !== null && /^\d{1,12}$/.test(value.trim()) ? Number(value) : null;
  };
  const remaining = read('remaining');
  if (remaining === null) return null;
  const reset = read('reset');
  return { limit: read('limit'), remaining, resetIn: reset === null ? null : Math.max(0, reset * 1000 - serverTime(header, now)) };
}

/** Kept for whatever else uses the same token: a twentieth, at least one. */
export const reserveOf = ({ limit }: Budget): number => Math.max(1, Math.ceil((limit ?? 0) / 20));

/** How long to rest before the next request, so that the reserve is not touched; 0: not at all. */
export function restFor(budget: Budget | null): number {
  if (budget === null || budget.remaining > reserveOf(budget)) return 0;
  return budget.resetIn ?? longestWait;
}
