import type { CountedKind } from '../../../shared/domain/contributors/contributions.ts';

/** What the timeline shows: these kinds (none: all), from a month back (`null`: from now). */
export interface Shown {
  kinds: readonly CountedKind[];
  /** The first month that is too new, as `activity-series.ts` numbers months. */
  month: number | null;
}
