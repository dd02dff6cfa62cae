import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ahead,
  type Interval,
  intervals,
  isOutOfTouch,
  limitAgain,
  mostAtOnce,
  networkAgain,
  type Standing,
  turns,
} from '../../../../shared/domain/sources/rhythm.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.UTC(2026, 4, 15, 9);
const usual: Record<Exclude<Interval, 'never'>, number> = { hour, six_hours: 6 * hour, day, week: 7 * day };
const periods = Object.keys(usual) as Exclude<Interval, 'never'>[];

const standing = (more: Partial<Standing> = {}): Standing => ({
  every: 'six_hours',
  isPaused: false,
  isAgreed: true,
  lastEndedAt: now,
  failures: 0,
  queued: null,
  ...more,
});

const anyStanding: fc.Arbitrary<Standing> = fc.record({
  every: fc.constantFrom(...intervals),
  isPaused: fc.boolean(),
  isAgreed: fc.boolean(),
  lastEndedAt: fc.option(fc.integer({ min: now - 60 * day, max: now })),
  failures: fc.nat(30),
  queued: fc.option(
    fc.record({ why: fc.constantFrom('network' as const, 'limit' as const), until: fc.integer({ min: now - day, max: now + day }) }),
  ),
});
const anySources = fc.array(anyStanding, { maxLength: 12 }).map((all) => all.map((one, at) => ({ id: String(at), standing: one })));

describe('when a source is read next', () => {
  it.each(periods)('is its span after the last run ended (%s)', (every) => {
    expect(ahead(standing({ every }), now)).toEqual({ at: now + usual[every] });
  });

  it('is later after failures, and never by more than a day or twice the usual', () => {
    const hoursAfter = (every: Interval) =>
      [1, 2, 3, 4, 5, 6, 1000].map((failures) => {
        const next = ahead(standing({ every, failures }), now);
        return 'at' in next ? (next.at - now) / hour : null;
      });
    expect(hoursAfter('hour')).toEqual([2, 4, 8, 16, 24, 24, 24]);
    expect(hoursAfter('six_hours')).toEqual([12, 24, 24, 24, 24, 24, 24]);
    expect(hoursAfter('day')).toEqual([48, 48, 48, 48, 48, 48, 48]);
    expect(hoursAfter('week')).toEqual([336, 336, 336, 336, 336, 336, 336]);
  });

  it('is now where it was agreed to and the first run was cut off', () => {
    expect(ahead(standing({ lastEndedAt: null }), now)).toEqual({ at: now });
    expect(ahead(standing({ lastEndedAt: null, isAgreed: false }), now)).toEqual({ rests: 'unread_here' });
    expect(ahead(standing({ lastEndedAt: null, every: 'never' }), now)).toEqual({ rests: 'never' });
  });

  it('is when the queue says, whatever the schedule does', () => {
    const queued = { why: 'limit' as const, until: now + 34 * minute };
    for (const every of intervals) expect(ahead(standing({ every, queued }), now)).toEqual({ at: queued.until });
  });

  it('believes no clock that was wrong: it would never be read again', () => {
    expect(ahead(standing({ lastEndedAt: now + 365 * day }), now)).toEqual({ at: now });
    expect(ahead(standing({ queued: { why: 'limit', until: now + 365 * day } }), now)).toEqual({ at: now });
    expect(ahead(standing({ lastEndedAt: now + minute }), now)).toEqual({ at: now + minute + 6 * hour });
  });
});

describe('whose turn it is', () => {
  it('is never that of one that is paused, not agreed to, being read, or before its time', () => {
    fc.assert(
      fc.property(anySources, fc.array(fc.nat(12)), fc.nat(5), (sources, busy, byThemselves) => {
        const reading = new Set(busy.map(String));
        const chosen = turns(sources, reading, byThemselves, now);
        for (const { id, standing: one } of chosen) {
          expect([one.isPaused, one.isAgreed, reading.has(id)]).toEqual([false, true, false]);
          if (one.queued) expect(one.queued.until).toBeLessThanOrEqual(now);
          else {
            expect(one.every).not.toBe('never');
            if (one.lastEndedAt !== null) expect(now - one.lastEndedAt).toBeGreaterThanOrEqual(usual[one.every as keyof typeof usual]);
          }
        }
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(chosen.length + byThemselves).toBeLessThanOrEqual(Math.max(mostAtOnce, byThemselves));
      }),
    );
  });

  it('leaves nobody out whose time it is while there is room', () => {
    fc.assert(
      fc.property(anySources, (sources) => {
        const chosen = turns(sources, new Set(), 0, now);
        const left = sources.filter((source) => {
          const next = ahead(source.standing, now);
          return 'at' in next && next.at <= now && !chosen.includes(source);
        });
        if (left.length > 0) expect(chosen.length).toBe(mostAtOnce);
      }),
    );
  });

  it('comes once after weeks without Cairn, and then again as usual', () => {
    fc.assert(
      fc.property(fc.constantFrom(...periods), fc.integer({ min: 1, max: 60 * 24 }), (every, hoursAway) => {
        let one = standing({ every, lastEndedAt: now - hoursAway * hour });
        const runs: number[] = [];
        // Cairn is open for two weeks and looks every quarter of an hour; a run takes no time.
        for (let at = now; at < now + 14 * day; at += hour / 4) {
          if (turns([{ id: 'a', standing: one }], new Set(), 0, at).length === 0) continue;
          runs.push(at);
          one = { ...one, lastEndedAt: at };
        }
        const gaps = runs.slice(1).map((at, index) => at - (runs[index] ?? 0));
        expect(gaps.every((gap) => gap === usual[every])).toBe(true);
        if (hoursAway * hour >= usual[every]) expect(runs[0]).toBe(now);
        expect(runs.length).toBeGreaterThan(0);
      }),
    );
  });

  it('is first that of the one that is longest overdue', () => {
    const sources = [3, 1, 4, 2].map((days) => ({ id: `${days} d`, standing: standing({ lastEndedAt: now - days * day }) }));
    expect(turns(sources, new Set(), 0, now).map(({ id }) => id)).toEqual(['4 d', '3 d', '2 d']);
    expect(turns(sources, new Set(['4 d']), 1, now).map(({ id }) => id)).toEqual(['3 d', '2 d']);
    expect(turns(sources, new Set(['4 d', '3 d', '2 d']), 3, now)).toEqual([]);
  });
});

describe('a run in the queue', () => {
  it('looks for the network after one minute, and then less and less often, up to every ten', () => {
    expect([1, 2, 3, 4, 5, 6, 5000].map((tries) => (networkAgain(tries, now) - now) / minute)).toEqual([1, 2, 4, 8, 10, 10, 10]);
  });

  it('waits for a server as long as that asks, within a day', () => {
    expect(limitAgain(now + 34 * minute, now)).toBe(now + 34 * minute);
    expect(limitAgain(null, now)).toBe(now + hour);
    expect(limitAgain(now - hour, now)).toBe(now + minute);
    expect(limitAgain(now + 3650 * day, now)).toBe(now + day);
  });

  it('needs somebody after a day in vain', () => {
    let at = now;
    let tries = 0;
    while (!isOutOfTouch(tries)) {
      tries += 1;
      at = networkAgain(tries, at);
    }
    expect((at - now) / hour).toBeGreaterThan(24);
    expect((at - now) / hour).toBeLessThan(26);
  });
});
