/** What a list had and has no more, after all of it was read again: kept, and out of the figures. */
import { type Database, row, rows } from '../../store/database.ts';
import { moveAside } from '../gone.ts';
import type { SyncContext } from '../sync-context.ts';
import { ofItem } from '../told/taking-out.ts';

const batch = 100;
const tables = ['change_request', 'issue', 'forum_topic'] as const;

export class GoneLooker {
  readonly #sourceId: number;
  readonly #isLookedFor: (key: string) => boolean;
  readonly #present = new Set<string>();

  private constructor(sourceId: number, isLookedFor: (key: string) => boolean) {
    this.#sourceId = sourceId;
    this.#isLookedFor = isLookedFor;
  }

  /** Of items whose keys begin so. */
  static within(sourceId: number, prefixes: readonly string[]): GoneLooker {
    return new GoneLooker(sourceId, (key) => prefixes.some((prefix) => key.startsWith(prefix)));
  }

  /** Of all others that the source told of. */
  static beyond(sourceId: number, prefixes: readonly string[]): GoneLooker {
    return new GoneLooker(sourceId, (key) => !prefixes.some((prefix) => key.startsWith(prefix)));
  }

  saw(keys: readonly string[]): void {
    for (const key of keys) this.#present.add(key);
  }

  /** Returns how many items are gone since the last look. What another source told of first stays that one's; only what this one has of it goes. */
  async keepAside(context: SyncContext): Promise<number> {
    const { db } = context.store;
    const sourceId = this.#sourceId;
    let gone = 0;
    for (const table of tables) {
      const there = rows<{ key: string }>(
        db.prepare(
          `SELECT key FROM ${table} WHERE source_id = :sourceId AND gone_at IS NULL UNION SELECT ${table}.key FROM ${table}
           JOIN activity ON activity.key = ${table}.key WHERE ${table}.source_id <> :sourceId AND (activity.source_id = :sourceId
           OR EXISTS (SELECT 1 FROM activity_also WHERE activity_id = activity.id AND activity_also.source_id = :sourceId))`,
        ),
        { sourceId },
      );
      const absent = there.filter(({ key }) => this.#isLookedFor(key) && !this.#present.has(key));
      for (let start = 0; start < absent.length; start += batch) {
        const keys = absent.slice(start, start + batch).map(({ key }) => key);
        context.store.transaction(() => {
          const done = keys.flatMap((key) => {
            if (!handOver(db, table, key, sourceId))
              db.prepare(`UPDATE ${table} SET gone_at = :now WHERE key = :key AND source_id = :sourceId`).run({
                now: context.now(),
                key,
                sourceId,
              });
            db.prepare(
              `DELETE FROM activity_also WHERE source_id = :sourceId AND activity_id IN
               (SELECT id FROM activity WHERE key = :key OR (key >= :key || ':' AND key < :key || ';'))`,
            ).run({ key, sourceId });
            return rows<{ id: number }>(db.prepare(`SELECT id FROM activity WHERE ${ofItem}`), { sourceId, key });
          });
          moveAside(
            context,
            sourceId,
            done.map(({ id }) => id),
          );
        });
        context.committed();
        await context.job.breathe();
      }
      gone += absent.length;
    }
    return gone;
  }
}

/** To another source that has it too, which reads its project anew: it may know it as it was. False where there is none. */
function handOver(db: Database, table: (typeof tables)[number], key: string, sourceId: number): boolean {
  const other = row<{ id: number }>(
    db.prepare(
      `SELECT activity_also.source_id AS id FROM activity JOIN activity_also ON activity_id = activity.id WHERE activity.source_id = :sourceId
       AND (key = :key OR (key >= :key || ':' AND key < :key || ';')) LIMIT 1`,
    ),
    { key, sourceId },
  )?.id;
  if (other === undefined) return false;
  const given = db.prepare(`UPDATE ${table} SET source_id = :other, settled = 0 WHERE key = :key AND source_id = :sourceId`);
  if (given.run({ other, key, sourceId }).changes === 0) return false;
  db.prepare(
    `DELETE FROM source_cursor WHERE source_uid = (SELECT uid FROM source_key WHERE id = :other) AND substr(resource, instr(resource, ' ') + 1) =
     (SELECT project.key FROM project JOIN ${table} ON project_id = project.id WHERE ${table}.key = :key)`,
  ).run({ other, key });
  return true;
}
