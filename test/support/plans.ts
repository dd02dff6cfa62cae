import type { Database } from '../../electron/core/store/database.ts';

/** What SQLite would do for every statement that `work` prepares: the lines of EXPLAIN QUERY PLAN, joined. */
export function plansOf(db: Database, work: (watched: Database) => void): string {
  const texts = new Set<string>();
  work({
    ...db,
    prepare: (sql) => {
      texts.add(sql);
      return db.prepare(sql);
    },
  });
  return [...texts].map((sql) => planOf(db, sql)).join('\n');
}

/** The plan of one statement. */
export const planOf = (db: Database, sql: string): string =>
  (db.raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map(({ detail }) => detail).join('\n');
