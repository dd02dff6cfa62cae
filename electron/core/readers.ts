import { Worker } from 'node:worker_threads';
import { toErrorValue } from '../../shared/errors.ts';
import { cancelled } from './jobs.ts';
import type { Result } from './messages.ts';
import type { FromReader, ToReader } from './reader.ts';
import { threadFile } from './thread-file.ts';

interface File {
  path: string;
  readOnly: boolean;
}

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

interface Options {
  spawn(): Worker;
  /** Whether a thread must not be started now. `next` is called when it may. */
  isHeld?(): boolean;
  /** Called whenever everything that was asked is answered. */
  idle?(): void;
}

/**
 * One reader thread: asked one thing at a time, so that what waits can still be dropped. A thread that dies fails what it was asked;
 * what waits is asked of a new one.
 */
class Reader {
  readonly #options: Options;
  #worker: Worker | null = null;
  #file: File | null = null;
  /** The thread was told to open the file. */
  #isTold = false;
  #waiting: Waiting[] = [];
  #asked: Waiting | null = null;
  #closed: (() => void) | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  get isIdle(): boolean {
    return this.#asked === null;
  }

  /** Starts the thread, and lets it open the file when there is one. */
  start(): void {
    this.#worker ??= this.#spawn();
    if (!this.#file || this.#isTold) return;
    this.#isTold = true;
    this.#say(this.#file);
  }

  /** From here on questions are about this file. It is opened with the first of them, or by `start`. */
  expect(file: File): void {
    this.#file = file;
  }

  ask(procedure: string, input: unknown): Promise<Result> {
    return new Promise((resolve) => {
      if (!this.#file) return resolve(failed(cancelled()));
      if (superseding.has(procedure)) this.#drop((waiting) => waiting.procedure === procedure);
      const waiting = { procedure, input, resolve };
      if (first.has(procedure)) this.#waiting.unshift(waiting);
      else this.#waiting.push(waiting);
      this.next();
    });
  }

  /** Asks what has waited longest, if nothing is asked now. */
  next(): void {
    if (this.#asked || this.#waiting.length === 0) return;
    if (!this.#isTold && this.#options.isHeld?.()) return;
    this.start();
    this.#asked = this.#waiting.shift() ?? null;
    if (this.#asked) this.#say({ procedure: this.#asked.procedure, input: this.#asked.input });
  }

  /** Lets go of the file; what waits to be asked is not asked any more. */
  async close(): Promise<void> {
    const isOpen = this.#isTold;
    this.#forget();
    if (!this.#worker || !isOpen) return;
    const closed = new Promise<void>((resolve) => {
      this.#closed = resolve;
    });
    this.#say('close');
    await closed;
  }

  async end(): Promise<void> {
    this.#forget();
    await this.#worker?.terminate();
  }

  #forget(): void {
    this.#file = null;
    this.#isTold = false;
    this.#drop(() => true);
  }

  #say(message: ToReader): void {
    this.#worker?.postMessage(message);
  }

  #spawn(): Worker {
    const worker = this.#options.spawn();
    worker.on('message', (answer: FromReader) => (answer === 'closed' ? this.#closed?.() : this.#answered(answer)));
    const died = (error: Error): void => (this.#worker === worker ? this.#died(error) : undefined);
    worker.on('error', died);
    worker.on('exit', () => died(new Error('reader ended')));
    return worker;
  }

  #drop(which: (waiting: Waiting) => boolean): void {
    const dropped = this.#waiting.filter(which);
    this.#waiting = this.#waiting.filter((waiting) => !dropped.includes(waiting));
    for (const { resolve } of dropped) resolve(failed(cancelled()));
  }

  #answered(answer: Result): void {
    const asked = this.#asked;
    this.#asked = null;
    asked?.resolve(answer);
    this.next();
    if (this.isIdle) this.#options.idle?.();
  }

  #died(error: Error): void {
    this.#worker = null;
    this.#isTold = false;
    this.#closed?.();
    this.#answered(failed(error));
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
export function startReaders(spawn = () => new Worker(threadFile('reader'))): Readers {
  const quick = new Reader({ spawn, idle: () => patient.next() });
  const patient: Reader = new Reader({ spawn, isHeld: () => !quick.isIdle });
  quick.start();
  const both = async (work: (reader: Reader) => Promise<void>): Promise<void> => {
    await Promise.all([quick, patient].map(work));
  };
  return {
    open(path, readOnly) {
      for (const reader of [quick, patient]) reader.expect({ path, readOnly });
      quick.start();
    },
    ask: (procedure, input) => (slow.has(procedure.split('.')[0] ?? '') ? patient : quick).ask(procedure, input),
    close: () => both((reader) => reader.close()),
    end: () => both((reader) => reader.end()),
  };
}
