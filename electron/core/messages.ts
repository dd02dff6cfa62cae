/** What passes between main and the core process, and between core and its readers. Types only. */
import type { JobRow } from '../../shared/contract/jobs.ts';
import type { ErrorValue } from '../../shared/errors.ts';
import type { KeyAnswer, KeyAsk } from './keys/key-store.ts';

/** A call of one procedure. `minSeq`: answer from a state at least this new. */
export interface Call {
  type: 'call';
  id: number;
  procedure: string;
  input: unknown;
  minSeq?: number | undefined;
}

/** `seq`: the commit the answer was read at, or the one it made. */
export type Result = { seq: number } & ({ ok: true; value: unknown } | { ok: false; error: ErrorValue });

export type Answer = { type: 'answer'; id: number } & Result;

/** After a commit: which areas' answers may have changed. */
export interface Changed {
  type: 'changed';
  areas: string[];
  seq: number;
}

export interface JobProgress {
  type: 'job';
  job: JobRow;
}

/** `workspace` is the file that is open, or `null`. `clones`: the folders its sources are read from. `sample`: its people are invented. */
export interface Opened {
  type: 'opened';
  workspace: { path: string; name: string; people: number | null; clones: string[]; sample: boolean } | null;
  readOnly: boolean;
}

/** The workspace that is open has another name, number of people or clones than was said when it opened. */
export interface Known {
  type: 'known';
  workspace: NonNullable<Opened['workspace']>;
}

/** Core asks main for what lies in the keychain of the system, which only main can open. */
export interface KeychainAsk {
  type: 'keychain';
  id: number;
  ask: KeyAsk;
}

export type { KeyAnswer, KeyAsk, KeyStore } from './keys/key-store.ts';

export type ToCore = Call | { type: 'settle' } | { type: 'keychain'; id: number; answer: KeyAnswer };
export type FromCore = Answer | Changed | JobProgress | Opened | Known | KeychainAsk | { type: 'ready' } | { type: 'settled' };
