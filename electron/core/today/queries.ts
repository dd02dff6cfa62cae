import type { QueryHandlers } from '../../../shared/contract/define.ts';
import type { TodayItem, today } from '../../../shared/contract/today.ts';
import { dueFollowUps } from '../contributors/queries.ts';
import { sourceQueries } from '../sources/queries.ts';
import type { Database } from '../store/database.ts';
import { todayOf } from '../store/today.ts';

/** Of follow-ups; whoever is further behind has no use for more at once. */
const MOST = 200;
const MOST_SOURCES = 150;

/** `clock` gives UTC epoch milliseconds. */
export function todayQueries(db: Database, clock: () => number): QueryHandlers<typeof today> {
  const { list } = sourceQueries(db);

  /** Each area says what it needs a person for, the most pressing first. */
  function sourceItems(): TodayItem[] {
    return list({})
      .sources.slice(0, MOST_SOURCES)
      .flatMap(({ id, name, state, lastRun, setAside }): TodayItem[] => {
        const stopped = (state === 'failed' || state === 'incomplete') && lastRun;
        const text = lastRun?.problem ?? lastRun?.report.incomplete ?? '';
        return [
          ...(stopped ? [{ kind: 'source_stopped' as const, source: { id, name }, at: stopped.endedAt, text }] : []),
          ...(setAside > 0 ? [{ kind: 'set_aside' as const, source: { id, name }, count: setAside }] : []),
        ];
      });
  }

  return {
    list() {
      const day = todayOf(db, clock());
      const { total, rows } = dueFollowUps(db, day, MOST);
      return { day, items: [...rows, ...sourceItems()], followUps: total };
    },
  };
}
