import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextIn } from '../../../../shared/domain/sources/link-header.ts';
import { webLink } from '../../../../shared/domain/sources/texts.ts';
import { intervalsOf } from '../../../../shared/domain/sources/work-items.ts';

describe('the times at which something was open', () => {
  it('are one that lasts where nothing was closed', () => {
    expect(intervalsOf(10, [])).toEqual([{ from: 10, until: null }]);
  });

  it('begin anew when it is opened again, in whatever order that is told', () => {
    const turns = [
      { at: 30, to: 'open' as const },
      { at: 20, to: 'closed' as const },
      { at: 50, to: 'closed' as const },
    ];
    expect(intervalsOf(10, turns)).toEqual([
      { from: 10, until: 20 },
      { from: 30, until: 50 },
    ]);
  });

  it('do not overlap, and are open at an instant exactly when the last turn before it says so', () => {
    const turn = fc.record({ at: fc.integer({ min: 1, max: 60 }), to: fc.constantFrom('open' as const, 'closed' as const) });
    fc.assert(
      fc.property(fc.uniqueArray(turn, { selector: ({ at }) => at }), (turns) => {
        const intervals = intervalsOf(0, turns);
        for (const [n, { from, until }] of intervals.entries()) {
          expect(until ?? Number.MAX_SAFE_INTEGER).toBeGreaterThanOrEqual(from);
          const next = intervals[n + 1];
          if (next) expect(next.from).toBeGreaterThanOrEqual(until ?? Number.MAX_SAFE_INTEGER);
        }
        for (let instant = 0.5; instant < 62; instant += 1) {
          const last = turns.filter(({ at }) => at <= instant).sort((a, b) => b.at - a.at)[0];
          const isOpen = intervals.some(({ from, until }) => from <= instant && (until === null || until > instant));
          expect(isOpen).toBe(last === undefined || last.to === 'open');
        }
      }),
    );
  });
});

describe('the next page', () => {
  it.each([
    ['<https://forge.example/a?page=2>; rel="next", <https://forge.example/a?page=9>; rel="last"', 'https://forge.example/a?page=2'],
    [
      '<https://forge.example/a?page=1>; rel="prev",<https://forge.example/a?x=1,2&page=3>; rel=next',
      'https://forge.example/a?x=1,2&page=3',
    ],
    ['<https://forge.example/a>; rel="last"', null],
    ['', null],
    [null, null],
  ])('of %s is %s', (header, next) => {
    expect(nextIn(header)).toBe(next);
  });
});

describe('an address to send a browser to', () => {
  it.each([
    ['https://forge.example/a', 'https://forge.example/a'],
    ['javascript:alert(1)', ''],
    ['file:///etc/passwd', ''],
    ['no address', ''],
    [`https://forge.example/${'a'.repeat(3000)}`, ''],
  ])('%s', (address, link) => {
    expect(webLink(address)).toBe(link);
  });
});
