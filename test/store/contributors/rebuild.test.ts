import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyStep, newCommunity, sync } from '../../support/community.ts';
import { type Direct, newDirect } from '../../support/direct.ts';
import { checkSearchIndex, type Dump, dumpDerived } from '../../support/dump.ts';
import { runs, within } from '../../support/runs.ts';

/** What a rebuild from nothing would give, without leaving it there. */
function rebuilt({ store, derivation }: Direct): Dump {
  store.db.exec('BEGIN');
  try {
    derivation.rebuild();
    checkSearchIndex(store.db);
    return dumpDerived(store.db);
  } finally {
    store.db.exec('ROLLBACK');
  }
}

it(
  'is what it would be if computed anew, after any sequence of imports, rewrites, passes, removals and decisions',
  async () => {
    const sequence = fc.array(anyStep, { minLength: 3, maxLength: 22 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(18), { maxLength: 6 }), sequence, async (shared, steps) => {
        const direct = newDirect();
        try {
          const community = newCommunity(direct, shared);
          for (const step of [...steps, sync(0), sync(1), sync(2)]) {
            await step(community);
            checkSearchIndex(direct.store.db);
            expect(dumpDerived(direct.store.db), String(step)).toEqual(rebuilt(direct));
          }
        } finally {
          direct.store.close();
        }
      }),
      { numRuns: runs(25) },
    );
  },
  within(180_000),
);
