/** Long work as it goes on: what the core told last about each job. */
import { create } from 'zustand';
import type { JobRow } from '../../shared/contract/jobs.ts';
import { api } from './api.ts';
import { toastError } from './toasts.ts';

export const useJobs = create<{ jobs: ReadonlyMap<string, JobRow> }>()(() => ({ jobs: new Map() }));

const MOST = 50;

const isOver = (job: JobRow): boolean => job.state !== 'running' && job.state !== 'waiting';

/** News about one job. Late news about a job that is over is old news. */
export function noteJob(job: JobRow): void {
  useJobs.setState(({ jobs }) => {
    const known = jobs.get(job.id);
    if (known && isOver(known) && !isOver(job)) return { jobs };
    const next = new Map(jobs).set(job.id, job);
    for (const [id, old] of next) {
      if (next.size <= MOST) break;
      if (isOver(old)) next.delete(id);
    }
    return { jobs: next };
  });
}

export function forgetJobs(): void {
  useJobs.setState({ jobs: new Map() });
}

/** Jobs that were already running when this window came. */
export function loadJobs(): void {
  api.jobs.list({}).then(
    ({ jobs }) => {
      for (const job of jobs) noteJob(job);
    },
    () => undefined,
  );
}

/** Jobs under way, oldest first. */
export function underWay(jobs: ReadonlyMap<string, JobRow>): JobRow[] {
  return [...jobs.values()].filter((job) => !isOver(job)).sort((one, other) => one.startedAt - other.startedAt);
}

/** The last job of a procedure that is over. */
export const lastOver = (jobs: ReadonlyMap<string, JobRow>, procedure: string): JobRow | undefined =>
  [...jobs.values()].filter((job) => isOver(job) && job.procedure === procedure).sort((one, other) => other.startedAt - one.startedAt)[0];

const jobOf = (jobs: ReadonlyMap<string, JobRow>, subject: string) => underWay(jobs).find((job) => job.subject === subject);

/** The job that is under way for a subject, such as a source. */
export function useJobOf(subject: string): JobRow | undefined {
  return useJobs(({ jobs }) => jobOf(jobs, subject));
}

export const isUnderWay = (subject: string): boolean => jobOf(useJobs.getState().jobs, subject) !== undefined;

export function cancelJob(id: string): void {
  api.jobs.cancel({ id }).catch((error: unknown) => toastError(error));
}
