/** Entry of a thread that takes what git prints, ahead of the writer, and ends when git has ended. */
import { parentPort, workerData } from 'node:worker_threads';
import { type ErrorValue, toErrorValue } from '../../../../shared/errors.ts';
import { gitProblem, startGit } from './command.ts';

/** What git is asked. `input` goes to its standard input. */
export interface Asked {
  folder: string;
  args: readonly string[];
  input: string;
}

/** A piece of what git prints; last of all how it ended, `null` when all was well. */
export type FromAhead = Uint8Array | { failure: ErrorValue | null };
/** So many bytes were used up; or nobody wants the rest. */
export type ToAhead = number | 'stop';

/** Bytes that wait for the writer at most. A page of 3,000 commits is some million. */
const mostWaiting = 4 << 20;

/** Bytes that are handed over at once: git prints 4 kB at a time, and each message costs the writer more than that many bytes do. */
const handful = 256 << 10;

const { folder, args, input } = workerData as Asked;
const stopping = new AbortController();
const { process: git, ended } = startGit(folder, args, input, stopping.signal);
const say = (message: FromAhead): void => parentPort?.postMessage(message);
let pieces: Buffer[] = [];
let gathered = 0;
let waiting = 0;

function hand(): void {
  if (gathered === 0) return;
  say(Buffer.concat(pieces));
  waiting += gathered;
  pieces = [];
  gathered = 0;
  if (waiting >= mostWaiting) git.stdout?.pause();
}

git.stdout?.on('data', (piece: Buffer) => {
  pieces.push(piece);
  gathered += piece.length;
  if (gathered >= handful) hand();
});

parentPort?.on('message', (message: ToAhead) => {
  if (message === 'stop') {
    stopping.abort();
    return parentPort?.close();
  }
  waiting -= message;
  if (waiting < mostWaiting) git.stdout?.resume();
});

ended
  .then(({ code, complaint }) => (code === 0 ? null : gitProblem(complaint, folder)))
  .catch((error: unknown) => error)
  .then((failure) => {
    hand();
    say({ failure: failure === null ? null : toErrorValue(failure) });
  });
