import { Worker } from 'node:worker_threads';
import { toErrorValue } from '../../shared/errors.ts';
import { cancelled } from './jobs.ts';
import type { Result } from './messages.ts';
import { threadFile } from './thread-file.ts';

interface Waiting {
  procedure: string;
  input: unknown;
  resolve(answer: Result): void;
}

/** Searches as somebody types: only the newest one waiting is worth answering. */
const superseding = new Set(['contributors.ids']);

/** One reader thread: asked one thing at a time, so that what waits can still be dropped. */
class Reader {
  readonly #worker: Worker;
  #waiting: Waiting[] = [];
  #asked: Waiting | null = null;
  #gone: Error | null = null;

  constructor(path: string, readOnly: boolean) {
    this.#worker = new Worker(threadFile('reader'), { workerData: { path, readOnly } });
    this.#worker.on('message', (answer: Result) => this.#answered(answer));
    this.#worker.on('error', (error) => this.#died(error));
    this.#worker.on('exit', () => this.#died(new Error('reader ended')));
  }

  ask(procedure: string, input: unknown): Promise<Result> {
    return new Promise((resolve) => {
      if (this.#gone) return resolve({ ok: false, seq: 0, error: toErrorValue(this.#gone) });
      if (superseding.has(procedure)) this.#drop(procedure);
      this.#waiting.push({ procedure, input, resolve });
      this.#next();
    });
  }

  async close(): Promise<void> {
    if (this.#gone) return;
    const ended = new Promise((resolve) => this.#worker.once('exit', resolve));
    this.#worker.postMessage('close');
    await ended;
  }

  #drop(procedure: string): void {
    const kept: Waiting[] = [];
    for (const waiting of this.#waiting) {
      if (waiting.procedure === procedure) waiting.resolve({ ok: false, seq: 0, error: toErrorValue(cancelled()) });
      else kept.push(waiting);
    }
    this.#waiting = kept;
  }

  #next(): void {
    if (this.#asked) return;
    this.#asked = this.#waiting.shift() ?? null;
    if (this.#asked) this.#worker.postMessage({ procedure: this.#asked.procedure, input: this.#asked.input });
  }

  #answered(answer: Result): void {
    const asked = this.#asked;
    this.#asked = null;
    asked?.resolve(answer);
    this.#next();
  }

  #died(error: Error): void {
    this.#gone ??= error;
    const all = [...(this.#asked ? [this.#asked] : []), ...this.#waiting];
    this.#asked = null;
    this.#waiting = [];
    for (const waiting of all) waiting.resolve({ ok: false, seq: 0, error: toErrorValue(error) });
  }
}

/** Lists and profiles are never made to wait for these. */
const slow = new Set(['history', 'sources', 'workspace']);

export interface Readers {
  ask(procedure: string, input: unknown): Promise<Result>;
  close(): Promise<void>;
}

/** Two readers: one for lists and profiles, one for what may take longer. */
export function startReaders(path: string, readOnly: boolean): Readers {
  const quick = new Reader(path, readOnly);
  const patient = new Reader(path, readOnly);
  return {
    ask: (procedure, input) => (slow.has(procedure.split('.')[0] ?? '') ? patient : quick).ask(procedure, input),
    async close() {
      await Promise.all([quick.close(), patient.close()]);
    },
  };
}
