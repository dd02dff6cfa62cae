/** Everything that is computed from facts and decisions, area by area, in the transaction that changed them. */
import { contributorDerivation } from './contributors/derive.ts';
import { eventDerivation } from './events/derive.ts';
import type { Database } from './store/database.ts';
import type { Derivation } from './store/derivation.ts';

export function derivationOf(db: Database): Derivation {
  const contributors = contributorDerivation(db);
  const events = eventDerivation(db);
  return {
    follow(changes) {
      contributors.follow(changes);
      events.follow(changes.eventDays);
    },
    followDecisions(changeSet) {
      contributors.followDecisions(changeSet);
      events.followDecisions(changeSet);
    },
    rebuild() {
      contributors.rebuild();
      events.rebuild();
    },
  };
}
