/** What the sync engine tells the side that computes: contributors implement it, the engine calls it. */
import type { ActivityKind, CountedKind } from '../../../shared/domain/contributors/contributions.ts';

/** An activity as the store holds it: what rollups need. */
export interface StoredActivity {
  id: number;
  sourceId: number;
  kind: ActivityKind;
  identityId: number;
  nameId: number;
  countsAs: CountedKind;
  at: number;
  month: number;
  dated: number;
}

/** Everything that changed in the facts within one transaction. */
export interface FactChanges {
  added: StoredActivity[];
  /** Activities that another source brought and this one has too. */
  also: { identityId: number; sourceId: number }[];
  /** Activities that count as something else now, with nothing else changed. */
  reclassified: { identityId: number; from: CountedKind; to: CountedKind }[];
  /** Identities whose activities were changed, moved or removed: their figures are computed anew. */
  recount: Set<number>;
  /** Identities that are new, or have a new proof. */
  relink: Set<number>;
  /** Days ("2026-05-14 2026-05-16") of entries of events that are new, changed or gone. */
  eventDays: Set<string>;
  /** Keys of issues and change requests that are new, say something else, or are gone. */
  work: Set<string>;
  /** Projects that are new or have another path. */
  projects: Set<number>;
}

export interface Derivation {
  /** Brings all derived rows up to date, in the same transaction as the facts. */
  follow(changes: FactChanges): void;
  /** The same after decisions: `changeSet` names the journal's rows. */
  followDecisions(changeSet: number): void;
  /** Everything from nothing. Arrives where `follow` would have. */
  rebuild(): void;
}

export const noChanges = (): FactChanges => ({
  added: [],
  also: [],
  reclassified: [],
  recount: new Set(),
  relink: new Set(),
  eventDays: new Set(),
  work: new Set(),
  projects: new Set(),
});
