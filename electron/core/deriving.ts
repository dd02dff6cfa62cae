/** Everything that is computed from facts and decisions, kept true in the transaction that changes those. */
import { contributorDerivation } from './contributors/derive.ts';
import { eventDerivation } from './events/derive.ts';
import { productGroupDerivation } from './product-groups/derive.ts';
import type { Database } from './store/database.ts';
import type { Derivation } from './store/derivation.ts';

/** The parts in an order in which none needs a later one: who took part in something is asked of the contributors. */
export function derivationOf(db: Database): Derivation {
  const parts = [contributorDerivation(db), eventDerivation(db), productGroupDerivation(db)];
  return {
    follow: (changes) => {
      for (const part of parts) part.follow(changes);
    },
    followDecisions: (changeSet) => {
      for (const part of parts) part.followDecisions(changeSet);
    },
    rebuild: () => {
      for (const part of parts) part.rebuild();
    },
  };
}
