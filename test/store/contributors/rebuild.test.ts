import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyStep, newCommunity, sync } from '../../support/community.ts';
import { newDirect } from '../../support/direct.ts';
import { checkSearchIndex, dumpDerived } from '../../support/dump.ts';
import { newHistory } from '../../support/histories.ts';
import { read, uidOf } from '../../support/people.ts';
import { rebuilt } from '../../support/rebuilt.ts';
import { runs, within } from '../../support/runs.ts';

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

it('shows the address that is used most, also once another one has overtaken it under the same name', async () => {
  const direct = newDirect();
  try {
    const [project, fork] = [newHistory({ name: 'project' }), newHistory({ name: 'fork' })];
    const old = 'Hana Novak <hana@old.example>';
    project.mailmap('Hana Novak <hana@novak.example> <hana@old.example>\n');
    project.commit({ by: old, message: 'One' }, { by: old, message: 'Two' });
    fork.commit({ by: old, message: 'Three' });
    await read(direct, project);
    const id = await read(direct, fork);
    const handle = async () => (await direct.api.contributors.get({ contributor: await uidOf(direct, 'Hana Novak') })).row.handle;
    expect(await handle()).toBe('hana@novak.example');

    fork.commit({ by: old, message: 'Four' }, { by: old, message: 'Five' });
    await direct.api.sources.syncSource({ id });
    expect(await handle()).toBe('hana@old.example');
    expect(dumpDerived(direct.store.db)).toEqual(rebuilt(direct));
  } finally {
    direct.store.close();
  }
});
