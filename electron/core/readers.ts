import { Worker } from 'node:worker_threads';
import { toErrorValue } from '../../shared/errors.ts';
import { cancelled } from './jobs.ts';
import type { Result } from './messages.ts';
import type { FromReader, ToReader } from './reader.ts';
import { threadFile } from './thread-file.ts';

interface Waiting {
  procedure: string;
  input: unknown;
  resolve(answer: Result): void;
}

const failed = (error: Error): Result => ({ ok: false, seq: 0, error: toErrorValue(error) });

/** Searches as somebody types: only the newest one waiting is worth answering. */
const superseding = new Set(['contributors.ids', 'contributors.groups']);

/** What fills the screen goes before what stands around it: figures, menus, chips. */
const first = new Set([...superseding, 'contributors.byIds']);

/**
 * One reader thread: asked one thing at a time, so that what waits can still be dropped.
 */
class Reader {
  readonly #idle: () => void;
  #worker: Worker | null = null;
  /** The file to open once it is needed. */
  #expected: { path: string; readOnly: boolean } | null = null;
  #waiting: Waiting[] = [];
  #asked: Waiting | null = null;
  #gone: Error | null = null;
  #closed: (() => void) | null = null;

  /** `idle`: called whenever everything that was asked is answered. */
  constructor(idle: () => void = () => undefined) {
    this.#idle = idle;
  }

  get isIdle(): boolean {
    return this.#asked === null;
  }

  start(): void {
    this.#worker = this.#spawn();
  }

  open(path: string, readOnly: boolean): void {
    if (this.#gone || !this.#worker) this.start();
    this.#gone = null;
    this.#say({ path, readOnly });
  }

  /** Opens the file when it is woken with something to answer; what is asked until then waits. */
  expect(path: string, readOnly: boolean): void {
    this.#gone = null;
    this.#expected = { path, readOnly };
  }

  wake(): void {
    const expected = this.#expected;
    if (!expected || this.#waiting.length === 0) return;
    this.#expected = null;
    this.open(expected.path, expected.readOnly);
    this.#next();
  }

  ask(procedure: string, input: unknown): Promise<Result> {
    return new Promise((resolve) => {
      if (this.#gone) return resolve(failed(this.#gone));
      if (superseding.has(procedure)) this.#drop(procedure);
      const waiting = { procedure, input, resolve };
      if (first.has(procedure)) this.#waiting.unshift(waiting);
      else this.#waiting.push(waiting);
      this.#next();
    });
  }

  /** Lets go of the file; what waits to be asked is not asked any more. */
  async close(): Promise<void> {
    for (const { resolve } of this.#waiting.splice(0)) resolve(failed(cancelled()));
    const isOpen = this.#expected === null;
    this.#expected = null;
    if (this.#gone || !this.#worker || !isOpen) return;
    const closed = new Promise<void>((resolve) => {
      this.#closed = resolve;
    });
    this.#say('close');
    await closed;
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
  }

  #say(message: ToReader): void {
    this.#worker?.postMessage(message);
  }

  #spawn(): Worker {
    const worker = new Worker(threadFile('reader'));
    worker.on('message', (answer: FromReader) => (answer === 'closed' ? this.#closed?.() : this.#answered(answer)));
    const died = (error: Error): void => (this.#worker === worker ? this.#died(error) : undefined);
    worker.on('error', died);
    worker.on('exit', () => died(new Error('reader ended')));
    return worker;
  }

  #drop(procedure: string): void {
    const kept: Waiting[] = [];
    for (const waiting of this.#waiting) {
      if (waiting.procedure === procedure) waiting.resolve(failed(cancelled()));
      else kept.push(waiting);
    }
    this.#waiting = kept;
  }

  #next(): void {
    if (this.#asked || this.#expected) return;
    this.#asked = this.#waiting.shift() ?? null;
    if (this.#asked) {
      const { procedure, input } = this.#asked;
      this.#say({ procedure, input });
    }
  }

  #answered(answer: Result): void {
    const asked = this.#asked;
    this.#asked = null;
    asked?.resolve(answer);
    this.#next();
    if (this.isIdle) this.#idle();
  }

  #died(error: Error): void {
    this.#gone ??= error;
    const all = [...(this.#asked ? [this.#asked] : []), ...this.#waiting];
    this.#asked = null;
    this.#waiting = [];
    for (const waiting of all) waiting.resolve(failed(error));
    this.#closed?.();
  }
}

/** Lists and profiles are never made to wait for these. */
const slow = new Set(['history', 'sources', 'workspace']);

export interface Readers {
  open(path: string, readOnly: boolean): void;
  ask(procedure: string, input: unknown): Promise<Result>;
  close(): Promise<void>;
  end(): Promise<void>;
}

/**
 * Two readers: one for lists and profiles, one for what may take longer. The first starts before anything is open, which is
 * 100 ms that the first list of a window does not wait for; the second when it is asked for the first time and the first one has
 * nothing to do, or they would wait for each other.
 */
export function startReaders(): Readers {
  const patient = new Reader();
  const quick = new Reader(() => patient.wake());
  quick.start();
  const both = async (work: (reader: Reader) => Promise<void>): Promise<void> => {
    await Promise.all([quick, patient].map(work));
  };
  return {
    open(path, readOnly) {
      quick.open(path, readOnly);
      patient.expect(path, readOnly);
    },
    ask(procedure, input) {
      if (!slow.has(procedure.split('.')[0] ?? '')) return quick.ask(procedure, input);
      const answer = patient.ask(procedure, input);
      if (quick.isIdle) patient.wake();
      return answer;
    },
    close: () => both((reader) => reader.close()),
    end: () => both((reader) => reader.end()),
  };
}
