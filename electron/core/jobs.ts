import type { JobRow } from '../../shared/contract/jobs.ts';
import { AppError, toErrorValue } from '../../shared/errors.ts';
import { newUid } from './store/ids.ts';

/** What long work gets to say how far it is and to notice that it should stop. */
export interface JobControl {
  readonly signal: AbortSignal;
  /** What the status bar calls it, and what it is about. */
  describe(title: string, unit: string, subject: string | null): void;
  progress(done: number, total: number | null): void;
  /** Lets calls that came in meanwhile have their turn. Throws `cancelled` when the job should stop. */
  breathe(): Promise<void>;
}

interface Running {
  row: JobRow;
  abort: AbortController;
  samples: { at: number; done: number }[];
  saidAt: number;
}

/** At most so many progress messages a second and job. */
const sayEvery = 200;
/** The rate is taken over this long. */
const rateWindow = 5000;
const keptEnded = 20;

/** Long work: progress, cancel, and the list behind the status bar. `clock` gives UTC epoch milliseconds. */
export class Jobs {
  readonly #running = new Map<string, Running>();
  #ended: JobRow[] = [];
  readonly #say: (job: JobRow) => void;
  readonly #clock: () => number;

  constructor(say: (job: JobRow) => void, clock: () => number) {
    this.#say = say;
    this.#clock = clock;
  }

  list(): JobRow[] {
    return [...[...this.#running.values()].map((running) => running.row), ...this.#ended];
  }

  /** Ends without an error when there is no such job: it has just finished. */
  cancel(id: string): void {
    this.#running.get(id)?.abort.abort(cancelled());
  }

  /** Stops what is under way about a subject, such as a source, and waits for it. */
  async stop(subject: string): Promise<void> {
    const about = () => [...this.#running.values()].filter(({ row }) => row.subject === subject);
    for (const { abort } of about()) abort.abort(cancelled());
    while (about().length > 0) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Stops everything and waits for it. What was written is kept. */
  async stopAll(): Promise<void> {
    for (const running of this.#running.values()) running.abort.abort(cancelled());
    while (this.#running.size > 0) await new Promise((resolve) => setImmediate(resolve));
  }

  async run<T>(procedure: string, work: (control: JobControl) => Promise<T>, uid = newUid()): Promise<T> {
    const running: Running = {
      abort: new AbortController(),
      samples: [],
      saidAt: 0,
      row: {
        id: uid,
        procedure,
        title: 'Starting',
        state: 'running',
        startedAt: this.#clock(),
        endedAt: null,
        done: 0,
        total: null,
        unit: '',
        rate: null,
        secondsLeft: null,
        problem: null,
        subject: null,
      },
    };
    this.#running.set(uid, running);
    try {
      const working = work(this.#control(running));
      // Not before: by now it has said what it is called.
      if (running.saidAt === 0) this.#tell(running, true);
      const result = await working;
      this.#end(running, 'done', null);
      return result;
    } catch (error) {
      // A job that keeps nothing says so in its own words.
      const failure = running.abort.signal.aborted && !isCancelled(error) ? cancelled() : error;
      this.#end(running, running.abort.signal.aborted ? 'cancelled' : 'failed', toErrorValue(failure).message);
      throw failure;
    }
  }

  #control(running: Running): JobControl {
    const { signal } = running.abort;
    return {
      signal,
      describe: (title, unit, subject) => {
        Object.assign(running.row, { title, unit, subject });
        this.#tell(running, true);
      },
      progress: (done, total) => {
        this.#measure(running, done, total);
        this.#tell(running, false);
      },
      breathe: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        if (signal.aborted) throw cancelled();
      },
    };
  }

  #measure(running: Running, done: number, total: number | null): void {
    const now = this.#clock();
    const { samples, row } = running;
    samples.push({ at: now, done });
    while ((samples[0]?.at ?? now) < now - rateWindow) samples.shift();
    const first = samples[0] ?? { at: now, done };
    const seconds = (now - first.at) / 1000;
    row.done = done;
    row.total = total;
    row.rate = seconds >= 0.5 ? (done - first.done) / seconds : row.rate;
    row.secondsLeft = total !== null && row.rate ? Math.max(0, (total - done) / row.rate) : null;
  }

  #tell(running: Running, now: boolean): void {
    const at = this.#clock();
    if (!now && at - running.saidAt < sayEvery) return;
    running.saidAt = at;
    this.#say({ ...running.row });
  }

  #end(running: Running, state: JobRow['state'], problem: string | null): void {
    Object.assign(running.row, { state, problem, endedAt: this.#clock(), secondsLeft: null });
    this.#running.delete(running.row.id);
    this.#ended = [running.row, ...this.#ended].slice(0, keptEnded);
    this.#tell(running, true);
  }
}

export const cancelled = (): AppError => new AppError('cancelled', 'Stopped. What was read so far is kept.');

const isCancelled = (error: unknown): boolean => error instanceof AppError && error.code === 'cancelled';
