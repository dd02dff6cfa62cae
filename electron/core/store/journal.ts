import { hostname } from 'node:os';
import { type Database, row, rows } from './database.ts';
import { newUid } from './ids.ts';

/** Columns of a table, in their order. */
export function columnsOf(db: Database, table: string): string[] {
  return rows<{ name: string }>(db.prepare(`SELECT name FROM pragma_table_info('${table}') ORDER BY cid`)).map((column) => column.name);
}

const image = (columns: readonly string[], side: string): string =>
  `json_object(${columns.map((column) => `'${column}', ${side}."${column}"`).join(', ')})`;

/** A decision row as the journal writes it. */
export const rowImage = (db: Database, table: string): string => image(columnsOf(db, table), `"${table}"`);

function triggers(table: string, columns: readonly string[]): Record<string, string> {
  const write = (side: 'NEW' | 'OLD', before: string, after: string) => `
  INSERT INTO change (change_set, table_name, row_uid, anchor, before, after)
  VALUES ((SELECT change_set FROM journal_now), '${table}', ${side}.uid, ${columns.includes('anchor') ? `${side}.anchor` : 'NULL'}, ${before}, ${after});`;
  const differs = columns.map((column) => `OLD."${column}" IS NOT NEW."${column}"`).join(' OR ');
  return {
    [`${table}_journal_insert`]: `CREATE TRIGGER ${table}_journal_insert AFTER INSERT ON ${table} BEGIN${write('NEW', 'NULL', image(columns, 'NEW'))}\nEND`,
    [`${table}_journal_update`]: `CREATE TRIGGER ${table}_journal_update AFTER UPDATE ON ${table} WHEN ${differs} BEGIN${write('NEW', image(columns, 'OLD'), image(columns, 'NEW'))}\nEND`,
    [`${table}_journal_delete`]: `CREATE TRIGGER ${table}_journal_delete AFTER DELETE ON ${table} BEGIN${write('OLD', image(columns, 'OLD'), 'NULL')}\nEND`,
  };
}

/**
 * Makes the journal's triggers for every decision table from the columns it has now. A write outside a command has no
 * change set and fails on NOT NULL, so a decision can never be written unjournaled.
 */
export function installJournal(db: Database, decisionTables: readonly string[]): void {
  for (const table of decisionTables) {
    for (const [name, sql] of Object.entries(triggers(table, columnsOf(db, table)))) {
      const present = row<{ sql: string }>(db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = :name"), { name });
      if (present?.sql === sql) continue;
      db.exec(`DROP TRIGGER IF EXISTS ${name}; ${sql}`);
    }
  }
}

export interface ChangeSetHead {
  label: string;
  command: string;
  /** What it deletes or writes over is gone from the file, not only out of reach. */
  leavesNoTrace?: boolean;
}

/** Begins a change set; the triggers write into it until `endChangeSet`. Called inside a transaction. */
export function beginChangeSet(db: Database, head: ChangeSetHead, at: number, schemaVersion: number): number {
  const made = db
    .prepare(
      `INSERT INTO change_set (uid, at, by, on_behalf_of, device, label, command, schema_version, role)
       VALUES (:uid, :at, (SELECT teammate FROM desk WHERE device = :device), (SELECT on_behalf_of FROM desk WHERE device = :device),
         :device, :label, :command, :schemaVersion, 'do')`,
    )
    .run({
      uid: newUid(),
      at,
      device: hostname(),
      label: head.label,
      command: head.command,
      schemaVersion,
    });
  const seq = Number(made.lastInsertRowid);
  db.prepare('UPDATE journal_now SET change_set = :seq').run({ seq });
  return seq;
}

/** What history shows for a change set, once the command knows it. */
export function labelChangeSet(db: Database, seq: number, label: string): void {
  db.prepare('UPDATE change_set SET label = :label WHERE seq = :seq').run({ seq, label });
}

/** The change set undoes another one. */
export function markUndoes(db: Database, seq: number, undoes: number, role: 'undo' | 'redo'): void {
  db.prepare('UPDATE change_set SET undoes = :undoes, role = :role WHERE seq = :seq').run({ seq, undoes, role });
}

/** Ends the change set. One that changed nothing leaves no trace. Returns how many rows were journaled. */
export function endChangeSet(db: Database, seq: number): number {
  db.prepare('UPDATE journal_now SET change_set = NULL').run();
  const { count } = row<{ count: number }>(db.prepare('SELECT count(*) AS count FROM change WHERE change_set = :seq'), { seq }) ?? {
    count: 0,
  };
  if (count === 0) db.prepare('DELETE FROM change_set WHERE seq = :seq').run({ seq });
  return count;
}
