import type { JobHandlers } from '../../../shared/contract/define.ts';
import type { sources } from '../../../shared/contract/sources.ts';
import { toErrorValue } from '../../../shared/errors.ts';
import type { JobContext } from '../context.ts';
import { emptyReport, runReading } from './engine.ts';
import { countSource } from './figures.ts';
import { readGit } from './git/connector.ts';
import { creditDocumentation } from './git/paths.ts';
import { findClone, readCursor } from './queries.ts';
import { alone, keyOf, record } from './runs.ts';

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
