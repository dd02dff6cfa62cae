import { type Database, row, rows } from '../store/database.ts';
import { columnsOf, rowImage } from '../store/journal.ts';
import { tableKinds } from '../store/migrations/index.ts';
import { neededLater, whatChanged, whyNotAllowed, whyNotAsLeft } from './words.ts';

interface Change {
  table_name: string;
  row_uid: string;
  anchor: string | null;
  before: string | null;
  after: string | null;
}

/** A row that stays as it is, and why, in words. */
export interface Refusal {
  what: string;
  reason: string;
}

interface Inverse {
  restored: number;
  refused: Refusal[];
}

/** The statements for one table. Put together once: of 100,000 rows it would take longer than the rows. */
function writerOf(db: Database, table: string) {
  const columns = columnsOf(db, table);
  const value = (column: string) => `json_extract(:image, '$.${column}')`;
  const assignments = columns.map((column) => `"${column}" = ${value(column)}`).join(', ');
  const current = db.prepare(`SELECT ${rowImage(db, table)} AS image FROM ${table} WHERE uid = :uid`);
  const remove = db.prepare(`DELETE FROM ${table} WHERE uid = :uid`);
  const update = db.prepare(`UPDATE ${table} SET ${assignments} WHERE uid = :uid`);
  const insert = db.prepare(
    `INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')}) SELECT ${columns.map(value).join(', ')}`,
  );
  return {
    current: (uid: string): string | null => row<{ image: string }>(current, { uid })?.image ?? null,
    write(uid: string, image: string | null, there: boolean): void {
      if (image === null) remove.run({ uid });
      else if (there) update.run({ uid, image });
      else insert.run({ image });
    },
  };
}

/** What the database itself cannot know: values of a field of one's own name it by its uid, among those of the built-in fields. */
const isNeeded = (db: Database, table: string, uid: string): boolean =>
  table === 'custom_field' && row(db.prepare('SELECT 1 FROM profile_value WHERE field = :uid LIMIT 1'), { uid }) !== undefined;

/** SQLite's primary code for a violated constraint. */
const CONSTRAINT = 19;
const codeOf = (error: unknown): number => (error as { errcode?: number }).errcode ?? 0;

/**
 * Undoes every row of a change set, newest first, inside the caller's change set. A row that is not as the change left it
 * is refused and named, and the others are restored.
 */
export function applyInverse(db: Database, seq: number): Inverse {
  const kinds = tableKinds();
  const inverse: Inverse = { restored: 0, refused: [] };
  const writers = new Map<string, ReturnType<typeof writerOf>>();
  const changes = rows<Change>(
    db.prepare('SELECT table_name, row_uid, anchor, before, after FROM change WHERE change_set = :seq ORDER BY id DESC'),
    { seq },
  );
  for (const change of changes) {
    if (kinds[change.table_name] !== 'decisions') continue;
    const what = () => whatChanged(db, change.table_name, change.anchor, change.after ?? change.before);
    const writer = writers.get(change.table_name) ?? writerOf(db, change.table_name);
    writers.set(change.table_name, writer);
    const current = writer.current(change.row_uid);
    if (current !== change.after) {
      inverse.refused.push({ what: what(), reason: whyNotAsLeft(db, change.table_name, change.after, current) });
      continue;
    }
    if (change.before === null && isNeeded(db, change.table_name, change.row_uid)) {
      inverse.refused.push({ what: what(), reason: neededLater });
      continue;
    }
    try {
      writer.write(change.row_uid, change.before, current !== null);
      inverse.restored += 1;
    } catch (error) {
      if (codeOf(error) % 256 !== CONSTRAINT) throw error;
      inverse.refused.push({ what: what(), reason: whyNotAllowed(change.table_name, change.before, codeOf(error)) });
    }
  }
  return inverse;
}

/** So many rows are looked at to say before the click that nothing would be undone. */
const FEW = 20;

/** Why undoing a change set would restore nothing: each row it touched is not as it left it. `null` where one is, or where there are more than a few. */
export function whyBlocked(db: Database, seq: number): string | null {
  const changes = rows<Change>(
    db.prepare('SELECT table_name, row_uid, anchor, before, after FROM change WHERE change_set = :seq ORDER BY id DESC LIMIT :most'),
    { seq, most: FEW + 1 },
  );
  if (changes.length === 0 || changes.length > FEW) return null;
  let first: string | null = null;
  const kinds = tableKinds();
  for (const { table_name: table, row_uid: uid, after } of changes) {
    if (kinds[table] !== 'decisions') return null;
    const current = writerOf(db, table).current(uid);
    if (current === after) return null;
    first ??= whyNotAsLeft(db, table, after, current);
  }
  return first;
}

/** Notes that `by` undid `target`. What the target itself had undone stands again, and so on up the line. */
export function markUndone(db: Database, target: number, by: number): void {
  db.prepare('UPDATE change_set SET undone_by = :by WHERE seq = :target').run({ by, target });
  const above = row<{ undoes: number | null }>(db.prepare('SELECT undoes FROM change_set WHERE seq = :target'), { target })?.undoes ?? null;
  if (above === null) return;
  db.prepare('UPDATE change_set SET undone_by = NULL WHERE seq = :above').run({ above });
  const higher = row<{ undoes: number | null }>(db.prepare('SELECT undoes FROM change_set WHERE seq = :above'), { above })?.undoes ?? null;
  if (higher !== null) markUndone(db, higher, above);
}
