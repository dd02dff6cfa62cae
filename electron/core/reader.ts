/** Entry of a reader thread: a read-only connection that answers one query after another. */
import { parentPort } from 'node:worker_threads';
import type { Result } from './messages.ts';
import { reading } from './reading.ts';
import { type Database, openDatabase } from './store/database.ts';

export type ToReader = { path: string; readOnly: boolean } | { procedure: string; input: unknown } | 'close';
export type FromReader = Result | 'closed';

interface Opened {
  db: Database;
  answer: (procedure: string, input: unknown) => Result;
}

let opened: Opened | null = null;

/** Between two questions: whatever was asked meanwhile has its turn first. What fails here fails again, in words, when it is needed. */
function idle(db: Database, step: () => boolean, after = 0): void {
  const work = (): void => {
    try {
      if (db.raw.isOpen && step()) idle(db, step);
    } catch (error) {
      console.error('Reading ahead failed', error);
    }
  };
  if (after > 0) setTimeout(work, after).unref();
  else setImmediate(work);
}

function open(path: string, readOnly: boolean): Opened {
  const db = openDatabase(path, 'read');
  return { db, answer: reading(db, { path, readOnly, clock: Date.now, idle: (step, after) => idle(db, step, after) }) };
}

const say = (message: FromReader, moved: ArrayBuffer[] = []): void => parentPort?.postMessage(message, moved);

parentPort?.on('message', (message: ToReader) => {
  if (message === 'close') {
    opened?.db.close();
    opened = null;
    return say('closed');
  }
  if ('path' in message) {
    opened = open(message.path, message.readOnly);
    return;
  }
  if (!opened) throw new Error('Asked before a file was open.');
  const found = opened.answer(message.procedure, message.input);
  const keys = found.ok ? (found.value as { ids?: unknown } | null)?.ids : undefined;
  say(found, keys instanceof Uint32Array ? [keys.buffer as ArrayBuffer] : []);
});
