/**
 * Undo as a person would explain it, over rows that are plain values. A change set is what it changed; undoing it puts
 * each row back as it was, newest first, unless the row is not as the change left it, or a rule between rows forbids it. A
 * change set stands unless a later one that stands undid it; of a change that was redone, the redo is what is undone.
 */
import { expect } from 'vitest';
import type { Database } from '../../electron/core/store/database.ts';
import { tablesOfKind } from '../../electron/core/store/migrations/index.ts';
import type { Direct } from './direct.ts';

type Row = Record<string, string | number | null>;
export type Rows = Map<string, Row>;

interface Change {
  key: string;
  before: Row | undefined;
  after: Row | undefined;
}

export interface ModelSet {
  id: string;
  role: 'do' | 'undo' | 'redo';
  undoes: ModelSet | null;
  changes: Change[];
  isFirst: boolean;
}

interface Report {
  changeSet: { id: string } | null;
  restored: number;
  refusedCount: number;
}

/** Every decision, by its table and uid. */
export function rowsNow(db: Database): Rows {
  const rows = tablesOfKind('decisions').flatMap((table) =>
    (db.raw.prepare(`SELECT * FROM ${table}`).all() as Row[]).map((row) => [`${table} ${row.uid}`, { ...row }] as [string, Row]),
  );
  return new Map(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const same = (a: Row | undefined, b: Row | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
const tableOf = (key: string): string => key.split(' ')[0] ?? '';
const of = (rows: Rows, table: string): Row[] => [...rows].filter(([key]) => tableOf(key) === table).map(([, row]) => row);

/** The rules between rows: a tag that is carried stays; nobody carries a tag or has a value twice; a tag's name is its own. */
function allowed(rows: Rows): boolean {
  const tags = new Set(of(rows, 'tag').map((row) => row.uid));
  const once = (table: string, ...columns: string[]) => {
    const seen = of(rows, table).map((row) => columns.map((column) => row[column]).join(' '));
    return new Set(seen).size === seen.length;
  };
  return (
    of(rows, 'person_tag').every((row) => tags.has(row.tag_uid ?? '')) &&
    once('person_tag', 'anchor', 'tag_uid') &&
    once('profile_value', 'anchor', 'field') &&
    once('tag', 'name_key')
  );
}

/** A source comes or goes with it. */
export const isWholeSource = (set: ModelSet): boolean =>
  set.changes.some(({ key, before, after }) => tableOf(key) === 'source' && (before === undefined) !== (after === undefined));

export class JournalModel {
  rows: Rows;
  readonly sets: ModelSet[] = [];

  private constructor(rows: Rows) {
    this.rows = rows;
  }

  /** What was there before the first step: the workspace and a source. */
  static async begin(direct: Direct): Promise<JournalModel> {
    const model = new JournalModel(rowsNow(direct.store.db));
    const { rows } = await direct.api.history.list({ limit: 200 });
    const first = rows.at(-1);
    if (first) model.sets.push({ id: first.id, role: 'do', undoes: null, changes: [], isFirst: true });
    for (const row of rows.slice(0, -1).reverse()) model.sets.push(model.#known(direct, row.id));
    return model;
  }

  #known(direct: Direct, id: string): ModelSet {
    const found = direct.store.db.raw
      .prepare('SELECT table_name, row_uid, before, after FROM change JOIN change_set ON seq = change_set WHERE uid = ? ORDER BY id')
      .all(id) as { table_name: string; row_uid: string; before: string | null; after: string | null }[];
    const parse = (image: string | null) => (image === null ? undefined : (JSON.parse(image) as Row));
    const changes = found.map((row) => ({ key: `${row.table_name} ${row.row_uid}`, before: parse(row.before), after: parse(row.after) }));
    return { id, role: 'do', undoes: null, changes, isFirst: false };
  }

  /** After a command: what it changed, from the rows themselves. In the order they came: what depends on another comes later. */
  async learn(direct: Direct): Promise<void> {
    const now = rowsNow(direct.store.db);
    const keys = [...new Set([...this.rows.keys(), ...now.keys()])].filter((key) => !same(this.rows.get(key), now.get(key)));
    const changes = keys.map((key) => ({ key, before: this.rows.get(key), after: now.get(key) }));
    changes.sort((a, b) => Number(tableOf(a.key) !== 'tag') - Number(tableOf(b.key) !== 'tag'));
    this.rows = now;
    if (changes.length === 0) return;
    const id = (await direct.api.history.list({ limit: 1 })).rows[0]?.id ?? '';
    this.sets.push({ id, role: 'do', undoes: null, changes, isFirst: false });
  }

  stands(set: ModelSet): boolean {
    return !this.sets.some((other) => other.undoes === set && this.stands(other));
  }

  undoTarget(): ModelSet | null {
    return this.sets.findLast((set) => set.role === 'do' && !set.isFirst && this.stands(set)) ?? null;
  }

  redoTarget(): ModelSet | null {
    const lastDone = this.sets.findLastIndex((set) => set.role === 'do');
    return this.sets.findLast((set, index) => index > lastDone && set.role === 'undo' && this.stands(set)) ?? null;
  }

  /** The last of what was done, undone, redone and so on; only this is undone. */
  #endOfLine(set: ModelSet): ModelSet {
    const next = this.sets.find((other) => other.undoes === set);
    return next ? this.#endOfLine(next) : set;
  }

  /** Undoes a change set, and holds what was reported against it. */
  undo(asked: ModelSet, report: Report): void {
    const target = this.#endOfLine(asked);
    const changes: Change[] = [];
    let refused = 0;
    for (const { key, before, after } of [...target.changes].reverse()) {
      const next = new Map(this.rows);
      if (before) next.set(key, before);
      else next.delete(key);
      if (!same(this.rows.get(key), after) || !allowed(next)) {
        refused += 1;
        continue;
      }
      changes.push({ key, before: after, after: before });
      this.rows = next;
    }
    this.rows = new Map([...this.rows].sort(([a], [b]) => (a < b ? -1 : 1)));
    expect([report.restored, report.refusedCount]).toEqual([changes.length, refused]);
    expect(report.changeSet === null).toBe(changes.length === 0);
    if (report.changeSet === null) return;
    const role = target.role === 'undo' ? 'redo' : 'undo';
    this.sets.push({ id: report.changeSet.id, role, undoes: target, changes, isFirst: false });
  }

  /** The history on the screen is the model's. */
  async compareHistory(direct: Direct): Promise<void> {
    const { rows, total } = await direct.api.history.list({ limit: 200 });
    const expected = this.sets.map((set) => ({
      id: set.id,
      undone: !this.stands(set),
      undoes: set.undoes?.id ?? null,
      undoable: !set.isFirst && this.#endOfLine(set) === set,
    }));
    expect(rows.map(({ id, undone, undoes, undoable }) => ({ id, undone, undoes, undoable }))).toEqual(expected.reverse());
    expect(total).toBe(this.sets.length);
    const { undo, redo } = await direct.api.history.state({});
    expect([undo?.id ?? null, redo?.id ?? null]).toEqual([this.undoTarget()?.id ?? null, this.redoTarget()?.id ?? null]);
  }
}
