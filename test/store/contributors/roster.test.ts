import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orders, type Sort } from '../../../electron/core/contributors/order.ts';
import { contributorQueries } from '../../../electron/core/contributors/queries.ts';
import { Roster } from '../../../electron/core/contributors/roster.ts';
import { filterSql } from '../../../electron/core/segments/queries.ts';
import type { Database } from '../../../electron/core/store/database.ts';
import type { Filter } from '../../../shared/contract/segments.ts';
import { anyStep, newCommunity } from '../../support/community.ts';
import { newDirect } from '../../support/direct.ts';
import { runs, within } from '../../support/runs.ts';
import { databaseAt } from '../../support/versions.ts';
import { today } from '../../support/workspaces.ts';

const sorts: Sort[] = ['name', 'lastActive', 'firstActive', 'count'];
const from = Date.UTC(2024, 0, 20, 5);
const to = Date.UTC(2025, 1, 3, 7);

/** Every field, and every way to put them together. */
function filtersIn(db: Database): Filter[] {
  const uids = (sql: string) =>
    db.raw
      .prepare(sql)
      .all()
      .map(({ uid }) => String(uid));
  const conditions: Filter[] = [
    { field: 'search', text: 'an' },
    { field: 'search', text: 'Ana example' },
    { field: 'contribution', anyOf: ['review', 'documentation'] },
    { field: 'active' },
    { field: 'active', from },
    { field: 'active', to },
    { field: 'active', from, to },
    { field: 'active', from: to - 60_000, to },
    { field: 'active', lastDays: 500 },
    { field: 'kind', anyOf: ['human', 'bot'] },
    ...uids('SELECT uid FROM tag').map((uid): Filter => ({ field: 'tag', anyOf: [uid] })),
    ...uids('SELECT uid FROM source_key').map((uid): Filter => ({ field: 'source', anyOf: [uid] })),
  ];
  const [first = { all: [] }, second = first] = conditions;
  return [
    { all: [] },
    ...conditions,
    ...conditions.map((condition): Filter => ({ not: condition })),
    { all: conditions.slice(0, 3) },
    { any: conditions.slice(1, 5) },
    { all: [{ any: [first, { not: second }] }, { not: { all: conditions.slice(2, 4) } }] },
  ];
}

function fromTheFile(db: Database, filter: Filter, sort: Sort): number[] {
  const { where, parameters } = filterSql(filter, today);
  return (db.raw.prepare(`SELECT id FROM contributor WHERE ${where} ORDER BY ${orders[sort]}`).all(parameters) as { id: number }[]).map(
    ({ id }) => id,
  );
}

function compare(db: Database, roster: Roster): void {
  for (const [n, filter] of filtersIn(db).entries()) {
    for (const sort of n === 0 ? sorts : [sorts[n % sorts.length] ?? 'name']) {
      const expected = fromTheFile(db, filter, sort);
      expect([...roster.keys(filter, sort, false, today)], `${JSON.stringify(filter)} by ${sort}`).toEqual(expected);
      expect([...roster.keys(filter, sort, true, today)], `${JSON.stringify(filter)} by ${sort}, descending`).toEqual(expected.reverse());
    }
  }
}

it(
  'answers what the file holds, after any sequence of imports, rewrites, passes, removals and decisions',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(18), { maxLength: 6 }),
        fc.array(anyStep, { minLength: 3, maxLength: 15 }),
        async (shared, steps) => {
          const direct = newDirect();
          try {
            const community = newCommunity(direct, shared);
            const roster = new Roster(direct.store.db);
            for (const step of steps) {
              // What is refused is nobody's business here: the file and the memory of it must agree all the same.
              await step(community).catch(() => undefined);
              compare(direct.store.db, roster);
            }
            compare(direct.store.db, new Roster(direct.store.db));
          } finally {
            direct.store.close();
          }
        },
      ),
      { numRuns: runs(10) },
    );
  },
  within(120_000),
);

describe('everybody in memory', () => {
  const add = (db: Database, id: number, name: string, at: number | null) => {
    db.raw
      .prepare("INSERT INTO contributor VALUES (?, ?, ?, ?, ?, '', 'human', NULL, ?, ?, 1, 1, 0)")
      .run(id, `uid ${id}`, name, name.toLowerCase(), name, at, at);
    db.raw.prepare('INSERT INTO contributor_text VALUES (?, ?)').run(id, name.toLowerCase());
  };
  const commit = (db: Database, ...touched: number[]) => {
    for (const id of touched) db.raw.prepare('INSERT INTO contributor_change SELECT seq + 1, ? FROM clock').run(id);
    db.exec('UPDATE clock SET seq = seq + 1');
  };

  it('orders names as the file does, beyond the letters of one sixteen-bit unit too', () => {
    const db = databaseAt(70);
    const roster = new Roster(db);
    compare(db, roster);
    for (const [n, name] of ['😀', 'ﬁn', '\uffff', 'Zoë', '', 'zoe', '😁', '𐐷', 'z', '田中', '\ue000', 'ana', 'Ana'].entries()) {
      add(db, 10 + n, name, n % 3 === 0 ? null : 5000 - n);
      commit(db, 10 + n);
      compare(db, roster);
    }
  });

  it('is read again where too much was touched, too long ago, or everything', () => {
    const db = databaseAt(70);
    const roster = new Roster(db);
    compare(db, roster);
    add(db, 20, 'Rebuilt', 1);
    commit(db, 0);
    compare(db, roster);
    add(db, 21, 'Long ago', 2);
    db.exec('UPDATE clock SET seq = seq + 3000');
    compare(db, roster);
    for (let id = 100; id < 5200; id += 1) add(db, id, `One of many ${id % 7}`, id);
    commit(db, ...Array.from({ length: 5100 }, (_, n) => 100 + n));
    compare(db, roster);
  });

  it('holds what is written between two parts of reading', () => {
    const db = databaseAt(70);
    for (let id = 100; id < 12_000; id += 1) add(db, id, `Person ${id % 97}`, id);
    const roster = new Roster(db);
    expect(roster.readMore()).toBe(true);
    db.exec(
      'DELETE FROM contributor WHERE id = 200; DELETE FROM contributor_text WHERE contributor_id = 200; UPDATE contributor SET last_at = 7 WHERE id = 300',
    );
    add(db, 50, 'Behind the part that is read', 1);
    commit(db, 50, 200, 300);
    expect(roster.follow()).toBe(false);
    while (roster.readMore());
    expect(roster.follow()).toBe(true);
    compare(db, roster);
  });

  it('is not waited for: the first questions are answered from the file, and everybody is read when nobody asks', () => {
    const db = databaseAt(70);
    for (let id = 100; id < 400; id += 1) add(db, id, `Person ${id % 97}`, id);
    const steps: (() => boolean)[] = [];
    const queries = contributorQueries(
      db,
      () => today,
      (step) => steps.push(step),
    );
    const ask = () =>
      ['', 'person 1'].flatMap((search) =>
        filtersIn(db).map((filter) => [...queries.ids({ search, filter, sort: 'lastActive', direction: undefined, firstRows: 0 }).ids]),
      );
    const first = ask();
    expect(first).toEqual(
      ['', 'person 1'].flatMap((text) =>
        filtersIn(db).map((filter) =>
          fromTheFile(db, text === '' ? filter : { all: [{ field: 'search', text }, filter] }, 'lastActive').reverse(),
        ),
      ),
    );
    expect(first.some((ids) => ids.length > 0)).toBe(true);
    for (const step of steps) while (step());
    const asked = steps.length;
    expect(ask()).toEqual(first);
    expect([asked > 0, steps.length]).toEqual([true, asked]);
  });

  it('comes to an end where what touches everybody is not committed yet', () => {
    const db = databaseAt(70);
    add(db, 20, 'Before', 1);
    db.exec('BEGIN; INSERT INTO contributor_change SELECT seq + 1, 0 FROM clock');
    add(db, 21, 'Within', 2);
    compare(db, new Roster(db));
    db.exec('COMMIT');
  });

  it('forgets conditions that were not asked for a long time, and answers them again', () => {
    const db = databaseAt(70);
    const roster = new Roster(db);
    const asked = Array.from({ length: 40 }, (_, n): Filter => ({ field: 'active', from: 1704110400000 - 20 + n }));
    for (const filter of [...asked, ...asked])
      expect([...roster.keys(filter, 'name', false, today)]).toEqual(fromTheFile(db, filter, 'name'));
  });
});
