/** Issues, change requests and topics of a forum into the store: the item itself, and what people did in it. */
import { firstResponse } from '../../../../shared/domain/sources/deeds.ts';
import { clean, titleOf } from '../../../../shared/domain/sources/texts.ts';
import type { ToldPerson } from '../../../../shared/domain/sources/told.ts';
import type { ToldChangeRequest, ToldIssue, ToldProject, ToldWork } from '../../../../shared/domain/sources/work-items.ts';
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

  /** `isSettled`: the stamp is old enough that no later change carries the same one. */
  write(item: ToldWork, isSettled: boolean): Outcome {
    const { kind, key } = item;
    const known = row<Record<string, Value>>(this.#db.prepare(`SELECT * FROM ${kind} WHERE key = :key`), { key });
    const values = { ...this.#values(item), gone_at: null };
    const outcomes: Outcome[] = [
      known && Object.entries(values).every(([name, value]) => known[name] === value) ? 'unchanged' : 'changed',
      this.#replace('work_label', 'key', key, 'label', labelsOf(item), !known),
      this.#deeds.write(item, !known),
    ];
    this.#keep(kind, {
      ...values,
      key,
      ...(known && known.source_id !== this.#sourceId
        ? // The source that told of it first has yet to take in what changed, and finds out by the stamp.
          { source_id: known.source_id ?? null, updated_at: known.updated_at ?? null, settled: known.settled ?? null }
        : { source_id: this.#sourceId, updated_at: item.updatedAt, settled: isSettled ? 1 : 0 }),
    });
    // Its own words and its labels.
    if (item.kind !== 'forum_topic' && outcomes.slice(0, 2).includes('changed')) this.#facts.changes.work.add(key);
    if (item.kind === 'issue') outcomes.push(this.#closedBy(item, !known));
    if (item.kind === 'change_request') outcomes.push(this.#intervals(item, !known));
    if (!known) return 'added';
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
  #project({ key, path, link }: ToldProject): number {
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

  #keep(kind: ToldWork['kind'], values: Record<string, Value>): void {
    const names = Object.keys(values);
    const set = names.filter((name) => name !== 'key').map((name) => `${name} = excluded.${name}`);
    this.#db
      .prepare(
        `INSERT INTO ${kind} (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})
         ON CONFLICT (key) DO UPDATE SET ${set.join(', ')}`,
      )
      .run(values);
  }

  #intervals({ key, open }: ToldChangeRequest, isNew: boolean): Outcome {
    const id = row<{ id: number }>(this.#db.prepare('SELECT id FROM change_request WHERE key = :key'), { key })?.id ?? 0;
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
      'INSERT INTO change_request_open VALUES (:id, :from, :until) ON CONFLICT DO UPDATE SET open_until = excluded.open_until',
    );
    for (const { from, until } of open) add.run({ id, from, until });
    return 'changed';
  }

  #closedBy({ key, closedBy }: ToldIssue, isNew: boolean): Outcome {
    return this.#replace('issue_closed_by', 'issue_key', key, 'change_request_key', new Set(closedBy), isNew);
  }

  /** Makes a set what it is to be. `isNew`: its item was not here, so there is nothing to look for. */
  #replace(table: string, by: string, key: string, column: string, wanted: ReadonlySet<string>, isNew: boolean): Outcome {
    const there = isNew
      ? []
      : rows<{ value: string }>(this.#db.prepare(`SELECT ${column} AS value FROM ${table} WHERE ${by} = :key`), { key });
    const had = new Set(there.map(({ value }) => value));
    const gone = [...had].filter((value) => !wanted.has(value));
    const fresh = [...wanted].filter((value) => !had.has(value));
    for (const value of gone) this.#db.prepare(`DELETE FROM ${table} WHERE ${by} = :key AND ${column} = :value`).run({ key, value });
    for (const value of fresh) this.#db.prepare(`INSERT INTO ${table} (${by}, ${column}) VALUES (:key, :value)`).run({ key, value });
    return gone.length + fresh.length > 0 ? 'changed' : 'unchanged';
  }
}

const labelsOf = ({ labels }: ToldWork): Set<string> =>
  new Set(labels.map((label) => clean(label).slice(0, longestLabel)).filter((label) => label !== ''));
