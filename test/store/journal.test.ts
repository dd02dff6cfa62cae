import { describe, expect, it } from 'vitest';
import { type Database, rows } from '../../electron/core/store/database.ts';
import { beginChangeSet, columnsOf, endChangeSet, installJournal } from '../../electron/core/store/journal.ts';
import { latestVersion, tablesOfKind } from '../../electron/core/store/migrations/index.ts';
import { databaseAt } from '../support/versions.ts';

const tables = tablesOfKind('decisions');
const sides = ['insert', 'update', 'delete'];

interface Change {
  row_uid: string;
  anchor: string | null;
  before: string | null;
  after: string | null;
}

/** Does something inside a change set and returns what the journal wrote. */
function journaled(db: Database, work: () => void): Change[] {
  const seq = beginChangeSet(db, { label: 'test', command: 'test' }, 0, latestVersion);
  work();
  const found = rows<Change>(db.prepare('SELECT row_uid, anchor, before, after FROM change WHERE change_set = :seq ORDER BY id'), { seq });
  endChangeSet(db, seq);
  return found.map((change) => ({ ...change }));
}

/** A table without the rules that tie it to others: the journal is what is looked at. */
const loose = (): Database => {
  const db = databaseAt(latestVersion);
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON');
  return db;
};

const valueFor = (column: string, type: string, mark: string) => (type === 'INTEGER' ? mark.length : `${column} ${mark}`);

function rowFor(db: Database, table: string, mark: string): Record<string, string | number> {
  const columns = db.raw.prepare('SELECT name, type FROM pragma_table_info(?)').all(table) as { name: string; type: string }[];
  return Object.fromEntries(columns.map(({ name, type }) => [name, name === 'uid' ? 'the-row' : valueFor(name, type, mark)]));
}

describe('the journal', () => {
  it('watches every decision table for every kind of change', () => {
    const db = databaseAt(latestVersion);
    const present = rows<{ name: string }>(
      db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%journal%' ORDER BY name"),
    );
    expect(present.map(({ name }) => name)).toEqual(tables.flatMap((table) => sides.map((side) => `${table}_journal_${side}`)).sort());
  });

  it.each(tables)('writes every column of %s, before and after', (table) => {
    const db = loose();
    const first = rowFor(db, table, 'a');
    const second = rowFor(db, table, 'bb');
    const columns = columnsOf(db, table);
    const insert = `INSERT INTO ${table} VALUES (${columns.map((column) => `:${column}`).join(', ')})`;
    const update = `UPDATE ${table} SET ${columns.map((column) => `"${column}" = :${column}`).join(', ')} WHERE uid = 'the-row'`;
    const changes = journaled(db, () => {
      db.prepare(insert).run(first);
      db.prepare(update).run(second);
      db.prepare(`DELETE FROM ${table} WHERE uid = 'the-row'`).run();
    });
    const images = changes.map(({ before, after }) => [JSON.parse(before ?? 'null'), JSON.parse(after ?? 'null')]);
    expect(images).toEqual([
      [null, first],
      [first, second],
      [second, null],
    ]);
    expect(changes.map(({ row_uid }) => row_uid)).toEqual(['the-row', 'the-row', 'the-row']);
    if (columns.includes('anchor')) expect(changes.map(({ anchor }) => anchor)).toEqual([first.anchor, second.anchor, second.anchor]);
  });

  it.each(tables)('notices a change of any single column of %s', (table) => {
    for (const column of columnsOf(loose(), table).filter((name) => name !== 'uid')) {
      const db = loose();
      const first = rowFor(db, table, 'a');
      const names = Object.keys(first);
      const changes = journaled(db, () => {
        db.prepare(`INSERT INTO ${table} VALUES (${names.map((name) => `:${name}`).join(', ')})`).run(first);
        db.prepare(`UPDATE ${table} SET "${column}" = :value WHERE uid = 'the-row'`).run({ value: rowFor(db, table, 'bb')[column] ?? '' });
      });
      expect(changes, column).toHaveLength(2);
    }
  });

  it.each(tables)('lets nothing into %s outside a command', (table) => {
    const db = loose();
    const values = rowFor(db, table, 'a');
    const insert = db.raw.prepare(
      `INSERT INTO ${table} VALUES (${Object.keys(values)
        .map((name) => `:${name}`)
        .join(', ')})`,
    );
    expect(() => insert.run(values)).toThrow(/NOT NULL constraint failed: change\.change_set/);
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/change\.change_set/);
    const [column] = columnsOf(db, table).filter((name) => name !== 'uid');
    expect(() => db.exec(`UPDATE ${table} SET "${column}" = 'x' || "${column}"`)).toThrow(/change\.change_set|cannot store/);
  });

  it('writes nothing for an update that changes nothing', () => {
    const db = databaseAt(latestVersion);
    expect(journaled(db, () => db.exec('UPDATE note SET text = text'))).toEqual([]);
  });

  it('leaves no trace of a change set that changed nothing', () => {
    const db = databaseAt(latestVersion);
    const before = db.raw.prepare('SELECT count(*) AS sets FROM change_set').get();
    journaled(db, () => undefined);
    expect(db.raw.prepare('SELECT count(*) AS sets FROM change_set').get()).toEqual(before);
    expect(db.raw.prepare('SELECT change_set FROM journal_now').get()).toEqual({ change_set: null });
  });

  it('makes a trigger anew when its table has other columns', () => {
    const db = databaseAt(latestVersion);
    db.exec('ALTER TABLE note ADD COLUMN language TEXT');
    installJournal(db, tables);
    const [change] = journaled(db, () => db.exec("UPDATE note SET language = 'pt'"));
    expect(JSON.parse(change?.after ?? '{}')).toMatchObject({ language: 'pt' });
  });
});
