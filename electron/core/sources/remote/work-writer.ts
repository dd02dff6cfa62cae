/** Issues, change requests and topics of a forum into the store: the item itself, and what people did in it. */

import type { StatementSync } from 'node:sqlite';
import { firstResponse } from '../../../../shared/domain/sources/deeds.ts';
import { clean, titleOf } from '../../../../shared/domain/sources/texts.ts';
import type { ToldPerson } from '../../../../shared/domain/sources/told.ts';
import type { ToldChangeRequest, ToldProject, ToldWork } from '../../../../shared/domain/sources/work-items.ts';
import { type Database, row, rows } from '../../store/database.ts';
import type { FactWriter, Outcome } from '../facts.ts';
import { identityOf } from '../told/people.ts';
import { DeedWriter } from './deed-writer.ts';

type Value = string | number | null;

const longestLabel = 200;

export class WorkWriter {
  readonly #db: Database;
  readonly #sourceId: number;
  readonly #facts: FactWriter;
  readonly #deeds: DeedWriter;
  readonly #insert: Partial<Record<ToldWork['kind'], StatementSync>> = {};
  /** By the object that a list gives with each of its items. */
  #projects = new WeakMap<ToldProject, number>();

  /** `asOf`: UTC epoch milliseconds of the run; what lies after it cannot be believed. */
  constructor(db: Database, sourceId: number, facts: FactWriter, asOf: number) {
    this.#db = db;
    this.#sourceId = sourceId;
    this.#facts = facts;
    this.#deeds = new DeedWriter(db, sourceId, facts, asOf);
  }

  /**
   * The forge's stamp of an item as it was read, UTC epoch milliseconds; `null` when it is not here, or when something may have
   * changed since under the same stamp.
   */
  stampOf({ kind, key }: Pick<ToldWork, 'kind' | 'key'>): number | null {
    const found = row<{ stamp: number }>(
      this.#db.prepare(
        `SELECT updated_at AS stamp FROM ${kind} WHERE key = :key AND source_id = :sourceId AND settled = 1 AND gone_at IS NULL`,
      ),
      { key, sourceId: this.#sourceId },
    );
    return found?.stamp ?? null;
  }

  /** After a rollback. */
  forget(): void {
    this.#projects = new WeakMap();
  }

  /** `isSettled`: the stamp is old enough that no later change carries the same one. */
  write(item: ToldWork, isSettled: boolean): Outcome {
    const { kind, key } = item;
    const values = { ...this.#values(item), gone_at: null };
    const stamp = { source_id: this.#sourceId, updated_at: item.updatedAt, settled: isSettled ? 1 : 0 };
    const id = this.#add(kind, { key, ...stamp, ...values });
    const known = id === null ? row<Record<string, Value>>(this.#db.prepare(`SELECT * FROM ${kind} WHERE key = :key`), { key }) : undefined;
    const isNew = known === undefined;
    const outcomes: Outcome[] = [
      known && Object.entries(values).every(([name, value]) => known[name] === value) ? 'unchanged' : 'changed',
      this.#replace(labels, key, labelsOf(item), isNew),
      this.#deeds.write(item, isNew),
    ];
    // The source that told of it first has yet to take in what changed, and finds out by the stamp.
    if (known) this.#update(kind, key, known.source_id === this.#sourceId ? { ...values, ...stamp } : values);
    // Its own words and its labels.
    if (kind !== 'forum_topic' && outcomes.slice(0, 2).includes('changed')) this.#facts.changes.work.add(key);
    if (kind === 'issue') outcomes.push(this.#replace(closers, key, new Set(item.closedBy), isNew));
    if (kind === 'change_request') outcomes.push(this.#intervals(item, id ?? Number(known?.id ?? 0), isNew));
    if (isNew) return 'added';
    return outcomes.some((outcome) => outcome !== 'unchanged') ? 'changed' : 'unchanged';
  }

  #values(item: ToldWork): Record<string, Value> {
    const shared = {
      project_id: this.#project(item.project),
      number: item.number,
      title: titleOf(item.title),
      link: item.link,
      author_id: this.#person(item.author),
      opened_at: item.openedAt,
      first_response_at: firstResponse(item),
    };
    if (item.kind === 'forum_topic') return shared;
    const forged = { ...shared, state: item.state, milestone: item.milestone === null ? null : titleOf(item.milestone) };
    if (item.kind === 'issue') return { ...forged, closed_at: item.closedAt };
    const { isDraft, readyAt, mergedAt, mergedBy } = item;
    return { ...forged, draft: isDraft ? 1 : 0, ready_at: readyAt, merged_at: mergedAt, merged_by: this.#person(mergedBy) };
  }

  #person(person: ToldPerson | null): number | null {
    return person ? (identityOf(person, this.#facts)?.identityId ?? null) : null;
  }

  /** Under another path it is the same project: its number says so. */
  #project(project: ToldProject): number {
    const known = this.#projects.get(project);
    if (known !== undefined) return known;
    const id = this.#projectKept(project);
    this.#projects.set(project, id);
    return id;
  }

  #projectKept({ key, path, link }: ToldProject): number {
    const known = row<{ id: number }>(this.#db.prepare('SELECT id FROM project WHERE key = :key AND path = :path AND link = :link'), {
      key,
      path,
      link,
    });
    if (known) return known.id;
    this.#db
      .prepare(
        `INSERT INTO project (source_id, key, path, link) VALUES (:sourceId, :key, :path, :link)
         ON CONFLICT (key) DO UPDATE SET path = excluded.path, link = excluded.link`,
      )
      .run({ sourceId: this.#sourceId, key, path, link });
    const id = row<{ id: number }>(this.#db.prepare('SELECT id FROM project WHERE key = :key'), { key })?.id ?? 0;
    this.#facts.changes.projects.add(id);
    return id;
  }

  /** Its integer key; `null` where it is here already. Bound by position, which takes a fifth of the time. */
  #add(kind: ToldWork['kind'], values: Record<string, Value>): number | null {
    const names = Object.keys(values);
    this.#insert[kind] ??= this.#db.prepare(
      `INSERT INTO ${kind} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT (key) DO NOTHING`,
    );
    const made = this.#insert[kind].run(...Object.values(values));
    return made.changes === 0 ? null : Number(made.lastInsertRowid);
  }

  #update(kind: ToldWork['kind'], key: string, values: Record<string, Value>): void {
    const set = Object.keys(values).map((name) => `${name} = :${name}`);
    this.#db.prepare(`UPDATE ${kind} SET ${set.join(', ')} WHERE key = :key`).run({ ...values, key });
  }

  #intervals({ open }: ToldChangeRequest, id: number, isNew: boolean): Outcome {
    const there = isNew
      ? []
      : rows<{ from: number; until: number | null }>(
          this.#db.prepare(
            'SELECT open_from AS "from", open_until AS until FROM change_request_open WHERE change_request_id = :id ORDER BY open_from',
          ),
          { id },
        );
    const isSame = there.length === open.length && open.every(({ from, until }, n) => there[n]?.from === from && there[n]?.until === until);
    if (isSame) return 'unchanged';
    if (!isNew) this.#db.prepare('DELETE FROM change_request_open WHERE change_request_id = :id').run({ id });
    // Two that begin at the same instant are one, the one that lasts.
    const add = this.#db.prepare(
      'INSERT INTO change_request_open VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET open_until = excluded.open_until',
    );
    for (const { from, until } of open) add.run(id, from, until);
    return 'changed';
  }

  /** Makes a set what it is to be. `isNew`: its item was not here, so there is nothing to look for. */
  #replace({ find, add, drop }: SetSql, key: string, wanted: ReadonlySet<string>, isNew: boolean): Outcome {
    const had = new Set(isNew ? [] : rows<{ value: string }>(this.#db.prepare(find), { key }).map(({ value }) => value));
    const gone = [...had].filter((value) => !wanted.has(value));
    const fresh = [...wanted].filter((value) => !had.has(value));
    for (const value of gone) this.#db.prepare(drop).run(key, value);
    for (const value of fresh) this.#db.prepare(add).run(key, value);
    return gone.length + fresh.length > 0 ? 'changed' : 'unchanged';
  }
}

interface SetSql {
  find: string;
  add: string;
  drop: string;
}
const setSql = (table: string, by: string, column: string): SetSql => ({
  find: `SELECT ${column} AS value FROM ${table} WHERE ${by} = :key`,
  add: `INSERT INTO ${table} (${by}, ${column}) VALUES (?, ?)`,
  drop: `DELETE FROM ${table} WHERE ${by} = ? AND ${column} = ?`,
});
const labels = setSql('work_label', 'key', 'label');
const closers = setSql('issue_closed_by', 'issue_key', 'change_request_key');

const labelsOf = (item: ToldWork): Set<string> =>
  new Set(item.labels.map((label) => clean(label).slice(0, longestLabel)).filter((label) => label !== ''));
