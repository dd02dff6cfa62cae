/** Entry of a thread that makes a copy for a colleague: to hide the addresses of 100,000 people takes a while, and keeps no decision waiting. */
import { parentPort, workerData } from 'node:worker_threads';
import { toErrorValue } from '../../shared/errors.ts';
import { describeAll } from './contributors/describe-all.ts';
import type { FromMaker } from './in-thread.ts';
import { checkNothingLeft, makeForColleague } from './store/colleague-copy.ts';
import { saveCopyOf } from './store/copy.ts';
import { storageError } from './store/problems.ts';

/** `now`: UTC epoch milliseconds. */
export interface ColleagueCopyAsked {
  path: string;
  target: string;
  replace: boolean;
  withNotes: boolean;
  now: number;
}

/** `hidden`: e-mail addresses that were left out. */
export interface Made {
  path: string;
  bytes: number;
  hidden: number;
}

const { path, target, replace, withNotes, now } = workerData as ColleagueCopyAsked;
const say = (message: FromMaker<Made>): void => parentPort?.postMessage(message);
let isStopped = false;
parentPort?.on('message', () => {
  isStopped = true;
});

async function work(): Promise<Made> {
  let hidden = 0;
  const bytes = await saveCopyOf(path, target, replace, {
    progress: (done, total) => say({ done, total }),
    goOn() {
      if (isStopped) throw new Error('Nobody wants this copy any more.');
    },
    finish(copy) {
      const addresses = makeForColleague(copy, { withNotes, now, describeAll });
      hidden = addresses.size;
      const file = copy.raw.location();
      if (file) checkNothingLeft(file, addresses);
    },
  });
  return { path: target, bytes, hidden };
}

work()
  .then((made) => say({ made }))
  .catch((error: unknown) => say({ failure: toErrorValue(storageError(error, target)) }))
  .finally(() => parentPort?.close());
