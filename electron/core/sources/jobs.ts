import type { JobHandlers } from '../../../shared/contract/define.ts';
import type { RunRow, SyncReport, sources } from '../../../shared/contract/sources.ts';
import { AppError, toErrorValue } from '../../../shared/errors.ts';
import type { JobContext } from '../context.ts';
import { newUid } from '../store/ids.ts';
import { heldSince } from '../workspace/queries.ts';
import { emptyReport, runReading } from './engine.ts';
import { countSource } from './figures.ts';
import { readGit } from './git/connector.ts';
import { creditDocumentation } from './git/paths.ts';
import { findClone, readCursor, sourceKey } from './queries.ts';

/** Sources that are being read right now: one run at a time each. */
const busy = new WeakMap<object, Set<string>>();

const resting =
  'Nothing was read: this workspace was restored from a backup, and its sources rest until somebody has looked at it and released it.';

async function alone<T>(context: JobContext, id: string, work: () => Promise<T>): Promise<T> {
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

function keyOf(context: JobContext, uid: string): number {
  const known = sourceKey(context.store.db, uid);
  if (known !== null) return known;
  return context.store.transaction(() =>
    Number(context.store.db.prepare('INSERT INTO source_key (uid) VALUES (:uid)').run({ uid }).lastInsertRowid),
  );
}

/** What a run did is a record: it stays, whatever happens to the source. */
function record(
  context: JobContext,
  source: string,
  startedAt: number,
  outcome: RunRow['outcome'],
  report: SyncReport,
  problem: string | null,
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
  });
  context.committed();
}

export const sourceJobs: JobHandlers<typeof sources, JobContext> = {
  syncSource: ({ id, full }, context) =>
    alone(context, id, async () => {
      const source = findClone(context.store.db, id);
      context.job.describe(`Reading ${source.name}`, 'commits', id);
      const startedAt = context.now();
      const report = emptyReport();
      try {
        const key = keyOf(context, id);
        const reading = await readGit(source.config, readCursor(context.store.db, id), startedAt, full, context.job.signal);
        await runReading(context, key, id, reading, report);
        record(context, id, startedAt, report.incomplete === null ? 'done' : 'incomplete', report, null);
        return report;
      } catch (error) {
        const cancelled = context.job.signal.aborted;
        report.incomplete = cancelled
          ? 'The run was stopped. What was read so far is kept; the next run goes on.'
          : toErrorValue(error).message;
        record(context, id, startedAt, cancelled ? 'cancelled' : 'failed', report, toErrorValue(error).message);
        throw error;
      }
    }),

  creditDocumentation: ({ id }, context) =>
    alone(context, id, async () => {
      const source = findClone(context.store.db, id);
      context.job.describe(`Reading which files ${source.name} touched`, 'commits', id);
      const key = keyOf(context, id);
      try {
        return { ...(await creditDocumentation(context, key, source.config.path)), incomplete: null };
      } finally {
        context.store.transaction(() => countSource(context.store.db, key));
        context.committed();
      }
    }),
};
