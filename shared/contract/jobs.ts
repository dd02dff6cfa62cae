import { z } from '../zod.ts';
import { instant, nothing, uid } from './common.ts';
import { area, command, query } from './define.ts';

export const jobRow = z.strictObject({
  id: uid,
  /** The procedure that runs, such as `sources.syncSource`. */
  procedure: z.string(),
  /** What a person reads: "Reading thistledown/core". */
  title: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  startedAt: instant,
  endedAt: instant.nullable(),
  /** Items so far, of how many (`null`: unknown), and what an item is. */
  done: z.int(),
  total: z.int().nullable(),
  unit: z.string(),
  /** Items per second over the last seconds; `null` in the beginning. */
  rate: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  problem: z.string().nullable(),
  /** What the job is about, such as a source's id. */
  subject: z.string().nullable(),
});
export type JobRow = z.infer<typeof jobRow>;

export const jobs = area('jobs', {
  list: query('Jobs that run or wait, and the last few that ended.', nothing, z.strictObject({ jobs: z.array(jobRow).max(100) })),
  networkIsBack: command('There may be a network again: what waits for one is tried now.', nothing, nothing, {
    windowOnly: true,
    notUndoable: 'It changes no data.',
  }),
  cancel: command('Stop a job. What it has written so far is kept.', z.strictObject({ id: uid }), nothing, {
    notUndoable: 'Start the job again; it goes on from where it stopped.',
  }),
});
