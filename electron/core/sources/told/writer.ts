/** What a page, a file or a list tells (`Told`) into the store. Called inside a transaction; idempotent. */
import { daysKey } from '../../../../shared/domain/events/known-event.ts';
import type { ToldActivity, ToldEvent, ToldKind, ToldPerson, ToldTalk } from '../../../../shared/domain/sources/told.ts';
import { DATED, dateOf } from '../../../../shared/domain/time/dated.ts';
import { monthOf } from '../../../../shared/domain/time/months.ts';
import { type Database, row } from '../../store/database.ts';
import { factUid } from '../../store/ids.ts';
import type { FactWriter, Outcome } from '../facts.ts';
import { keepLink } from './links.ts';
import { identityOf, type Named } from './people.ts';
import { takeOut } from './taking-out.ts';

type Value = string | number | null;

const flag = (value: boolean | null): number | null => (value === null ? null : value ? 1 : 0);

export class ToldWriter {
  readonly #db: Database;
  readonly #sourceId: number;
  readonly #facts: FactWriter;
  readonly #place: string;
  readonly #asOf: number;

  /**
   * `place`: where the source lies, so that what it tells has the same uid whenever it is read from there. `asOf`: UTC epoch milliseconds of
   * the run; what lies after it has not been done yet.
   */
  constructor(db: Database, sourceId: number, facts: FactWriter, place: string, asOf: number) {
    this.#db = db;
    this.#sourceId = sourceId;
    this.#facts = facts;
    this.#place = place;
    this.#asOf = asOf;
  }

  /** The uid of an event or a talk, and the beginning of the keys of what was done: no two sources share one. */
  uidOf(kind: 'event' | 'talk' | 'activity', key: string): string {
    return factUid(kind, this.#place, key);
  }

  /** `rejected`: nothing tells who it was. */
  activity({ key, person, countsAs, at, title, link }: ToldActivity): Outcome | 'rejected' {
    const named = identityOf(person, this.#facts);
    return named ? this.#did(this.uidOf('activity', key), countsAs, named, at, title, link) : 'rejected';
  }

  #did(key: string, kind: ToldKind, named: Named, said: number, title: string, link: string): Outcome {
    const { at, dated } = dateOf(said, said, this.#asOf);
    const outcome = this.#facts.activity({
      kind,
      key,
      ...named,
      countsAs: kind,
      at,
      offset: null,
      month: monthOf(at),
      dated: dated === DATED.none ? DATED.none : DATED.author,
      recordedBy: null,
      recordedAt: null,
      recordedOffset: null,
      title,
    });
    return keepLink(this.#db, this.#facts.lastId, link) && outcome === 'unchanged' ? 'changed' : outcome;
  }

  /** Somebody whom a list names: they are there without having done anything. `identity`: who it was taken for. */
  person(identity: number, name: string): Outcome {
    const key = { source: this.#sourceId, identity };
    const known = row<{ name: string }>(
      this.#db.prepare('SELECT name FROM table_person WHERE source_id = :source AND identity_id = :identity'),
      key,
    );
    if (known?.name === name) return 'unchanged';
    this.#db
      .prepare('INSERT INTO table_person VALUES (:source, :identity, :name) ON CONFLICT DO UPDATE SET name = excluded.name')
      .run({ ...key, name });
    this.#facts.changes.recount.add(identity);
    return known ? 'changed' : 'added';
  }

  named(person: ToldPerson): Named | null {
    return identityOf(person, this.#facts);
  }

  event(told: ToldEvent): Outcome {
    const { key, call, topics, isCancelled, online, startsOn, endsOn, startsAt, endsAt, zone, name, kind, place, link } = told;
    const values: Record<string, Value> = {
      uid: this.uidOf('event', key),
      name,
      kind,
      starts_on: startsOn,
      ends_on: endsOn,
      starts_at: startsAt,
      ends_at: endsAt,
      zone,
      cancelled: flag(isCancelled),
      online: flag(online),
      place,
      link,
      call_state: call?.state ?? null,
      call_ends_at: call?.endsAt ?? null,
      call_link: call?.link ?? '',
      topics: JSON.stringify([...topics].sort()),
      gone_at: null,
    };
    const { outcome, known } = this.#keep('source_event', key, values);
    if (outcome !== 'unchanged') {
      this.#facts.changes.eventDays.add(daysKey(startsOn, endsOn));
      if (known) this.#facts.changes.eventDays.add(daysKey(String(known.starts_on), String(known.ends_on)));
    }
    return outcome;
  }

  /** `day`: of its event, for a talk that is not scheduled; UTC epoch milliseconds. */
  talk({ key, event, title, startsAt, link, speakers }: ToldTalk, day: number): Outcome {
    const uid = this.uidOf('talk', key);
    const values = { uid, event_uid: this.uidOf('event', event), title, starts_at: startsAt, link, gone_at: null };
    let { outcome } = this.#keep('source_talk', key, values);
    const told = new Set<string>();
    for (const speaker of speakers) {
      const named = identityOf(speaker, this.#facts);
      if (!named) continue;
      const who = row<{ uid: string }>(this.#db.prepare('SELECT uid FROM identity WHERE id = :id'), { id: named.identityId })?.uid ?? '';
      told.add(`talk ${uid}:${who}`);
      const one = this.#did(`${uid}:${who}`, 'talk', named, startsAt ?? day, title, link);
      if (one !== 'unchanged' && outcome === 'unchanged') outcome = 'changed';
    }
    return takeOut(this.#db, this.#facts, this.#sourceId, uid, told) && outcome === 'unchanged' ? 'changed' : outcome;
  }

  #keep(table: 'source_event' | 'source_talk', key: string, values: Record<string, Value>) {
    const known = row<Record<string, Value>>(this.#db.prepare(`SELECT * FROM ${table} WHERE source_id = :source AND key = :key`), {
      source: this.#sourceId,
      key,
    });
    const outcome: Outcome = !known
      ? 'added'
      : Object.entries(values).every(([name, value]) => known[name] === value)
        ? 'unchanged'
        : 'changed';
    if (outcome !== 'unchanged') {
      const all = { source_id: this.#sourceId, key, ...values };
      const names = Object.keys(all);
      this.#db
        .prepare(
          `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})
           ON CONFLICT (source_id, key) DO UPDATE SET ${Object.keys(values)
             .map((name) => `${name} = excluded.${name}`)
             .join(', ')}`,
        )
        .run(all);
    }
    return { outcome, known };
  }
}
