/** The headless door: one call without a window. One JSON document on standard output; progress and errors as JSON lines on standard error. */
import { app } from 'electron';
import type { BridgeAnswer } from '../../shared/bridge.ts';
import { describeProcedures } from '../../shared/contract/index.ts';
import type { JobRow } from '../../shared/contract/jobs.ts';
import { AppError, type ErrorValue, toErrorValue } from '../../shared/errors.ts';
import { CoreProcess } from './core-process.ts';
import { deferred } from './deferred.ts';
import { forkCore } from './fork-core.ts';
import { progressLines, write } from './headless-output.ts';
import { type HeadlessCall, readWords } from './headless-words.ts';

const FAILED = 1;
const MISSPELT = 2;
const SETTLE_LIMIT = 10_000;
/** How long a cancelled job may take to finish its page and to answer. */
const CANCEL_LIMIT = 10_000;

/** Runs the words and ends the app with 0, with 1 when the call failed, with 2 when the words were misspelt. */
export async function runHeadless(words: readonly string[], folder: string): Promise<void> {
  process.on('uncaughtException', (error) => {
    console.error(error);
    void fail(toErrorValue(error), FAILED).then((code) => app.exit(code));
  });
  app.exit(await run(words, folder));
}

async function run(words: readonly string[], folder: string): Promise<number> {
  let asked: ReturnType<typeof readWords>;
  try {
    asked = readWords(words, folder, process.env);
  } catch (error) {
    return fail(toErrorValue(error), MISSPELT);
  }
  try {
    const value = asked === 'help' ? describeProcedures() : await answer(asked);
    await write(process.stdout, `${JSON.stringify(value)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) console.error(error);
    return fail(toErrorValue(error), FAILED);
  }
}

async function fail({ code, message, details = {} }: ErrorValue, exitCode: number): Promise<number> {
  await write(process.stderr, `${JSON.stringify({ error: { code, message, details } })}\n`);
  return exitCode;
}

/** The value, or a thrown AppError. Whatever happens, the workspace is closed whole before this ends. */
async function answer(call: HeadlessCall): Promise<unknown> {
  if (call.procedure.windowOnly) throw new AppError('not_found', `"${call.name}" has a meaning in the window only.`);
  const progress = progressLines((line) => void write(process.stderr, line));
  let running: JobRow | null = null;
  const core = new CoreProcess(forkCore({ resumeJobs: false, quiet: true }), {
    event: (event) => {
      if (event.type !== 'job') return;
      running = event.job.state === 'running' || event.job.state === 'waiting' ? event.job : null;
      progress(event.job);
    },
    ended: () => {},
  });
  const interruption = onInterrupt(async () => {
    if (!running) return;
    await core.call('jobs.cancel', { id: running.id });
    await new Promise((resolve) => setTimeout(resolve, CANCEL_LIMIT));
  });
  try {
    if (!(await core.ready)) throw new AppError('internal', 'Cairn could not start its work. Nothing was changed.');
    return await Promise.race([work(core, call), interruption.late]);
  } catch (error) {
    // Ctrl-C in a terminal also reaches the programs that the job had started; that they fail is no news.
    throw interruption.happened() ? new AppError('cancelled', 'Stopped. What was written so far is kept.') : error;
  } finally {
    await core.settle(SETTLE_LIMIT);
  }
}

async function work(core: CoreProcess, { name, procedure, input, workspace, phrase }: HeadlessCall): Promise<unknown> {
  if (workspace !== null) unwrap(await core.call('workspace.open', { path: workspace, readOnly: procedure.kind === 'query' }));
  if (phrase !== null) unwrap(await core.call('workspace.unlock', { phrase }));
  return unwrap(await core.call(name, input));
}

function unwrap(answer: BridgeAnswer): unknown {
  if (answer.ok) return answer.value;
  throw new AppError(answer.error.code, answer.error.message, answer.error.details);
}

interface Interruption {
  happened(): boolean;
  /** Fails once a job that was told to stop has had its time to stop where nothing is lost. */
  late: Promise<never>;
}

function onInterrupt(cancel: () => Promise<void>): Interruption {
  const { promise, reject } = deferred<never>();
  // Nobody may be waiting any more when it comes.
  promise.catch(() => {});
  let happened = false;
  const interrupt = () => {
    if (happened) return;
    happened = true;
    void cancel().then(() => reject(new Error('interrupted')));
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  // Where Chromium's own handler was faster, it asks the app to quit.
  app.on('before-quit', (event) => {
    event.preventDefault();
    interrupt();
  });
  return { late: promise, happened: () => happened };
}
