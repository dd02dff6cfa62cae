/** One run over one source: alone, with the key its facts carry, and on record. */
import type { RunRow, SyncReport } from '../../../shared/contract/sources.ts';
import { AppError } from '../../../shared/errors.ts';
import type { JobContext } from '../context.ts';
import { newUid } from '../store/ids.ts';
import { heldSince } from '../workspace/queries.ts';
import { countSource } from './figures.ts';
import { sourceKey } from './queries.ts';

/** Sources that are being read right now: one run at a time each. */
const busy = new WeakMap<object, Set<string>>();

/** Sources of a workspace that are being read right now. */
export const beingRead = (store: JobContext['store']): ReadonlySet<string> => busy.get(store) ?? new Set();

const resting =
  'Nothing was read: this workspace was restored from a backup, and its sources rest until somebody has looked at it and released it.';

export async function alone<T>(context: JobContext, id: string, work: () => Promise<T>): Promise<T> {
  if (heldSince(context.store.db)) throw new AppError('conflict', resting, { problem: 'restored' });
  const inWork = busy.get(context.store) ?? new Set<string>();
  busy.set(context.store, inWork);
  if (inWork.has(id)) throw new AppError('conflict', 'This source is being read already. Wait for it, or cancel it first.', { id });
  inWork.add(id);
  try {
    return await work();
  } finally {
    inWork.delete(id);
  }
}

export function keyOf(context: JobContext, uid: string): number {
  const known = sourceKey(context.store.db, uid);
  if (known !== null) return known;
  return context.store.transaction(() =>
    Number(context.store.db.prepare('INSERT INTO source_key (uid) VALUES (:uid)').run({ uid }).lastInsertRowid),
  );
}

/** What a run did is a record: it stays, whatever happens to the source. */
export function record(
  context: JobContext,
  source: string,
  startedAt: number,
  outcome: RunRow['outcome'],
  report: SyncReport,
  problem: string | null,
  /** Done in the same transaction. */
  settled: () => void = () => undefined,
): void {
  context.store.transaction(() => {
    const key = sourceKey(context.store.db, source);
    if (key !== null) countSource(context.store.db, key);
    context.store.db
      .prepare(
        `INSERT INTO sync_run (uid, source_uid, started_at, ended_at, outcome, report, problem)
         VALUES (:uid, :source, :startedAt, :endedAt, :outcome, :report, :problem)`,
      )
      .run({ uid: newUid(), source, startedAt, endedAt: context.now(), outcome, report: JSON.stringify(report), problem });
    settled();
  });
  context.committed();
}
