/** Writing that is complete before the app ends, and progress that does not flood. */
import type { Writable } from 'node:stream';
import type { JobRow } from '../../shared/contract/jobs.ts';
import { atMost } from './limit.ts';

const LINES_A_SECOND = 4;
/** Leaves room within the limit for the lines that say a job began or ended. */
const PAUSE = 400;

/** Waits until everything has been handed to the system, however slowly the reader takes it. A reader that is gone is no error. */
export function write(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.once('error', () => resolve());
    stream.write(text, () => resolve());
  });
}

/** Lines about jobs, at most four a second: a change of state first of all, and in between how far it is. */
export function progressLines(print: (line: string) => void, now: () => number = Date.now): (job: JobRow) => void {
  const mayPrint = atMost(LINES_A_SECOND, 1000, now);
  let last = Number.NEGATIVE_INFINITY;
  let state = '';
  return (job) => {
    const at = now();
    const changed = `${job.id} ${job.state}`;
    if ((changed === state && at - last < PAUSE) || !mayPrint()) return;
    last = at;
    state = changed;
    print(`${JSON.stringify({ progress: job })}\n`);
  };
}
