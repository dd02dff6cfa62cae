import { type Database, memoryDatabase, row, rows } from './database.ts';
import { installJournal } from './journal.ts';
import { latestVersion, migrations, tablesOfKind } from './migrations/index.ts';

/** "CAIR": marks a file as ours. */
export const applicationId = 0x43414952;

export function versionOf(db: Database): number {
  return row<{ user_version: number }>(db.prepare('PRAGMA user_version'))?.user_version ?? 0;
}

/**
 * Brings a database to `target`, one transaction per step. Returns the versions that ran. `finish` runs in the last one, so
 * that no kill leaves a new schema with what is computed from it missing.
 */
export function migrate(db: Database, target = latestVersion, finish: () => void = () => undefined): number[] {
  const from = versionOf(db);
  const due = migrations.filter((migration) => migration.version > from && migration.version <= target);
  for (const migration of due) {
    db.exec('BEGIN IMMEDIATE');
    try {
      migration.up(db);
      installJournal(db, tablesOfKind('decisions', migration.version));
      if (migration === due.at(-1)) finish();
      db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migration.version}; COMMIT`);
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  }
  return due.map((migration) => migration.version);
}

/** What ANALYZE adds does not count: exactly these, for anything else could be called alike. */
const analysis = `'CREATE TABLE sqlite_stat1(tbl,idx,stat)', 'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)'`;

/** Every object of the schema as text, in one order. */
export function schemaOf(db: Database): string[] {
  return rows<{ object: string }>(
    db.prepare(
      `SELECT type || ' ' || name || ' ' || coalesce(sql, '') AS object FROM sqlite_schema
       WHERE type <> 'table' OR coalesce(sql, '') NOT IN (${analysis}) ORDER BY object`,
    ),
  ).map((found) => found.object);
}

/** The schema that a file of this version has when nobody tampered with it. */
export function expectedSchema(version: number): string[] {
  const db = memoryDatabase();
  try {
    migrate(db, version);
    return schemaOf(db);
  } finally {
    db.close();
  }
}
