/** What a page, a file or a list tells (`Told`) into the store. Called inside a transaction; idempotent. */
import { daysKey } from '../../../../shared/domain/events/known-event.ts';
import { clean } from '../../../../shared/domain/sources/texts.ts';
import type { ListedPerson, ToldActivity, ToldEvent, ToldKind, ToldTalk } from '../../../../shared/domain/sources/told.ts';
import { type Database, flag, row } from '../../store/database.ts';
import { factUid } from '../../store/ids.ts';
import type { FactWriter, Outcome } from '../facts.ts';
import { keepDeed } from './deed.ts';
import { keepLink } from './links.ts';
import { keepNamed, keepPersonFact } from './listed.ts';
import { identityOf, type Named } from './people.ts';
import { takeOut } from './taking-out.ts';

type Value = string | number | null;

/** The uid of an event or a talk, and the beginning of the keys of what was done: no two places share one. */
export const toldUid = (kind: 'event' | 'talk' | 'activity', place: string, key: string): string => factUid(kind, place, key);

export class ToldWriter {
  readonly #db: Database;
  readonly #sourceId: number;
  readonly #facts: FactWriter;
  readonly #place: string;
  readonly #asOf: number;
  /** Everybody whom a list named so far. */
  readonly listedIds = new Set<number>();

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

  /** `rejected`: nothing tells who it was. */
  activity({ key, person, countsAs, at, title, link }: ToldActivity): Outcome | 'rejected' {
    const named = identityOf(person, this.#facts);
    return named ? this.#did(toldUid('activity', this.#place, key), countsAs, named, at, title, link) : 'rejected';
  }

  #did(key: string, kind: ToldKind, named: Named, at: number, title: string, link: string): Outcome {
    const outcome = keepDeed(this.#facts, { kind, key, ...named, countsAs: kind, at, title }, this.#asOf);
    return keepLink(this.#db, this.#facts.lastId, link) && outcome === 'unchanged' ? 'changed' : outcome;
  }

  /** Somebody whom a list names, with every account of its entry: one person by the word of whoever keeps it. They are there without having done anything. */
  listed({ accounts, location }: ListedPerson): Outcome | 'rejected' {
    const [first, ...others] = new Set(accounts.flatMap((account) => identityOf(account, this.#facts)?.identityId ?? []));
    if (first === undefined) return 'rejected';
    this.listedIds.add(first);
    const outcome = keepNamed(this.#facts, this.#db, this.#sourceId, first, clean(accounts.find(({ name }) => name)?.name ?? ''));
    for (const other of others) this.#facts.people.prove(first, other, 'table', this.#facts.changes);
    const isNew = location !== null && keepPersonFact(this.#facts, this.#db, this.#sourceId, first, 'location', location);
    return outcome === 'unchanged' && isNew ? 'changed' : outcome;
  }

  event(told: ToldEvent): Outcome {
    const { key, call, topics, isCancelled, online, startsOn, endsOn, startsAt, endsAt, zone, name, kind, place, link } = told;
    const values: Record<string, Value> = {
      uid: toldUid('event', this.#place, key),
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
    const uid = toldUid('talk', this.#place, key);
    const values = { uid, event_uid: toldUid('event', this.#place, event), title, starts_at: startsAt, link, gone_at: null };
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
