/** What a list had and has no more, after all of it was read again: kept, and out of the figures. */
import { rows } from '../../store/database.ts';
import { moveAside } from '../gone.ts';
import type { SyncContext } from '../sync-context.ts';

const batch = 100;
const tables = ['change_request', 'issue'] as const;
/** Of one item: its own key, and what stands behind a colon after it. */
export const ofItem = "source_id = :sourceId AND (key = :key OR (key >= :key || ':' AND key < :key || ';'))";

export class GoneLooker {
  readonly #sourceId: number;
  readonly #prefixes: readonly string[];
  readonly #present = new Set<string>();

  constructor(sourceId: number, prefixes: readonly string[]) {
    this.#sourceId = sourceId;
    this.#prefixes = prefixes;
  }

  saw(keys: readonly string[]): void {
    for (const key of keys) this.#present.add(key);
  }

  /** Returns how many items are gone since the last look. */
  async keepAside(context: SyncContext): Promise<number> {
    const { db } = context.store;
    const sourceId = this.#sourceId;
    let gone = 0;
    for (const table of tables) {
      const there = rows<{ key: string }>(db.prepare(`SELECT key FROM ${table} WHERE source_id = :sourceId AND gone_at IS NULL`), {
        sourceId,
      });
      const absent = there.filter(({ key }) => this.#prefixes.some((prefix) => key.startsWith(prefix)) && !this.#present.has(key));
      for (let start = 0; start < absent.length; start += batch) {
        const keys = absent.slice(start, start + batch).map(({ key }) => key);
        context.store.transaction(() => {
          const done = keys.flatMap((key) => {
            db.prepare(`UPDATE ${table} SET gone_at = :now WHERE key = :key`).run({ now: context.now(), key });
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
