import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  budgetIn,
  type Header,
  isTransient,
  limitIn,
  mostTries,
  reserveOf,
  restFor,
  retryAfter,
  serverTime,
  waitAfter,
} from '../../../../shared/domain/sources/retrying.ts';

const headers =
  (values: Record<string, string>): Header =>
  (name) =>
    values[name] ?? null;
const now = Date.UTC(2026, 4, 15, 9);

describe('asking again', () => {
  it('is tried after what passes, and never after a refusal', () => {
    expect([408, 425, 429, 500, 502, 503, 504].every(isTransient)).toBe(true);
    expect([200, 301, 304, 400, 401, 403, 404, 405, 410, 422, 501].some(isTransient)).toBe(false);
  });

  it('waits twice as long each time, less up to half of it, and a minute at most', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((tries) => waitAfter(tries, null, 0))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000,
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: mostTries }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, random) => {
        const full = waitAfter(tries, null, 0);
        expect(waitAfter(tries, null, random)).toBeGreaterThanOrEqual(full / 2);
        expect(waitAfter(tries, null, random)).toBeLessThanOrEqual(full);
      }),
    );
  });

  it('waits as long as the server says, in seconds or until a date by its own clock', () => {
    expect(retryAfter(headers({ 'retry-after': '7' }), now)).toBe(7000);
    // The clock of the server is a day ahead: what counts is what lies between its two dates.
    const skewed = { date: new Date(now + 86_400_000).toUTCString(), 'retry-after': new Date(now + 86_430_000).toUTCString() };
    expect(retryAfter(headers(skewed), now)).toBe(30_000);
    expect(retryAfter(headers({ 'retry-after': 'soon' }), now)).toBeNull();
    expect(retryAfter(headers({}), now)).toBeNull();
    expect(waitAfter(3, 7000, 1)).toBe(7000);
    expect(serverTime(headers({ date: 'rubbish' }), now)).toBe(now);
  });
});

describe('the budget of a token', () => {
  it('is read from both ways of writing it', () => {
    const reset = String(now / 1000 + 60);
    expect(budgetIn(headers({ 'ratelimit-limit': '2000', 'ratelimit-remaining': '5', 'ratelimit-reset': reset }), now)).toEqual({
      limit: 2000,
      remaining: 5,
      resetIn: 60_000,
    });
    expect(budgetIn(headers({ 'x-ratelimit-remaining': '4999' }), now)).toEqual({ limit: null, remaining: 4999, resetIn: null });
    expect(budgetIn(headers({ 'x-ratelimit-remaining': 'many' }), now)).toBeNull();
    expect(budgetIn(headers({}), now)).toBeNull();
  });

  it('keeps a twentieth for others: then Cairn rests until it begins anew', () => {
    const budget = { limit: 100, remaining: 6, resetIn: 9000 };
    expect(reserveOf(budget)).toBe(5);
    expect(restFor(budget)).toBe(0);
    expect(restFor({ ...budget, remaining: 5 })).toBe(9000);
    expect(restFor({ ...budget, remaining: 0, resetIn: null })).toBe(60_000);
    expect(restFor(null)).toBe(0);
  });
});

describe('a limit told with 403', () => {
  const secondary = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  const abuse = 'You have triggered an abuse detection mechanism. Please wait a few minutes before you try again.';

  it('is one by its header, or by its words alone: then a minute is waited, and longer each time', () => {
    expect(limitIn(403, headers({ 'retry-after': '7' }), secondary, 1, now)).toBe(7000);
    expect(limitIn(429, headers({ 'retry-after': '7' }), '', 3, now)).toBe(7000);
    expect(limitIn(403, headers({ 'x-ratelimit-remaining': '0' }), 'API rate limit exceeded', 1, now)).toBeNull();
    expect(limitIn(429, headers({}), 'Too many', 1, now)).toBeNull();
    expect([1, 2, 3].map((tries) => limitIn(403, headers({ 'x-ratelimit-remaining': '4800' }), secondary, tries, now))).toEqual([
      60_000, 120_000, 240_000,
    ]);
    expect(limitIn(403, headers({}), abuse, 1, now)).toBe(60_000);
  });

  it('is none where somebody may not', () => {
    expect(
      limitIn(403, headers({ 'x-ratelimit-remaining': '4800' }), 'Resource not accessible by personal access token', 1, now),
    ).toBeUndefined();
    expect([200, 401, 404, 500].map((status) => limitIn(status, headers({ 'retry-after': '7' }), secondary, 1, now))).toEqual(
      Array(4).fill(undefined),
    );
  });
});
