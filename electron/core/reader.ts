/** Entry of a reader thread: a read-only connection that answers one query after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { reading } from './reading.ts';
import { openDatabase } from './store/database.ts';

const { path, readOnly } = workerData as { path: string; readOnly: boolean };
const db = openDatabase(path, 'read');
/** Between two questions: whatever was asked meanwhile has its turn first. What fails here fails again, in words, when it is needed. */
function idle(step: () => boolean): void {
  setImmediate(() => {
    try {
      if (db.raw.isOpen && step()) idle(step);
    } catch (error) {
      console.error('Reading ahead failed', error);
    }
  });
}
const answer = reading(db, { path, readOnly, clock: Date.now, idle });

parentPort?.on('message', (message: { procedure: string; input: unknown } | 'close') => {
  if (message === 'close') {
    db.close();
    parentPort?.close();
    return;
  }
  const found = answer(message.procedure, message.input);
  const keys = found.ok ? (found.value as { ids?: unknown } | null)?.ids : undefined;
  parentPort?.postMessage(found, keys instanceof Uint32Array ? [keys.buffer as ArrayBuffer] : []);
});
