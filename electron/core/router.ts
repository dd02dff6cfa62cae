import { Worker } from 'node:worker_threads';
import { AppError, toErrorValue } from '../../shared/errors.ts';
import { type KeyStore, noKeyStore } from './keys/key-store.ts';
import type { FromCore, Result } from './messages.ts';
import { startReaders } from './readers.ts';
import { threadFile } from './thread-file.ts';
import type { FromWriter, ToWriter } from './writer.ts';

export interface CoreOptions {
  /** Everything core says without being asked. */
  say(message: FromCore): void;
  /** The writer thread ended unexpectedly: nothing more can be written. */
  died?(error: Error): void;
  /** Where keys lie besides their files; without one, nowhere. */
  keyStore?: KeyStore;
}

export interface Core {
  /** Never rejects: failures are values. `minSeq`: answer from a state at least this new. */
  call(procedure: string, input: unknown, minSeq?: number): Promise<Result>;
  /** Stops jobs, closes the workspace whole, and ends the threads. */
  settle(): Promise<void>;
}

const noneOpen = new AppError('not_found', 'No workspace is open. Open one, or name it with --workspace.', { problem: 'none_open' });
const gone = new AppError('internal', 'The part of Cairn that saves has stopped. Everything saved before this is kept. Restart Cairn.');

/**
 * The application without a window, the same for every door: queries go to the reader threads, everything else to the
 * writer thread; this thread only passes on, so it is always free.
 */
export function createCore({ say, died, keyStore = noKeyStore }: CoreOptions): Core {
  // What an import reads is soon forgotten: with the usual 48 MB for young objects it takes 30 MB more and no less time.
  const writer = new Worker(threadFile('writer'), { resourceLimits: { maxYoungGenerationSizeMb: 16 } });
  const waiting = new Map<number, (result: Result) => void>();
  const readers = startReaders();
  // The writer has built the schemas of all procedures and says what it needs: this thread starts without them.
  let begin: (reads: ReadonlySet<string>) => void = () => undefined;
  const begun = new Promise<ReadonlySet<string>>((resolve) => {
    begin = resolve;
  });
  let isOpen = false;
  let seq = 0;
  let calls = 0;
  let settled: (() => void) | null = null;
  let ended = false;

  const send = (message: ToWriter): void => writer.postMessage(message);

  async function switchReaders(open: { path: string; readOnly: boolean } | null): Promise<void> {
    if (isOpen) {
      isOpen = false;
      await readers.close();
    }
    if (!open) return;
    readers.open(open.path, open.readOnly);
    isOpen = true;
  }

  writer.on('message', (message: FromWriter) => {
    switch (message.type) {
      case 'begun':
        begin(new Set(message.reads));
        break;
      case 'say':
        if (message.message.type === 'changed') seq = Math.max(seq, message.message.seq);
        if (message.message.type === 'opened') seq = 0;
        say(message.message);
        break;
      case 'result':
        waiting.get(message.id)?.(message.result as Result);
        waiting.delete(message.id);
        break;
      case 'readers':
        void switchReaders(message.open).finally(() => send({ type: 'done', id: message.id }));
        break;
      case 'keys':
        void keyStore(message.ask).then((answer) => send({ type: 'keys', id: message.id, answer }));
        break;
      case 'settled':
        settled?.();
        break;
    }
  });
  const end = (error: Error): void => {
    if (ended) return;
    ended = true;
    for (const resolve of waiting.values()) resolve({ ok: false, error: toErrorValue(gone), seq });
    waiting.clear();
    settled?.();
    begin(new Set());
    died?.(error);
  };
  writer.on('error', end);
  writer.on('exit', (code) => end(new Error(`The writer ended with ${code}`)));

  function write(procedure: string, input: unknown): Promise<Result> {
    return new Promise((resolve) => {
      if (ended) return resolve({ ok: false, error: toErrorValue(gone), seq });
      calls += 1;
      waiting.set(calls, resolve);
      send({ type: 'call', id: calls, procedure, input });
    });
  }

  async function read(procedure: string, input: unknown, minSeq: number): Promise<Result> {
    if (!isOpen) return { ok: false, error: toErrorValue(noneOpen), seq };
    const answer = await readers.ask(procedure, input);
    // A commit is in the file before anybody hears of it; a reader that is behind had begun before it.
    return answer.ok && answer.seq < minSeq && isOpen ? readers.ask(procedure, input) : answer;
  }

  return {
    async call(procedure, input, minSeq = 0) {
      const reads = await begun;
      return reads.has(procedure) ? read(procedure, input, minSeq) : write(procedure, input);
    },
    async settle() {
      // Behind the calls that came before it.
      await begun;
      if (!ended) {
        await new Promise<void>((resolve) => {
          settled = resolve;
          send({ type: 'settle' });
        });
      }
      ended = true;
      await Promise.all([writer.terminate(), readers.end()]);
    },
  };
}
