/** Where the date of an activity comes from. */
export const DATED = { author: 0, committer: 1, none: 2 } as const;

/** A day of grace for clocks that run ahead. */
const grace = 86_400_000;
/** 1990-01-01: before any history that is read here. */
const earliest = 631_152_000_000;

export interface Dated {
  /** UTC epoch milliseconds. */
  at: number;
  dated: (typeof DATED)[keyof typeof DATED];
}

/**
 * The date an activity counts at: the author's, unless it is later than the committer's or implausible (before 1990, in
 * the future of `asOf`); then the committer's. When that cannot be believed either, the activity keeps the committer's
 * date but counts nowhere that needs a date. All in UTC epoch milliseconds.
 */
export function dateOf(author: number, committer: number, asOf: number): Dated {
  const plausible = (at: number) => at >= earliest && at <= asOf + grace;
  if (plausible(author) && (author <= committer || !plausible(committer))) return { at: author, dated: DATED.author };
  return { at: committer, dated: plausible(committer) ? DATED.committer : DATED.none };
}
