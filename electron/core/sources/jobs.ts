import type { JobHandlers } from '../../../shared/contract/define.ts';
import type { SyncReport, sources } from '../../../shared/contract/sources.ts';
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
import { alone, keyOf, record } from './runs.ts';

export const sourceJobs: JobHandlers<typeof sources, JobContext> = {
  syncSource: ({ id, full, token }, context) =>
    alone(context, id, async () => {
      const source = findReadable(context.store.db, id);
      context.job.describe(`Reading ${source.name}`, source.kind === 'git' ? 'commits' : 'items', id);
      const startedAt = context.now();
      const report = emptyReport();
      try {
        const key = keyOf(context, id);
        if (source.kind === 'git') {
          const reading = await readGit(source.config, readCursor(context.store.db, id), startedAt, full, context.job.signal);
          await runReading(context, key, id, reading, report);
        } else if (isDocument(source)) await syncDocument(context, source, key, full, token ?? null, report);
        else await readServer(context, source, key, full, token ?? null, report);
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

/** `given`: a token for this run; without one that of the keychain. */
async function readServer(
  context: JobContext,
  { uid, kind, config }: ServerSource,
  key: number,
  full: boolean,
  given: string | null,
  report: SyncReport,
): Promise<void> {
  const token = given ?? (await context.secrets.tokenFor(uid, placeOfServer(kind, config)));
  if (config.hasToken && !token)
    throw new AppError(
      'auth',
      'The token of this source is not on this computer (any more). Give it again; without it Cairn would see less. Nothing was changed.',
      {
        problem: 'no_token',
      },
    );
  await runRemote(context, key, uid, openServer(kind, config, token, context.outside, context.job.signal), full, report);
}
