import type { JobHandlers } from '../../../shared/contract/define.ts';
import type { tables } from '../../../shared/contract/tables.ts';
import type { JobContext } from '../context.ts';

/** What reads and writes files is loaded when it is asked for: no start waits for it. */
export const tableJobs: JobHandlers<typeof tables, JobContext> = {
  preview: async (input, context) => (await import('./preview.ts')).preview(input, context),
  importTable: async (input, context) => (await import('../sources/table/queries.ts')).importTable(input, context),
  exportActivities: async (input, context) => (await import('./export/activities.ts')).exportActivities(input, context),
  exportEvents: async (input, context) => (await import('./export/events.ts')).exportEvents(input, context),
  exportList: async (input, context) => (await import('./export/list.ts')).exportList(input, context),
};
