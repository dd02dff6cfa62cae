/** The rows that a run stored, written once more with nothing around them: what reading servers is held against. */
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { createStore } from '../../../electron/core/store/store.ts';
import { timed } from './measure.ts';

/** What an issue or change request is made of. */
const tables = ['change_request', 'change_request_open', 'issue', 'issue_closed_by', 'work_label', 'activity'];
/** Behind the rows they name. */
const named = ['source_key', 'identity', 'person_name', 'project'];

interface Rows {
  table: string;
  names: string[];
  rows: SQLInputValue[][];
}

function rowsIn(file: DatabaseSync, table: string): Rows {
  const statement = file.prepare(`SELECT * FROM ${table}`);
  const names = statement.columns().map(({ name }) => name);
  statement.setReturnArrays(true);
  return { table, names, rows: statement.all() as unknown as SQLInputValue[][] };
}

/** Milliseconds for the rows of items in `from`, into a new file; and how many they are. */
export async function sameRows(from: string, path: string): Promise<{ took: number; rows: number }> {
  const file = new DatabaseSync(from, { readOnly: true });
  const [told, around] = [tables.map((table) => rowsIn(file, table)), named.map((table) => rowsIn(file, table))];
  file.close();
  const store = createStore(path, 'bare', 0);
  const write = ({ table, names, rows }: Rows) => {
    const statement = store.db.raw.prepare(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT DO UPDATE SET ${names[0]} = excluded.${names[0]}`,
    );
    for (let start = 0; start < rows.length; start += 3000) {
      store.db.exec('BEGIN IMMEDIATE');
      for (const row of rows.slice(start, start + 3000)) statement.run(...row);
      store.db.exec('COMMIT');
    }
  };
  for (const one of around) write(one);
  const took = await timed(() => told.forEach(write)).finally(() => store.close());
  return { took, rows: told.reduce((sum, { rows }) => sum + rows.length, 0) };
}
