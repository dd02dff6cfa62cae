import { expect, it } from 'vitest';
import { columnsOf } from '../../electron/core/store/journal.ts';
import { latestVersion, tablesOfKind } from '../../electron/core/store/migrations/index.ts';
import { personTables } from '../../electron/core/store/person-tables.ts';
import { databaseAt } from '../support/versions.ts';

it('knows every table of decisions and records about people', () => {
  const db = databaseAt(latestVersion);
  // The journal repeats the anchors of what it is about; of an address that was purged nothing is to be left, so it keeps nobody.
  const others = ['change', 'address_purge'];
  const kinds = [...tablesOfKind('decisions'), ...tablesOfKind('records')].filter((table) => !others.includes(table));
  const anchored = kinds.filter((table) => columnsOf(db, table).includes('anchor'));
  expect([...personTables].sort()).toEqual(anchored.sort());
});
