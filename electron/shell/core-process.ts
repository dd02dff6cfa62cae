/** One life of the core process: its calls, their answers, and its orderly end. Knows no Electron, so that tests can stand in for it. */
import type { BridgeAnswer } from '../../shared/bridge.ts';
import type { Changed, FromCore, JobProgress, KeychainAsk, KeyStore, Known, Opened, ToCore } from '../core/messages.ts';
import { deferred, within } from './deferred.ts';

/** What is needed of Electron's UtilityProcess. */
export interface CoreChild {
  postMessage(message: ToCore): void;
  on(event: 'message', listener: (message: FromCore) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

export type CoreEvent = Changed | JobProgress | Opened | Known;

interface CoreListeners {
  event(event: CoreEvent): void;
  ended(): void;
  /** Where keys lie besides their files; without one, nowhere. */
  keyStore?: KeyStore;
}

const DIED = 'Cairn stopped for a moment while it was working on this. What was saved before is kept. Try it again.';

export const internalAnswer = (message: string): BridgeAnswer => ({ ok: false, error: { code: 'internal', message } });

export class CoreProcess {
  /** True once it takes calls; false when it ended before. */
  readonly ready: Promise<boolean>;
  readonly #child: CoreChild;
  readonly #listeners: CoreListeners;
  readonly #pending = new Map<number, (answer: BridgeAnswer) => void>();
  readonly #end = deferred<void>();
  readonly #ready = deferred<boolean>();
  readonly #settled = deferred<void>();
  #ended = false;
  #nextCall = 1;
  /** The newest commit it spoke of. Waiting for a newer one would be waiting for one that another life or file made. */
  #newestSeq = 0;

  constructor(child: CoreChild, listeners: CoreListeners) {
    this.#child = child;
    this.#listeners = listeners;
    this.ready = this.#ready.promise;
    child.on('message', (message) => this.#receive(message));
    child.on('exit', () => this.#finish());
  }

  /** Answers are values, also when the process dies under the call. */
  call(procedure: string, input: unknown, minSeq?: number): Promise<BridgeAnswer> {
    if (this.#ended) return Promise.resolve(internalAnswer(DIED));
    const { promise, resolve } = deferred<BridgeAnswer>();
    const id = this.#nextCall++;
    this.#pending.set(id, resolve);
    const known = minSeq !== undefined && minSeq <= this.#newestSeq;
    this.#child.postMessage({ type: 'call', id, procedure, input, ...(known ? { minSeq } : {}) });
    return promise;
  }

  /** Asks it to close the workspace whole and waits for that; after `limit` milliseconds it is ended as it is. */
  async settle(limit: number): Promise<void> {
    if (this.#ended) return;
    this.#child.postMessage({ type: 'settle' });
    await within(limit, Promise.race([this.#settled.promise, this.#end.promise]));
    this.#child.kill();
  }

  #receive(message: FromCore): void {
    if (message.type === 'ready') this.#ready.resolve(true);
    else if (message.type === 'settled') this.#settled.resolve();
    else if (message.type === 'answer') this.#answer(message);
    else if (message.type === 'keychain') void this.#askKeyStore(message);
    else {
      if (message.type === 'opened') this.#newestSeq = 0;
      if (message.type === 'changed') this.#note(message.seq);
      this.#listeners.event(message);
    }
  }

  #answer(message: FromCore & { type: 'answer' }): void {
    const resolve = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    this.#note(message.seq);
    resolve?.(message.ok ? { ok: true, value: message.value, seq: message.seq } : { ok: false, error: message.error });
  }

  /** The window never hears of it. */
  async #askKeyStore({ id, ask }: KeychainAsk): Promise<void> {
    const answer = (await this.#listeners.keyStore?.(ask)) ?? { isAvailable: false, key: null };
    if (!this.#ended) this.#child.postMessage({ type: 'keychain', id, answer });
  }

  #note(seq: number): void {
    if (seq > this.#newestSeq) this.#newestSeq = seq;
  }

  #finish(): void {
    this.#ended = true;
    this.#ready.resolve(false);
    this.#end.resolve();
    for (const resolve of this.#pending.values()) resolve(internalAnswer(DIED));
    this.#pending.clear();
    this.#listeners.ended();
  }
}
