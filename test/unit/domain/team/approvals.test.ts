import fc from 'fast-check';
import { expect, it } from 'vitest';
import { approvalsNeeded } from '../../../../shared/domain/team/approvals.ts';

it.each([
  [2, 5, 2],
  [2, 2, 2],
  [2, 1, 1],
  [2, 0, 1],
  [1, 9, 1],
])('of %d approvals a team of %d needs %d', (asked, teammates, needed) => {
  expect(approvalsNeeded(asked, teammates)).toBe(needed);
});

it('is never none, never more than asked, and never more than there are people', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 50 }), (asked, teammates) => {
      const needed = approvalsNeeded(asked, teammates);
      expect(needed).toBeGreaterThanOrEqual(1);
      expect(needed).toBeLessThanOrEqual(asked);
      expect(needed).toBeLessThanOrEqual(Math.max(1, teammates));
    }),
  );
});
