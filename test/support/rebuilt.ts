import type { Direct } from './direct.ts';
import { checkSearchIndex, type Dump, dumpDerived } from './dump.ts';

/** What a rebuild from nothing would give, without leaving it there. */
export function rebuilt({ store, derivation }: Direct): Dump {
  store.db.exec('BEGIN');
  try {
    derivation.rebuild();
    checkSearchIndex(store.db);
    return dumpDerived(store.db);
  } finally {
    store.db.exec('ROLLBACK');
  }
}
