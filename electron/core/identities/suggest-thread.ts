/** Entry of a thread that looks for people who are there twice: of 100,000 identities that takes seconds, and keeps nothing waiting. */
import { parentPort, workerData } from 'node:worker_threads';
import { toErrorValue } from '../../../shared/errors.ts';
import type { FromMaker } from '../in-thread.ts';
import { openDatabase } from '../store/database.ts';
import { findTwice, type Twice } from './suggesting.ts';

export interface SuggestAsked {
  path: string;
}

const { path } = workerData as SuggestAsked;
const say = (message: FromMaker<Twice[]>): void => parentPort?.postMessage(message);
// Stopping ends it between two things; nothing of it is kept.
parentPort?.on('message', () => process.exit());

try {
  const db = openDatabase(path, 'read');
  try {
    say({ made: findTwice(db) });
  } finally {
    db.close();
  }
} catch (error) {
  say({ failure: toErrorValue(error) });
}
parentPort?.close();
