import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATED, dateOf } from '../../../../shared/domain/time/dated.ts';

const day = 86_400_000;
const asOf = Date.UTC(2026, 4, 15);
const then = Date.UTC(2024, 2, 1);

describe('the date an activity counts at', () => {
  it('is the author’s', () => {
    expect(dateOf(then, then + 30 * day, asOf)).toEqual({ at: then, dated: DATED.author });
  });

  it('is the committer’s when the author’s is later than that', () => {
    expect(dateOf(then + 1, then, asOf)).toEqual({ at: then, dated: DATED.committer });
  });

  it('is the committer’s when the author’s is before 1990', () => {
    expect(dateOf(0, then, asOf)).toEqual({ at: then, dated: DATED.committer });
    expect(dateOf(Date.UTC(1989, 11, 31), then, asOf).dated).toBe(DATED.committer);
    expect(dateOf(Date.UTC(1990, 0, 1), then, asOf).dated).toBe(DATED.author);
  });

  it('is the committer’s when the author’s lies in the future', () => {
    expect(dateOf(Date.UTC(2100, 0, 1), then, asOf)).toEqual({ at: then, dated: DATED.committer });
  });

  it('allows a clock that runs a day ahead', () => {
    expect(dateOf(asOf + day, asOf + day, asOf).dated).toBe(DATED.author);
    expect(dateOf(asOf + day + 1, asOf + day + 1, asOf).dated).toBe(DATED.none);
  });

  it('is the author’s when only the committer’s cannot be believed', () => {
    expect(dateOf(then, 0, asOf)).toEqual({ at: then, dated: DATED.author });
  });

  it('is nobody’s when neither can be believed', () => {
    expect(dateOf(0, Date.UTC(2100, 0, 1), asOf).dated).toBe(DATED.none);
  });

  it('is never one that cannot be believed, unless it says so', () => {
    const any = fc.integer({ min: -8.64e15, max: 8.64e15 });
    fc.assert(
      fc.property(any, any, (author, committer) => {
        const { at, dated } = dateOf(author, committer, asOf);
        return dated === DATED.none || (at >= Date.UTC(1990, 0, 1) && at <= asOf + day);
      }),
    );
  });
});
