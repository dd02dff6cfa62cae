import { expect, it } from 'vitest';
import { columnsOf } from '../../electron/core/store/journal.ts';
import { latestVersion, tablesOfKind } from '../../electron/core/store/migrations/index.ts';
import { personTables } from '../../electron/core/store/person-tables.ts';
import { databaseAt } from '../support/versions.ts';

it('knows every table of decisions about people', () => {
  const db = databaseAt(latestVersion);
  const anchored = tablesOfKind('decisions').filter((table) => columnsOf(db, table).includes('anchor'));
  expect([...personTables].sort()).toEqual(anchored.sort());
});
