import { describe, expect, it } from 'vitest';
import { type Database, memoryDatabase } from '../../electron/core/store/database.ts';
import { columnsOf } from '../../electron/core/store/journal.ts';
import { applicationId, expectedSchema, migrate, schemaOf, versionOf } from '../../electron/core/store/migrate.ts';
import { latestVersion, migrations, tableKinds, tablesOfKind } from '../../electron/core/store/migrations/index.ts';
import { latestSchemaPrint } from '../../electron/core/store/migrations/schema-print.ts';
import { schemaPrint } from '../../electron/core/store/ours.ts';
import { dumpedTables } from '../support/dump.ts';
import { databaseAt } from '../support/versions.ts';

/** Tables as SQLite lists them, without its own and those a full-text index keeps behind itself. */
const tablesOf = (db: Database) =>
  (
    db.raw.prepare("SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'").all() as {
      name: string;
      type: string;
      strict: number;
    }[]
  ).filter(({ type }) => type !== 'shadow');

describe('the schema', () => {
  it('moves in steps of ten, each step once', () => {
    const versions = migrations.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    expect(versions.filter((version) => version % 10 !== 0)).toEqual([]);
  });

  it('marks the file as ours and says its version', () => {
    const db = memoryDatabase();
    expect(migrate(db)).toEqual(migrations.map(({ version }) => version));
    expect(versionOf(db)).toBe(latestVersion);
    expect(db.raw.prepare('PRAGMA application_id').get()).toEqual({ application_id: applicationId });
  });

  it('does nothing when there is nothing to do', () => {
    const db = databaseAt(latestVersion);
    const before = schemaOf(db);
    expect(migrate(db)).toEqual([]);
    expect(schemaOf(db)).toEqual(before);
  });

  it.each(migrations.map(({ version }) => version))('is the same whether a file began at %d or was made today', (version) => {
    const db = databaseAt(version);
    migrate(db);
    expect(schemaOf(db)).toEqual(expectedSchema(latestVersion));
    expect(schemaPrint(schemaOf(db)), 'migrations/schema-print.ts').toBe(latestSchemaPrint);
  });

  it('says of every table exactly one kind', () => {
    const named = migrations.flatMap(({ tables }) => Object.keys(tables));
    expect(named).toEqual([...new Set(named)]);
    const db = databaseAt(latestVersion);
    expect(
      tablesOf(db)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(tableKinds()).sort());
  });

  it('is strict about types in every table', () => {
    const loose = tablesOf(databaseAt(latestVersion)).filter(({ type, strict }) => type === 'table' && strict !== 1);
    expect(loose).toEqual([]);
  });

  it('keeps no bytes, no defaults and no cascades in what people decided', () => {
    const db = databaseAt(latestVersion);
    for (const table of tablesOfKind('decisions')) {
      const columns = db.raw.prepare('SELECT name, type, pk FROM pragma_table_info(?)').all(table) as {
        name: string;
        type: string;
        pk: number;
      }[];
      expect(columns.filter(({ type }) => !['TEXT', 'INTEGER', 'REAL'].includes(type))).toEqual([]);
      expect(columns.filter(({ pk }) => pk > 0).map(({ name }) => name)).toEqual(['uid']);
      const keys = db.raw.prepare('SELECT on_update, on_delete FROM pragma_foreign_key_list(?)').all(table);
      for (const key of keys) expect(key).toEqual({ on_update: 'NO ACTION', on_delete: 'NO ACTION' });
    }
  });

  it('has the tables the tests look into when they compare two files', () => {
    const local = ['source_key', 'person_name'];
    expect([...dumpedTables.facts, ...local].sort()).toEqual(tablesOfKind('facts').sort());
    expect([...dumpedTables.decisions].sort()).toEqual(tablesOfKind('decisions').sort());
    expect([...dumpedTables.derived].sort()).toEqual(tablesOfKind('derived').sort());
  });

  it('gives every record a uid, by which a restore knows it again; changes go with their change set', () => {
    const db = databaseAt(latestVersion);
    const without = tablesOfKind('records').filter((table) => !columnsOf(db, table).includes('uid'));
    expect(without).toEqual(['change']);
  });

  it('stays as it was when a step fails half-way', () => {
    const db = databaseAt(60);
    db.exec('CREATE TABLE job (in_the_way TEXT)');
    const before = schemaOf(db);
    expect(() => migrate(db)).toThrow(/already exists/);
    expect([versionOf(db), schemaOf(db)]).toEqual([60, before]);
    expect(db.raw.isTransaction).toBe(false);
  });
});
