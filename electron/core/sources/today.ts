import { type Database, rows } from '../store/database.ts';
import type { TodayProviders } from '../today/providers.ts';
import { sourceQueries } from './queries.ts';

const setAsideSql = `SELECT source.uid AS id, source.name, count(*) AS count FROM set_aside JOIN source_key ON source_key.id = source_id
  JOIN source ON source.uid = source_key.uid LEFT JOIN set_aside_seen AS seen ON seen.uid = source.uid
  WHERE (seen.at IS NULL OR set_aside.at > seen.at)
  AND NOT EXISTS (SELECT 1 FROM source_retired WHERE source_retired.uid = source.uid) GROUP BY source.uid ORDER BY count DESC, source.uid`;

/** What sources need a person for. */
export function sourcesToday(db: Database): Pick<TodayProviders, 'source_stopped' | 'set_aside'> {
  const { list } = sourceQueries(db);
  return {
    source_stopped(_day, most) {
      const stopped = list({}).sources.flatMap(({ id, name, kind, state, lastRun, rhythm, retiredAt }) => {
        if (retiredAt !== null) return [];
        const waiting = rhythm?.waiting;
        // What goes on by itself needs nobody, until it has not for too long.
        if (waiting?.outOfTouch)
          return [{ kind: 'source_stopped' as const, source: { id, name }, canReadAgain: true, at: waiting.since, text: waiting.words }];
        if (waiting) return [];
        if ((state !== 'failed' && state !== 'incomplete') || !lastRun) return [];
        const text = lastRun.problem ?? lastRun.report.incomplete ?? '';
        return [
          {
            kind: 'source_stopped' as const,
            source: { id, name },
            canReadAgain: kind !== 'table' && kind !== 'sample',
            at: lastRun.endedAt,
            text,
          },
        ];
      });
      return { total: stopped.length, rows: stopped.slice(0, most) };
    },
    set_aside(_day, most) {
      const found = rows<{ id: string; name: string; count: number }>(db.prepare(setAsideSql));
      return {
        total: found.length,
        rows: found.slice(0, most).map(({ id, name, count }) => ({ kind: 'set_aside', source: { id, name }, count })),
      };
    },
  };
}
