import type { SyncReport } from '../../../shared/contract/sources.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Database, row } from '../store/database.ts';
import { type Reading, SetAside } from './connector.ts';
import { FactWriter } from './facts.ts';
import { forgetGone, keepAside } from './gone.ts';
import { writeCursorOf } from './queries.ts';
import type { SyncContext } from './sync-context.ts';

/**
 * Items per transaction. Hashes fall all over their index, so small pages write the same index pages again and again: of
 * 200,000 rows each took 18 µs in pages of 1,000 and 11 in pages of 3,000, which keep a command waiting for less than a tenth
 * of a second. The first ones are small, so that the first people are there at once.
 */
export const pageSize = (done: number): number => (done < 4000 ? 1000 : 3000);

/** Milliseconds after which a reading is worth counting: to count commits costs two thirds of what printing them does. */
const longReading = 3000;

export const emptyReport = (): SyncReport => ({ added: 0, changed: 0, unchanged: 0, rejected: 0, incomplete: null, gone: 0, remarks: [] });

/**
 * One run: page by page, each in one transaction with everything that derives from it. A cancel, a crash or a closed lid
 * loses nothing that was written and repeats nothing. The cursor moves only when there is no gap.
 */
export async function runReading<Item>(
  context: SyncContext,
  sourceId: number,
  sourceUid: string,
  reading: Reading<Item>,
  report: SyncReport,
): Promise<SyncReport> {
  const { store, job } = context;
  const writer = new FactWriter(store.db, sourceId);
  const startedAt = context.now();
  const ended = new AbortController();
  let counting = false;
  let total: number | null = null;
  let done = 0;
  let failure: unknown;
  try {
    for await (const page of pagesOf(reading)) {
      writePage(context, sourceId, writer, reading, page, report);
      done += page.length;
      if (!counting && context.now() - startedAt >= longReading) {
        counting = true;
        void reading.total(AbortSignal.any([job.signal, ended.signal])).then((count) => {
          total = count;
        });
      }
      job.progress(done, total);
      context.committed();
      await job.breathe();
    }
  } catch (error) {
    if (job.signal.aborted) throw error;
    failure = error;
  } finally {
    ended.abort();
  }
  const end = await reading.end(failure);
  if (end.present) report.gone = await keepAside(context, sourceId, end.present);
  report.incomplete = end.incomplete;
  report.remarks.push(...end.remarks);
  if (end.cursor !== null) {
    store.transaction(() => {
      if (end.whole) {
        writer.people.retractUnproved(writer.changes);
        context.derivation.follow(writer.take());
      }
      writeCursorOf(store.db, sourceUid, 'items', end.cursor);
      forgetGone(store.db, sourceId);
    });
    context.committed();
  }
  return report;
}

/** What comes in, in pages; after a failure what came before it is still a page. */
async function* pagesOf<Item>(reading: Reading<Item>): AsyncGenerator<Item[]> {
  let page: Item[] = [];
  let done = 0;
  try {
    for await (const items of reading.pages()) {
      for (const item of items) {
        page.push(item);
        if (page.length < pageSize(done)) continue;
        yield page;
        done += page.length;
        page = [];
      }
    }
  } catch (error) {
    if (page.length > 0) yield page;
    throw error;
  }
  if (page.length > 0) yield page;
}

function writePage<Item>(
  context: SyncContext,
  sourceId: number,
  writer: FactWriter,
  reading: Reading<Item>,
  page: readonly Item[],
  report: SyncReport,
): void {
  const { store, derivation } = context;
  const counts = { added: 0, changed: 0, unchanged: 0, rejected: 0 };
  try {
    store.transaction(() => {
      mustBeThere(store.db, sourceId);
      for (const item of page) {
        try {
          counts[reading.write(item, writer)] += 1;
        } catch (error) {
          if (!(error instanceof SetAside)) throw error;
          counts.rejected += 1;
          setAside(context, sourceId, error);
        }
      }
      derivation.follow(writer.take());
    });
  } catch (error) {
    writer.forget();
    throw error;
  }
  writer.people.settle();
  for (const key of ['added', 'changed', 'unchanged', 'rejected'] as const) report[key] += counts[key];
}

/** Keeps what could not be read with its reason, inside the caller's transaction. The second time it is no news. */
export function setAside({ store, now }: Pick<SyncContext, 'store' | 'now'>, sourceId: number, { key, message, raw }: SetAside): void {
  store.db
    .prepare(
      'INSERT INTO set_aside VALUES (:sourceId, :key, :reason, :raw, :at) ON CONFLICT DO UPDATE SET reason = excluded.reason, raw = excluded.raw',
    )
    .run({ sourceId, key, reason: message, raw: raw.slice(0, 65_536), at: now() });
}

/** A source may be taken away while it is read: nothing is written for it any more. Throws `cancelled`. */
export function mustBeThere(db: Database, sourceId: number): void {
  const gone = `SELECT 1 FROM source_key LEFT JOIN source USING (uid) LEFT JOIN source_retired USING (uid)
    WHERE source_key.id = :sourceId AND (source.uid IS NULL OR source_retired.uid IS NOT NULL)`;
  if (row(db.prepare(gone), { sourceId }) !== undefined) throw new AppError('cancelled', 'Stopped: the source was taken away.');
}
