/** Keeps `known_event` what sources and people say, in the transaction that changed either. */
import type { EventState } from '../../../shared/domain/events/event.ts';
import {
  type Correction,
  daysKey,
  type EventByHand,
  type EventListed,
  type KnownEvent,
  knownEvents,
} from '../../../shared/domain/events/known-event.ts';
import { fold } from '../../../shared/domain/identities/fold.ts';
import { type Database, type Flag, flag, rows } from '../store/database.ts';
import type { Derivation } from '../store/derivation.ts';

/** As the table has it: yes and no as numbers, lists as text, the call in columns. */
interface Entry extends Omit<EventListed, 'isCancelled' | 'online' | 'call' | 'topics'> {
  cancelled: Flag;
  online: Flag | null;
  topics: string;
  call_state: 'dated' | 'unknown' | 'cancelled' | null;
  call_ends_at: number | null;
  call_link: string;
}

const days = 'starts_on AS startsOn, ends_on AS endsOn';
const ofDays = 'starts_on = :first AND ends_on = :last';
// What is in no list any more stays as long as somebody said something of it.
const stands = `(gone_at IS NULL OR EXISTS (SELECT 1 FROM event_value WHERE of_event = source_event.uid)
  OR EXISTS (SELECT 1 FROM added_activity WHERE event_uid = source_event.uid))`;
const listedSql = `SELECT uid, source_id AS source, name, kind, ${days}, starts_at AS startsAt, ends_at AS endsAt, zone, cancelled, online, place, link,
  call_state, call_ends_at, call_link, topics FROM source_event WHERE ${ofDays} AND ${stands} ORDER BY uid, source_id`;
const byHandSql = `SELECT uid, name, kind, state, ${days}, online, place, link FROM event WHERE ${ofDays} ORDER BY uid`;
const valuesSql = `SELECT uid, of_event AS ofEvent, field, value FROM event_value
  WHERE of_event IN (SELECT uid FROM source_event WHERE ${ofDays}) ORDER BY uid`;

/** Two sources may tell of one thing under one key, such as one calendar by file and by address. */
const eachOnce = (entries: readonly Entry[]): Entry[] => entries.filter((entry, at) => entries[at - 1]?.uid !== entry.uid);

const toListed = ({
  cancelled,
  online,
  topics,
  call_state: state,
  call_ends_at: endsAt,
  call_link: link,
  ...entry
}: Entry): EventListed => ({
  ...entry,
  isCancelled: cancelled === 1,
  online: online === null ? null : online === 1,
  call: state === null ? null : { state, endsAt, link },
  topics: JSON.parse(topics) as string[],
});

export function eventDerivation(db: Database): Derivation {
  function knownOn(key: string): KnownEvent[] {
    const [first = '', last = ''] = key.split(' ');
    const at = { first, last };
    const byHand = rows<Omit<EventByHand, 'online' | 'state'> & { online: Flag; state: EventState }>(db.prepare(byHandSql), at);
    const listed = rows<Entry>(db.prepare(listedSql), at);
    if (byHand.length === 0 && listed.length === 0) return [];
    return knownEvents(
      byHand.map((event) => ({ ...event, online: event.online === 1 })),
      eachOnce(listed).map(toListed),
      rows<Correction>(db.prepare(valuesSql), at),
    );
  }

  function forget(key: string): void {
    db.prepare('DELETE FROM known_event WHERE uid IN (SELECT event_uid FROM event_anchor WHERE days = :key)').run({ key });
    db.prepare('DELETE FROM event_anchor WHERE days = :key').run({ key });
  }

  function keep(event: KnownEvent, key: string): void {
    const { uid, name, kind, state, startsOn, endsOn, startsAt, endsAt, zone, place, link, call } = event;
    db.prepare(
      `INSERT INTO known_event VALUES (:uid, :byHand, :hidden, :name, :kind, :state, :startsOn, :endsOn, :startsAt, :endsAt, :zone, :online, :place, :link,
       :callState, :callEndsAt, :callLink, :topics, :corrected, :text)`,
    ).run({
      uid,
      byHand: flag(event.isByHand),
      hidden: flag(event.isHidden),
      name,
      kind,
      state,
      startsOn,
      endsOn,
      startsAt,
      endsAt,
      zone,
      online: flag(event.online),
      place,
      link,
      callState: call?.state ?? null,
      callEndsAt: call?.endsAt ?? null,
      callLink: call?.link ?? '',
      topics: JSON.stringify(event.topics),
      corrected: JSON.stringify(event.corrected),
      text: fold(`${name} ${place} ${event.topics.join(' ')}`),
    });
    for (const anchor of event.anchors) db.prepare('INSERT INTO event_anchor VALUES (:anchor, :uid, :key)').run({ anchor, uid, key });
  }

  /** Everything on these days, by `daysKey`, each once. */
  function followDays(keys: ReadonlySet<string> | readonly string[]): void {
    // All are forgotten before any is kept: an event that moved stands in both.
    for (const key of keys) forget(key);
    for (const key of keys) for (const event of knownOn(key)) keep(event, key);
  }

  return {
    follow: ({ eventDays }) => followDays(eventDays),

    followDecisions(changeSet) {
      const keys = rows<{ first: string; last: string }>(
        db.prepare(
          `WITH about AS (SELECT table_name, before, after FROM change WHERE change_set = :changeSet AND table_name IN ('event', 'event_value', 'added_activity')),
             image AS (SELECT table_name, before AS said FROM about WHERE before IS NOT NULL UNION ALL SELECT table_name, after FROM about WHERE after IS NOT NULL),
             meant AS (SELECT coalesce(said ->> '$.of_event', said ->> '$.event_uid') AS uid FROM image WHERE table_name <> 'event')
           SELECT said ->> '$.starts_on' AS first, said ->> '$.ends_on' AS last FROM image WHERE table_name = 'event'
           UNION SELECT starts_on, ends_on FROM source_event WHERE uid IN (SELECT uid FROM meant)`,
        ),
        { changeSet },
      );
      followDays(keys.map(({ first, last }) => daysKey(first, last)));
    },

    rebuild() {
      db.exec('DELETE FROM known_event');
      db.exec('DELETE FROM event_anchor');
      const all = rows<{ first: string; last: string }>(
        db.prepare('SELECT starts_on AS first, ends_on AS last FROM source_event UNION SELECT starts_on, ends_on FROM event'),
      );
      followDays(all.map(({ first, last }) => daysKey(first, last)));
    },
  };
}
