/** Keeps sources current while a workspace is open: looks whose turn it is, and has it read. */

import type { Output } from '../../../../shared/contract/define.ts';
import type { sources } from '../../../../shared/contract/sources.ts';
import { ahead, turns } from '../../../../shared/domain/sources/rhythm.ts';
import type { Database } from '../../store/database.ts';
import type { Store } from '../../store/store.ts';
import { heldSince } from '../../workspace/queries.ts';
import type { Surroundings } from '../http/client.ts';
import { beingRead } from '../runs.ts';
import { type Agreements, agreementOn } from './agreements.ts';
import { standingsOf } from './standing.ts';
import { tryNetworkNow } from './waiting.ts';

/** From one look to the next. A computer that slept wakes into the middle of one, so it is short. */
const lookEvery = 60_000;

export interface KeeperOptions {
  /** `null`: nothing is read by itself, as without a window. */
  agreements: Agreements | null;
  outside: Surroundings;
  /** Milliseconds from the opening to the first look: lists and profiles come first. */
  firstLook: number;
  /** Reads a source as if somebody had asked. Rejects when that fails, which its run says. */
  read(id: string, full: boolean): Promise<unknown>;
  /** What is said of sources is not as it was. */
  changed(): void;
}

interface Kept {
  store: Store;
  isClosing(): boolean;
  ended: AbortController;
}

export class Keeper {
  readonly #options: KeeperOptions;
  readonly #byThemselves = new Set<string>();
  /** When the last run ended that nobody asked for: one that leaves no trace, as on a full disk, is not begun anew at once. */
  readonly #lastEnds = new Map<string, number>();
  #kept: Kept | null = null;
  #rest = new AbortController();

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** A workspace is open and can be written. */
  begin(store: Store, isClosing: () => boolean): void {
    this.end();
    if (this.#options.agreements === null || store.readOnly) return;
    const kept = { store, isClosing, ended: new AbortController() };
    this.#kept = kept;
    void this.#keep(kept);
  }

  /** Nothing is begun any more. What is under way is a job, and stopped as one. */
  end(): void {
    this.#kept?.ended.abort();
    this.#kept = null;
    this.#lastEnds.clear();
    this.look();
  }

  /** Looks now instead of later: something was decided, or has ended. */
  look(): void {
    this.#rest.abort();
  }

  /** The window noticed a network. A hint: whether there is a way to a server shows when it is asked. */
  networkIsBack(): void {
    const kept = this.#kept;
    if (!kept || kept.isClosing()) return;
    if (kept.store.transaction(() => tryNetworkNow(kept.store.db, this.#options.outside.now())) === 0) return;
    this.#lastEnds.clear();
    this.#options.changed();
    this.look();
  }

  /** Somebody asks in the app that this source is read. */
  agree(db: Database, id: string): void {
    const agreement = this.#options.agreements === null ? null : agreementOn(db, id);
    if (agreement === null || this.#options.agreements?.has(agreement)) return;
    this.#options.agreements?.add(agreement);
    this.#options.changed();
  }

  readonly isAgreed = (db: Database, id: string): boolean => {
    const agreement = agreementOn(db, id);
    return agreement !== null && (this.#options.agreements?.has(agreement) ?? false);
  };

  /** Whether something that nobody asked for just now may read it; without a window whoever asks is there. */
  mayRead(db: Database, id: string): boolean {
    return this.#options.agreements === null || this.isAgreed(db, id);
  }

  /** When each source is read next by itself, or why it is not. */
  ahead(db: Database): Output<(typeof sources)['procedures']['ahead']> {
    const isHeld = heldSince(db) !== null;
    const now = this.#options.outside.now();
    return {
      sources: standingsOf(db, (id) => this.isAgreed(db, id)).map(({ id, standing }) => {
        if (this.#kept === null) return { id, at: null, rests: 'not_here' as const };
        if (isHeld) return { id, at: null, rests: 'restored' as const };
        const next = ahead(standing, now);
        return 'at' in next ? { id, at: next.at, rests: null } : { id, at: null, rests: next.rests };
      }),
    };
  }

  async #keep(kept: Kept): Promise<void> {
    const { signal } = kept.ended;
    await this.#sleep(this.#options.firstLook, signal);
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      try {
        // Between two starts of Cairn the network may have come without anybody saying so.
        if (isFirst) this.networkIsBack();
        this.#begin(kept);
      } catch (error) {
        // Such as a disk that is full just now: the next look may find it otherwise.
        console.error('Could not look whose turn it is', error);
      }
      await this.#sleep(lookEvery, signal);
    }
  }

  async #sleep(ms: number, signal: AbortSignal): Promise<void> {
    this.#rest = new AbortController();
    await this.#options.outside.wait(ms, AbortSignal.any([this.#rest.signal, signal])).catch(() => undefined);
  }

  #begin({ store, isClosing }: Kept): void {
    if (isClosing() || heldSince(store.db)) return;
    const now = this.#options.outside.now();
    const rested = ({ id }: { id: string }) => Math.abs(now - (this.#lastEnds.get(id) ?? Number.NEGATIVE_INFINITY)) >= lookEvery;
    const standings = standingsOf(store.db, (id) => this.isAgreed(store.db, id)).filter(rested);
    for (const { id, full } of turns(standings, beingRead(store), this.#byThemselves.size, now)) {
      this.#byThemselves.add(id);
      void this.#read(id, full);
    }
  }

  async #read(id: string, full: boolean): Promise<void> {
    try {
      await this.#options.read(id, full);
    } catch {
      // Its run says why.
    } finally {
      this.#byThemselves.delete(id);
      this.#lastEnds.set(id, this.#options.outside.now());
      this.#options.changed();
      this.look();
    }
  }
}
