/**
 * One run over a server: list after list, page after page, each in one transaction with how far it was read and everything that derives
 * from it. What cannot be read is said, and its cursor stays before the gap.
 */
import type { SyncReport } from '../../../../shared/contract/sources.ts';
import { AppError } from '../../../../shared/errors.ts';
import { z } from '../../../../shared/zod.ts';
import { row } from '../../store/database.ts';
import { SetAside } from '../connector.ts';
import { mustBeThere, setAside } from '../engine.ts';
import { FactWriter } from '../facts.ts';
import { forgetGone } from '../gone.ts';
import { readCursorOf, writeCursorOf } from '../queries.ts';
import type { SyncContext } from '../sync-context.ts';
import { ofItem } from '../told/taking-out.ts';
import type { Page, RemoteSource, Resource } from './connector.ts';
import { readFiles } from './files.ts';
import { gathered } from './gathered.ts';
import { GoneLooker } from './gone.ts';
import { WorkWriter } from './work-writer.ts';

/** After these there is no use in asking for the next list. */
const endsAll = new Set(['offline', 'rate_limited']);

const missing = 'one of its lists is not there: it is switched off, or the token may not see it. What was read of it stays.';

interface Run {
  context: SyncContext;
  sourceId: number;
  sourceUid: string;
  facts: FactWriter;
  work: WorkWriter;
  report: SyncReport;
  full: boolean;
  /** No list was missing so far. */
  isAllTold: boolean;
}

/** `full`: everything is looked at again, and what is not there any more is kept aside. Gives back what ended it before its end, if anything did. */
export async function runRemote(
  context: SyncContext,
  sourceId: number,
  sourceUid: string,
  remote: RemoteSource,
  full: boolean,
  report: SyncReport,
): Promise<AppError | null> {
  const facts = new FactWriter(context.store.db, sourceId);
  const work = new WorkWriter(context.store.db, sourceId, facts, context.now());
  const run: Run = { context, sourceId, sourceUid, facts, work, report, full, isAllTold: true };
  const problems: string[] = [];
  let ended: AppError | null = null;
  let lists = 0;
  const prefixes: string[] = [];
  try {
    for await (const resource of remote.resources()) {
      lists += 1;
      prefixes.push(...resource.prefixes);
      const problem = await readList(run, resource).catch((error: unknown) => inWords(error, context));
      if (problem === null) continue;
      problems.push(`${resource.title}: ${typeof problem === 'string' ? problem : problem.message}`);
      if (typeof problem === 'string' || !endsAll.has(problem.code)) continue;
      ended = problem;
      break;
    }
  } catch (error) {
    const problem = inWords(error, context);
    // Nothing could be asked at all: that is no run with a gap, but none.
    if (lists === 0) throw problem;
    problems.push(problem.message);
    ended = problem;
  }
  if (full && problems.length === 0) {
    // What is not asked for any more, and projects that are there no more.
    report.gone += await GoneLooker.beyond(sourceId, prefixes).keepAside(context);
    // Of what was not there to be read, or not understood, nothing proved itself anew.
    if (run.isAllTold && report.rejected === 0) retract(run);
  }
  if (ended === null && remote.files) {
    const problem = await readFiles(context, sourceId, facts, remote.files, full, remote.client.host, report.remarks).catch(
      (error: unknown) => inWords(error, context),
    );
    if (problem !== null) problems.push(typeof problem === 'string' ? problem : problem.message);
    if (problem !== null && typeof problem !== 'string') ended = problem;
  }
  context.store.transaction(() => forgetGone(context.store.db, sourceId));
  report.incomplete = problems.length === 0 ? null : problems.join(' ');
  return ended;
}

/** What went wrong, for the report; what nobody expected goes on up. */
function inWords(error: unknown, context: SyncContext): AppError {
  if (context.job.signal.aborted) throw error;
  if (error instanceof AppError && error.code !== 'cancelled') return error;
  if (error instanceof z.ZodError)
    return new AppError('source_error', 'The server tells of it in a way that Cairn does not understand. What was read before is kept.', {
      problem: 'shape',
    });
  throw error;
}

/** Gives back why an item of it could not be read; `null` when all could. */
async function readList(run: Run, resource: Resource): Promise<string | null> {
  const { context, sourceUid, full } = run;
  const looker = full ? GoneLooker.within(run.sourceId, resource.prefixes) : null;
  let isWhole = true;
  let gap: string | null = null;
  const cursor = full ? null : readCursorOf(context.store.db, sourceUid, resource.name);
  for await (const page of gathered(resource.pages(cursor, full ? null : run.work), context.now)) {
    gap ??= page.gap;
    writePage(run, resource, gap === null ? page : { ...page, cursor: undefined });
    if (page.isMissing) {
      isWhole = false;
      run.isAllTold = false;
      run.report.remarks.push(`${resource.title}: ${missing}`);
    }
    looker?.saw(page.present);
    context.job.progress(run.report.added + run.report.changed + run.report.unchanged, page.total);
    context.committed();
    await context.job.breathe();
  }
  if (looker && isWhole) run.report.gone += await looker.keepAside(context);
  return gap;
}

function writePage({ context, sourceId, sourceUid, facts, work, report }: Run, resource: Resource, page: Page): void {
  const { store, derivation } = context;
  const counts = { added: 0, changed: 0, unchanged: page.unchanged, rejected: 0 };
  try {
    store.transaction(() => {
      mustBeThere(store.db, sourceId);
      const isFine = store.db.prepare(`DELETE FROM set_aside WHERE ${ofItem}`);
      const isAnyAside = row(store.db.prepare('SELECT 1 FROM set_aside WHERE source_id = :sourceId LIMIT 1'), { sourceId }) !== undefined;
      for (const item of page.items) {
        if (item instanceof SetAside) {
          counts.rejected += 1;
          setAside(context, sourceId, item);
          continue;
        }
        counts[work.write(item, page.isSettled(item))] += 1;
        if (isAnyAside) isFine.run({ sourceId, key: item.key });
      }
      if (page.cursor !== undefined) writeCursorOf(store.db, sourceUid, resource.name, page.cursor);
      derivation.follow(facts.take());
    });
  } catch (error) {
    facts.forget();
    work.forget();
    throw error;
  }
  facts.people.settle();
  for (const key of ['added', 'changed', 'unchanged', 'rejected'] as const) report[key] += counts[key];
}

/** Names that accounts had once and somebody else may have now. */
function retract({ context, facts }: Run): void {
  context.store.transaction(() => {
    facts.people.retractUnproved(facts.changes);
    context.derivation.follow(facts.take());
  });
  context.committed();
}
