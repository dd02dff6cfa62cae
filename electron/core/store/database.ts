import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { fold } from '../../../shared/domain/identities/fold.ts';

export type Row = Record<string, SQLOutputValue>;
export type Parameters = Record<string, SQLInputValue>;

/** One connection with its statements prepared once. */
export interface Database {
  /** The prepared statement for this text; the same text gives the same statement. */
  prepare(sql: string): StatementSync;
  exec(sql: string): void;
  close(): void;
  readonly raw: DatabaseSync;
}

const pragmas = `
  PRAGMA trusted_schema = OFF;
  PRAGMA foreign_keys = ON;
  PRAGMA busy_timeout = 5000;
  PRAGMA temp_store = MEMORY;`;

/** Pages that a connection keeps. 64 MB instead of 40 made no import faster, and the import of a table needs more than 300 MB with them. */
const cached = (megabytes: number): string => `PRAGMA cache_size = ${-megabytes * 1024};`;

/** A reader looks at the file where the system holds it. A writer that does so must ask its log anew at every look at a page. */
const mapped = 'PRAGMA mmap_size = 1073741824;';

/**
 * Opens a connection. Readers cannot write, whatever statement they are given. A writer commits facts without waiting for
 * the disk (they can be read again) and decisions with it, see `Store.decide`; the log is folded in every 256 MB: an import
 * changes the same index pages over and over, and at every 16 MB it spent a quarter of its time copying them; each time it also
 * waits for the disk.
 */
export function openDatabase(path: string, mode: 'write' | 'read'): Database {
  const raw = new DatabaseSync(path, { readOnly: mode === 'read', enableDoubleQuotedStringLiterals: false });
  raw.exec(pragmas);
  raw.exec(
    mode === 'write'
      ? `${cached(40)} PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 64000`
      : `${cached(64)} PRAGMA query_only = ON; ${mapped}`,
  );
  return wrap(raw);
}

/** A database in memory, for comparing schemas and for tests of pure SQL. */
export function memoryDatabase(): Database {
  const raw = new DatabaseSync(':memory:');
  raw.exec('PRAGMA foreign_keys = ON');
  return wrap(raw);
}

function wrap(raw: DatabaseSync): Database {
  const statements = new Map<string, StatementSync>();
  // In statements only: no index, trigger or view of ours names it, and with trusted_schema off none of a foreign file could.
  raw.function('fold', { deterministic: true }, (text) => (text === null ? null : fold(String(text))));
  return {
    raw,
    prepare(sql) {
      let statement = statements.get(sql);
      if (!statement) {
        statement = raw.prepare(sql);
        statements.set(sql, statement);
      }
      return statement;
    },
    exec: (sql) => raw.exec(sql),
    close() {
      statements.clear();
      raw.close();
    },
  };
}

/** All rows as the given shape. The shape is the SELECT's promise; store tests hold it to that. */
export function rows<R>(statement: StatementSync, parameters: Parameters = {}): R[] {
  return statement.all(parameters) as R[];
}

/** The first row, or `undefined`. */
export function row<R>(statement: StatementSync, parameters: Parameters = {}): R | undefined {
  return statement.get(parameters) as R | undefined;
}

/** All rows as arrays of columns: of tens of thousands that takes less than half the time of objects. */
export function tuples<R extends readonly SQLOutputValue[]>(statement: StatementSync, parameters: Parameters = {}): R[] {
  statement.setReturnArrays(true);
  return statement.all(parameters) as unknown as R[];
}

/**
 * One integer column of many rows. Grouping into JSON inside SQLite and parsing once costs a sixth of 100,000 row objects
 * (10 ms against 57 ms). `sql` selects a column called `id`, in order.
 */
export function integers(db: Database, sql: string, parameters: Parameters = {}): Uint32Array {
  const found = db.prepare(`SELECT json_group_array(id) AS ids FROM (${sql})`).get(parameters) as { ids: string };
  return new Uint32Array(JSON.parse(found.ids) as number[]);
}

/** The number of the last commit this connection sees. */
export const commitSeen = (db: Database): number => row<{ seq: number }>(db.prepare('SELECT seq FROM clock'))?.seq ?? 0;

export type Flag = 0 | 1;

/** Yes and no as SQLite keeps them; `null`: nobody said. */
export const flag = (value: boolean | null): Flag | null => (value === null ? null : value ? 1 : 0);
