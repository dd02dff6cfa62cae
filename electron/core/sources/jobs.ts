import type { JobHandlers } from '../../../shared/contract/define.ts';
import type { SyncReport, sources } from '../../../shared/contract/sources.ts';
import type { Budget } from '../../../shared/domain/sources/retrying.ts';
import { AppError, toErrorValue } from '../../../shared/errors.ts';
import type { JobContext } from '../context.ts';
import { syncDocument, tryDocument } from './documents/reading.ts';
import { emptyReport, runReading } from './engine.ts';
import { countSource } from './figures.ts';
import { readGit } from './git/connector.ts';
import { creditDocumentation } from './git/paths.ts';
import { HttpClient } from './http/client.ts';
import { findClone, findReadable, isDocument, readCursor, type ServerSource } from './queries.ts';
import { openServer, placeOfServer, serverOf } from './remote/open.ts';
import { runRemote } from './remote/run.ts';
import { tryServer } from './remote/trying.ts';
import { isSourcePaused } from './rhythm/standing.ts';
import { isWait, leaveQueue, noteBudget, queueRun, type Wait } from './rhythm/waiting.ts';
import { alone, keyOf, record } from './runs.ts';

export const sourceJobs: JobHandlers<typeof sources, JobContext> = {
  syncSource: ({ id, full, token }, context) =>
    alone(context, id, async () => {
      const source = findReadable(context.store.db, id);
      context.job.describe(`Reading ${source.name}`, source.kind === 'git' ? 'commits' : 'items', id);
      const startedAt = context.now();
      const report = emptyReport();
      const told: Told = { wait: null, budget: null };
      const said = (budget: Budget) => {
        told.budget = budget;
      };
      try {
        const key = keyOf(context, id);
        if (source.kind === 'git') {
          const reading = await readGit(source.config, readCursor(context.store.db, id), startedAt, full, context.job.signal);
          await runReading(context, key, id, reading, report);
        } else if (isDocument(source)) await syncDocument(context, source, key, full, token ?? null, report, said);
        else told.wait = await readServer(context, source, key, full, token ?? null, report, said);
        if (isSourcePaused(context.store.db, id)) report.remarks.unshift(staysPaused);
        record(context, id, startedAt, report.incomplete === null ? 'done' : 'incomplete', report, null, () =>
          settle(context, id, full, told),
        );
        return report;
      } catch (error) {
        const cancelled = context.job.signal.aborted;
        if (!cancelled && isWait(error)) told.wait = error;
        // Without a network there was no run: nothing was asked, and nothing failed.
        if (told.wait?.code === 'offline') {
          context.store.transaction(() => settle(context, id, full, told));
          context.committed();
          throw error;
        }
        report.incomplete = cancelled
          ? 'The run was stopped. What was read so far is kept; the next run goes on.'
          : toErrorValue(error).message;
        const outcome = cancelled ? 'cancelled' : told.wait ? 'incomplete' : 'failed';
        // What somebody stopped stays in the queue if it was there.
        const settled = () => (cancelled ? undefined : settle(context, id, full, told));
        record(context, id, startedAt, outcome, report, told.wait ? null : toErrorValue(error).message, settled);
        throw error;
      }
    }),

  tryDocument,

  async tryServer({ kind, token, source, ...config }, { secrets, outside, job }) {
    job.describe(`Asking ${new URL(config.address).host}`, 'answers', source ?? null);
    const used = token ?? (source === undefined ? null : await secrets.tokenFor(source, placeOfServer(kind, config)));
    const client = new HttpClient(serverOf(kind, config, used), outside, job.signal);
    return tryServer(kind, config, client, used !== null && used !== '', () => outside.now());
  },

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

/** What a server said besides what it was asked for. */
interface Told {
  /** What ended the run, and passes by itself; `null`: nothing did. */
  wait: Wait | null;
  budget: Budget | null;
}

const staysPaused = 'The source stays paused: it is read again when you ask, and not by itself.';

/** Queues a run that has to wait; inside the caller's transaction. */
function settle({ store, now }: JobContext, id: string, full: boolean, { wait, budget }: Told): void {
  if (wait) queueRun(store.db, id, wait, full, now());
  else leaveQueue(store.db, id, full, now());
  if (budget) noteBudget(store.db, id, budget, now());
}

/** `given`: a token for this run; without one that of the keychain. Gives back what ended the run early and passes by itself. */
async function readServer(
  context: JobContext,
  { uid, kind, config }: ServerSource,
  key: number,
  full: boolean,
  given: string | null,
  report: SyncReport,
  said: (budget: Budget) => void,
): Promise<Wait | null> {
  const token = given ?? (await context.secrets.tokenFor(uid, placeOfServer(kind, config)));
  if (config.hasToken && !token)
    throw new AppError(
      'auth',
      'The token of this source is not on this computer (any more). Give it again; without it Cairn would see less. Nothing was changed.',
      {
        problem: 'no_token',
      },
    );
  const server = openServer(kind, config, token, context.outside, context.job.signal, said);
  const ended = await runRemote(context, key, uid, server, full, report);
  return isWait(ended) ? ended : null;
}
