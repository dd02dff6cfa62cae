import type { JobControl } from '../jobs.ts';
import type { Derivation } from '../store/derivation.ts';
import type { Store } from '../store/store.ts';

/** What one run over a source works with. */
export interface SyncContext {
  store: Store;
  derivation: Derivation;
  job: JobControl;
  /** UTC epoch milliseconds. */
  now(): number;
  /** Called after each transaction. */
  committed(): void;
}
