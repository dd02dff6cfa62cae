import type { QueryHandlers } from '../../../shared/contract/define.ts';
import { type TodayItem, type today, todayKinds } from '../../../shared/contract/today.ts';
import type { Database } from '../store/database.ts';
import { todayOf } from '../store/today.ts';
import type { TodayProviders } from './providers.ts';

/** Of each kind; whoever is further behind has no use for more at once. 500 cross. */
const MOST: Record<TodayItem['kind'], number> = { follow_up: 200, consent_ending: 100, source_stopped: 100, set_aside: 100 };

/** What the areas find, kind after kind. `clock` gives UTC epoch milliseconds. */
export function todayQueries(db: Database, clock: () => number, providers: TodayProviders): QueryHandlers<typeof today> {
  return {
    list() {
      const day = todayOf(db, clock());
      const found = todayKinds.map((kind) => ({ kind, ...providers[kind](day, MOST[kind]) }));
      return {
        day,
        items: found.flatMap(({ rows }): TodayItem[] => rows),
        counts: Object.fromEntries(found.map(({ kind, total }) => [kind, total])) as Record<TodayItem['kind'], number>,
        total: found.reduce((sum, { total }) => sum + total, 0),
      };
    },
  };
}
