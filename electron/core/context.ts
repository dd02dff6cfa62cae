/** What commands and jobs of every area get. */

import type { JobControl } from './jobs.ts';
import type { KeyRing } from './keys/key-ring.ts';
import type { Surroundings } from './sources/http/client.ts';
import type { SourceSecrets } from './sources/secrets.ts';
import type { Database } from './store/database.ts';
import type { Derivation } from './store/derivation.ts';
import type { Store } from './store/store.ts';

export interface WriteContext {
  readonly db: Database;
  /** The file that is open. */
  readonly path: string;
  readonly derivation: Derivation;
  readonly keys: KeyRing;
  readonly secrets: SourceSecrets;
  /** UTC epoch milliseconds; one value for the whole command. */
  readonly now: number;
  /** The journal's number of this command. */
  readonly changeSet: number;
  /** What history shows for this change: "Tagged 3 people with mentor". */
  label(text: string): void;
  /** This command undoes another change set. */
  undoing(seq: number, role: 'undo' | 'redo'): void;
}

export interface JobContext {
  readonly store: Store;
  readonly derivation: Derivation;
  readonly job: JobControl;
  readonly secrets: SourceSecrets;
  /** What a server is asked with besides the network: waiting, and the clock it is measured by. */
  readonly outside: Surroundings;
  /** UTC epoch milliseconds. */
  now(): number;
  /** Tells everybody, soon, that these areas changed. Called after each transaction. */
  committed(): void;
  /** Does something on a copy of the workspace that is thrown away: what would happen, without its happening. */
  tryOut<T>(work: (trial: JobContext) => Promise<T>): Promise<T>;
}
