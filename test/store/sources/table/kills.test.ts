import { expect, it } from 'vitest';
import { startCoreChild } from '../../../support/children.ts';
import { type Direct, newDirect, openDirect } from '../../../support/direct.ts';
import { dumpDecisions, dumpDerived, dumpFacts } from '../../../support/dump.ts';
import { copyOf } from '../../../support/folders.ts';
import { fileOf } from '../../../support/spreadsheets.ts';

const count = 3000;
const content = `Name,Mail,Town,Tags\n${Array.from({ length: count }, (_, n) => `Person ${n},p${n}@x.example,Town ${n % 50},Tag ${n % 7}\n`).join('')}`;

const dumps = ({ store: { db } }: Direct) => ({ facts: dumpFacts(db), decisions: dumpDecisions(db), derived: dumpDerived(db) });
const numberOf = ({ store }: Direct, table: string): number =>
  (store.db.prepare(`SELECT count(*) AS count FROM ${table}`).get() as { count: number }).count;

it('holds after kills in the middle of an import all of what it decides or nothing, and once it is imported what it would have held', async () => {
  const first = newDirect();
  first.store.close();
  const { path } = first.store;
  const quiet = await openDirect(copyOf(path));
  const file = fileOf('people.csv', content);
  await quiet.api.tables.importTable({ file });
  for (const moment of [1, 1000, 2000, count]) {
    const child = await startCoreChild();
    let beginnings = 0;
    const reached = new Promise<void>((resolve) =>
      child.onJob(({ done }) => {
        // The first is a look into the table, the second the import.
        if (done === 0) beginnings += 1;
        else if (beginnings >= 2 && done >= moment) resolve();
      }),
    );
    const over = new Promise<void>((resolve) => child.onJob(({ state }) => (state === 'running' ? undefined : resolve())));
    await child.call('workspace.open', { path });
    child.call('tables.importTable', { file }).catch(() => undefined);
    await Promise.race([reached, over, child.ended]);
    await child.kill();
    const direct = await openDirect(path);
    expect([0, count]).toContain(numberOf(direct, 'person_tag'));
    direct.store.close();
  }
  const direct = await openDirect(path);
  const report = await direct.api.tables.importTable({ file });
  expect(report).toMatchObject({ lines: count, rejected: 0, incomplete: null });
  expect(numberOf(direct, 'import_staged')).toBe(0);
  expect(dumps(direct)).toEqual(dumps(quiet));
  direct.store.close();
  quiet.store.close();
}, 240_000);
