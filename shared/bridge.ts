/** The three functions the preload hands to the window as `window.cairn`. Nothing else crosses. */
import type { JobRow } from './contract/jobs.ts';
import type { ErrorValue } from './errors.ts';

export type BridgeAnswer = { ok: true; value: unknown; seq: number } | { ok: false; error: ErrorValue };

export type BridgeEvent =
  | { type: 'changed'; areas: string[]; seq: number }
  | { type: 'job'; job: JobRow }
  /** `null`: closed. `restarted`: the core process died and is back; everything must be asked again. */
  | { type: 'workspace'; path: string | null; restarted: boolean }
  /** The menu or a second start asks for something. */
  | { type: 'requested'; kind: 'workspace' | 'git'; path: string }
  | { type: 'menu'; command: string };

export interface Bridge {
  invoke(procedure: string, input: unknown, minSeq?: number): Promise<BridgeAnswer>;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: BridgeEvent) => void): () => void;
  /** The path of a file or folder dropped on the window, which is thereby granted; empty for anything else. */
  pathOfDroppedFile(file: File): string;
}
