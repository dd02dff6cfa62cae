/** Keeps one core process alive: starts it, brings it back with the workspace that was open, and ends it in order. */
import type { BridgeAnswer, BridgeEvent } from '../../shared/bridge.ts';
import type { KeyStore, Known, Opened } from '../core/messages.ts';
import { type CoreChild, type CoreEvent, CoreProcess, internalAnswer } from './core-process.ts';
import { within } from './deferred.ts';
import { atMost } from './limit.ts';

const RESTARTS_A_MINUTE = 3;
/** Closing checkpoints the file; on a slow disk with a large log that takes seconds. */
const SETTLE_LIMIT = 10_000;

const GAVE_UP =
  'Cairn cannot work with this workspace right now: it stopped several times within a minute. Everything saved is kept. Close Cairn and start it again.';
const ENDING = 'Cairn is closing.';

interface Situation {
  fork(): CoreChild;
  /** To the window. */
  emit(event: BridgeEvent): void;
  /** A workspace was opened or closed by a call. */
  opened(workspace: Opened['workspace']): void;
  /** What the open workspace is called now, and how many people are in it. */
  known(workspace: Known['workspace']): void;
  /** The core ended by itself. */
  died(): void;
  /** The keychain of the system. */
  keyStore?: KeyStore;
}

export class Supervisor {
  readonly #situation: Situation;
  readonly #mayRestart = atMost(RESTARTS_A_MINUTE, 60_000);
  #core: CoreProcess | null = null;
  /** The core that takes calls, once it is up with its workspace; `null` after giving up. */
  #usable: Promise<CoreProcess | null>;
  #open: { path: string; readOnly: boolean } | null = null;
  #reopening = false;
  #ending = false;

  constructor(situation: Situation) {
    this.#situation = situation;
    this.#usable = this.#start(false);
  }

  /** The workspace that is open, as far as the window was told. */
  get open(): { path: string; readOnly: boolean } | null {
    return this.#open;
  }

  /** Waits while the core starts or comes back. */
  async call(procedure: string, input: unknown, minSeq?: number): Promise<BridgeAnswer> {
    if (this.#ending) return internalAnswer(ENDING);
    const core = await this.#usable;
    if (!core) return internalAnswer(GAVE_UP);
    return core.call(procedure, input, minSeq);
  }

  /** Closes the workspace whole and ends the core. */
  async end(): Promise<void> {
    // One that just died left the file as it was; its successor opens it and can close it whole.
    const usable = this.#usable;
    this.#ending = true;
    await within(SETTLE_LIMIT, usable);
    await this.#core?.settle(SETTLE_LIMIT);
  }

  /** Starts a core; `again`: after one that died. Ends with whichever core takes calls at last, since this one may die too. */
  async #start(again: boolean): Promise<CoreProcess | null> {
    const { keyStore } = this.#situation;
    const core = new CoreProcess(this.#situation.fork(), {
      event: (event) => this.#pass(event),
      ended: () => this.#ended(),
      ...(keyStore ? { keyStore } : {}),
    });
    this.#core = core;
    if (!(await core.ready)) return this.#successor();
    if (!again) return core;
    this.#reopening = true;
    const answer = this.#open && (await core.call('workspace.open', this.#open));
    if (this.#core !== core) return this.#successor();
    this.#reopening = false;
    if (!answer?.ok) this.#open = null;
    this.#situation.emit({ type: 'workspace', path: this.#open?.path ?? null, restarted: true });
    return core;
  }

  /** Has been put in place by `#ended`, unless everything ends. */
  #successor(): Promise<CoreProcess | null> | null {
    return this.#ending ? null : this.#usable;
  }

  #ended(): void {
    this.#core = null;
    if (this.#ending) return;
    this.#situation.died();
    // A workspace that takes the core down while it opens would do so every time.
    if (this.#reopening) this.#open = null;
    this.#reopening = false;
    this.#usable = this.#mayRestart() ? this.#start(true) : this.#giveUp();
  }

  async #giveUp(): Promise<null> {
    this.#open = null;
    this.#situation.emit({ type: 'workspace', path: null, restarted: true });
    return null;
  }

  #pass(event: CoreEvent): void {
    if (event.type === 'known') {
      this.#situation.known(event.workspace);
      return;
    }
    // While it settles it closes the workspace; that is not the person closing it.
    if (this.#ending) return;
    if (event.type !== 'opened') {
      this.#situation.emit(event);
      return;
    }
    this.#situation.opened(event.workspace);
    if (this.#reopening) return;
    this.#open = event.workspace ? { path: event.workspace.path, readOnly: event.readOnly } : null;
    this.#situation.emit({ type: 'workspace', path: event.workspace?.path ?? null, restarted: false });
  }
}
