/** Entry of the writer thread: the only connection that writes, so that no page of an import keeps a query waiting. */
import { parentPort } from 'node:worker_threads';
import { findProcedure, procedureNames } from '../../shared/contract/index.ts';
import { askedOfWriter } from './door.ts';
import type { KeyAnswer, KeyAsk, KeyStore } from './keys/key-store.ts';
import type { FromCore } from './messages.ts';
import { agreementsIn } from './sources/rhythm/agreements.ts';
import { createWriting } from './writing.ts';

/** What the writer thread and the router say to each other. */
export type ToWriter =
  | { type: 'call'; id: number; procedure: string; input: unknown }
  | { type: 'settle' }
  | { type: 'done'; id: number }
  | { type: 'keys'; id: number; answer: KeyAnswer };
export type FromWriter =
  /** The first word: which procedures the readers answer. Everything else is asked of the writer. */
  | { type: 'begun'; reads: string[] }
  | { type: 'say'; message: FromCore }
  | { type: 'result'; id: number; result: unknown }
  | { type: 'readers'; id: number; open: { path: string; readOnly: boolean } | null }
  | { type: 'keys'; id: number; ask: KeyAsk }
  | { type: 'settled' };

const port = parentPort;
if (!port) throw new Error('The writer is a thread of the core process.');

const send = (message: FromWriter): void => port.postMessage(message);
const waiting = new Map<number, () => void>();
let asked = 0;

const ask = (open: { path: string; readOnly: boolean } | null): Promise<void> =>
  new Promise((resolve) => {
    asked += 1;
    waiting.set(asked, resolve);
    send({ type: 'readers', id: asked, open });
  });

const answers = new Map<number, (answer: KeyAnswer) => void>();
const keyStore: KeyStore = (wanted) =>
  new Promise((resolve) => {
    asked += 1;
    answers.set(asked, resolve);
    send({ type: 'keys', id: asked, ask: wanted });
  });

send({ type: 'begun', reads: procedureNames().filter((name) => findProcedure(name)?.kind === 'query' && !askedOfWriter.has(name)) });

/** A start has better things to do at first: lists, then the reading that was interrupted. */
const dailyBackup = { after: 5_000, again: 3_600_000 };
const goesOn = process.env.CAIRN_RESUME_JOBS !== '0';

/** Where it is kept what people agreed to have read by itself; named where there is a window. */
const agreed = goesOn ? process.env.CAIRN_AGREEMENTS : undefined;

const writing = createWriting({
  say: (message) => send({ type: 'say', message }),
  clock: Date.now,
  resumeJobs: goesOn,
  dailyBackup: goesOn ? dailyBackup : null,
  keyStore,
  byItself: agreed ? { agreements: agreementsIn(agreed), firstLook: 8_000 } : null,
  readers: { start: (path, readOnly) => ask({ path, readOnly }), stop: () => ask(null) },
});

port.on('message', (message: ToWriter) => {
  if (message.type === 'done') {
    waiting.get(message.id)?.();
    waiting.delete(message.id);
  } else if (message.type === 'keys') {
    answers.get(message.id)?.(message.answer);
    answers.delete(message.id);
  } else if (message.type === 'settle') {
    void writing.settle().finally(() => send({ type: 'settled' }));
  } else {
    void writing.call(message.procedure, message.input).then((result) => send({ type: 'result', id: message.id, result }));
  }
});
