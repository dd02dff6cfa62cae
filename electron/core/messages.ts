/** What passes between main and the core process, and between core and its readers. Types only. */
import type { JobRow } from '../../shared/contract/jobs.ts';
import type { ErrorValue } from '../../shared/errors.ts';

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

export type ToCore = Call | { type: 'settle' };
export type FromCore = Answer | Changed | JobProgress | Opened | Known | { type: 'ready' } | { type: 'settled' };
