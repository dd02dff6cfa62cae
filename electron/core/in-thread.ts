import { Worker } from 'node:worker_threads';
import { AppError, type ErrorValue } from '../../shared/errors.ts';
import type { JobControl } from './jobs.ts';
import { threadFile } from './thread-file.ts';

/** Pages so far, of how many; last of all what was made, or why there is none. */
export type FromMaker<T> = { done: number; total: number } | { made: T } | { failure: ErrorValue };

/** Has a thread of its own make something, such as a file; `asked` is what it is told. A cancelled one is gone when this rejects, half of it too. */
export async function inThread<T>(maker: 'backup' | 'colleague' | 'suggest', asked: unknown, job: JobControl): Promise<T> {
  const thread = new Worker(threadFile(maker), { workerData: asked });
  const stop = () => thread.postMessage('stop');
  if (job.signal.aborted) stop();
  job.signal.addEventListener('abort', stop, { once: true });
  let last: FromMaker<T> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      thread.on('message', (message: FromMaker<T>) => {
        last = message;
        if ('total' in message) job.progress(inMegabytes(message.done), inMegabytes(message.total));
      });
      thread.once('error', reject).once('exit', () => resolve());
    });
  } finally {
    job.signal.removeEventListener('abort', stop);
  }
  if (last && 'made' in last) return last.made;
  if (last && 'failure' in last) throw new AppError(last.failure.code, last.failure.message, last.failure.details);
  throw new Error('The thread that makes a file ended before there was one.');
}

const PAGE = 4096;
const inMegabytes = (pages: number): number => Math.round((pages * PAGE) / 1e6);
