import type { Output, QueryHandlers } from '../../../shared/contract/define.ts';
import type { EventRow, events } from '../../../shared/contract/events.ts';
import type { CountedKind } from '../../../shared/domain/contributors/contributions.ts';
import { stateOf } from '../../../shared/domain/events/event.ts';
import { fold } from '../../../shared/domain/identities/fold.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Database, row, rows } from '../store/database.ts';
import { todayOf } from '../store/today.ts';

interface Stored
  extends Omit<EventRow, 'state' | 'online' | 'call' | 'topics' | 'corrected' | 'isByHand' | 'isHidden' | 'sources' | 'people' | 'talks'> {
  state: EventRow['state'] | null;
  online: 0 | 1 | null;
  byHand: 0 | 1;
  hidden: 0 | 1;
  callState: NonNullable<EventRow['call']>['state'] | null;
  callEndsAt: number | null;
  callLink: string;
  topics: string;
  corrected: string;
}

const columns = `SELECT uid AS id, by_hand AS byHand, hidden, name, kind, state, starts_on AS startsOn, ends_on AS endsOn, starts_at AS startsAt, ends_at AS endsAt,
  zone, online, place, link, call_state AS callState, call_ends_at AS callEndsAt, call_link AS callLink, topics, corrected`;
const eventSql = `${columns} FROM known_event`;

const talksOf = `source_talk JOIN event_anchor ON event_anchor.anchor = source_talk.event_uid`;
/** What was done at an event: added by hand, or a talk that a schedule tells of. Both stand among the activities of a person. */
const doneAt = `SELECT activity.id, activity.key, activity.identity_id FROM event_anchor JOIN added_activity ON added_activity.event_uid = event_anchor.anchor
    JOIN activity ON activity.key = added_activity.uid WHERE event_anchor.event_uid = :event
  UNION SELECT activity.id, activity.key, activity.identity_id FROM ${talksOf}
    JOIN activity ON activity.kind = 'talk' AND activity.key > source_talk.uid || ':' AND activity.key < source_talk.uid || ';'
    WHERE event_anchor.event_uid = :event AND source_talk.gone_at IS NULL`;

const sourcesSql = `SELECT DISTINCT source.uid AS id, source.name FROM event_anchor JOIN source_event ON source_event.uid = event_anchor.anchor
  JOIN source_key ON source_key.id = source_event.source_id JOIN source ON source.uid = source_key.uid
  WHERE event_anchor.event_uid = :event AND source_event.gone_at IS NULL ORDER BY source.added_at, source.uid LIMIT 1000`;

function toEvent(db: Database, stored: Stored, today: string): EventRow {
  const { byHand, hidden, online, topics, corrected, callState, callEndsAt, callLink, ...kept } = stored;
  const event = stored.id;
  const { people } = row<{ people: number }>(
    db.prepare(`SELECT count(DISTINCT contributor_id) AS people FROM (${doneAt}) AS done JOIN contributor_identity USING (identity_id)`),
    { event },
  ) ?? { people: 0 };
  const { talks } = row<{ talks: number }>(
    db.prepare(`SELECT count(DISTINCT source_talk.uid) AS talks FROM ${talksOf} WHERE event_anchor.event_uid = :event AND gone_at IS NULL`),
    { event },
  ) ?? { talks: 0 };
  return {
    ...kept,
    state: kept.state ?? stateOf(kept, today),
    online: online === null ? null : online === 1,
    call: callState === null ? null : { state: callState, endsAt: callEndsAt, link: callLink },
    topics: JSON.parse(topics) as string[],
    corrected: JSON.parse(corrected) as EventRow['corrected'],
    isByHand: byHand === 1,
    isHidden: hidden === 1,
    sources: rows<{ id: string; name: string }>(db.prepare(sourcesSql), { event }),
    people,
    talks,
  };
}

/** An event by its uid, or by one that it had. `now`: UTC epoch milliseconds. Throws `not_found`. */
export function eventOf(db: Database, uid: string, now: number): EventRow {
  const found = row<Stored>(db.prepare(`${eventSql} WHERE uid = (SELECT event_uid FROM event_anchor WHERE anchor = :uid)`), { uid });
  if (!found) throw new AppError('not_found', 'This event is not there any more.', { id: uid });
  return toEvent(db, found, todayOf(db, now));
}

/** All events that are not hidden, the latest first. */
export const allEvents = (db: Database, now: number): EventRow[] =>
  rows<Stored>(db.prepare(`${eventSql} WHERE hidden = 0 ORDER BY starts_on DESC, uid DESC`)).map((event) =>
    toEvent(db, event, todayOf(db, now)),
  );

const when = {
  all: { where: 'hidden = 0', order: 'starts_on DESC, uid DESC' },
  upcoming: { where: 'hidden = 0 AND ends_on >= :day', order: 'starts_on, uid' },
  past: { where: 'hidden = 0 AND ends_on < :day', order: 'ends_on DESC, uid DESC' },
  calls: { where: "hidden = 0 AND call_state = 'dated' AND call_ends_at >= :now", order: 'call_ends_at, uid' },
  hidden: { where: 'hidden = 1', order: 'starts_on DESC, uid DESC' },
} as const;

/** `clock` gives UTC epoch milliseconds. */
export function eventQueries(db: Database, clock: () => number): QueryHandlers<typeof events> {
  return {
    list({ when: asked, search, offset, limit }) {
      const now = clock();
      const day = todayOf(db, now);
      const words = fold(search)
        .split(/\s+/)
        .filter((word) => word !== '');
      const { where, order } = when[asked];
      // Asked of every event: without words there is nothing to ask.
      const fits =
        words.length === 0 ? '' : 'AND NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE instr(known_event.text, json_each.value) = 0)';
      const from = `known_event WHERE ${where} AND :day IS NOT NULL AND :now IS NOT NULL AND :words IS NOT NULL ${fits}`;
      const asking = { day, now, words: JSON.stringify(words) };
      const total = row<{ total: number }>(db.prepare(`SELECT count(*) AS total FROM ${from}`), asking)?.total ?? 0;
      const found = rows<Stored>(db.prepare(`${columns} FROM ${from} ORDER BY ${order} LIMIT :limit OFFSET :offset`), {
        ...asking,
        limit,
        offset,
      });
      return { total, rows: found.map((event) => toEvent(db, event, day)) };
    },
    counts() {
      const now = clock();
      const sums = (['upcoming', 'past', 'calls', 'hidden'] as const).map(
        (asked) => `count(*) FILTER (WHERE ${when[asked].where}) AS ${asked}`,
      );
      return row<Output<typeof events.procedures.counts>>(
        db.prepare(`SELECT ${sums.join(', ')} FROM known_event WHERE :day IS NOT NULL AND :now IS NOT NULL`),
        { day: todayOf(db, now), now },
      ) as Output<typeof events.procedures.counts>;
    },
    get: ({ event }) => eventOf(db, event, clock()),
    activities({ event: uid, offset, limit }) {
      const { id: event } = eventOf(db, uid, clock());
      const from = `FROM (${doneAt}) AS done JOIN activity ON activity.id = done.id JOIN contributor_identity ON contributor_identity.identity_id = activity.identity_id
        JOIN contributor ON contributor.id = contributor_id`;
      const total = row<{ total: number }>(db.prepare(`SELECT count(*) AS total ${from}`), { event })?.total ?? 0;
      const found = rows<{
        activity: string;
        byHand: 0 | 1;
        contributor: string;
        name: string;
        countsAs: CountedKind;
        title: string;
        link: string;
        day: string | null;
        at: number;
      }>(
        db.prepare(
          `SELECT activity.key AS activity, added_activity.uid IS NOT NULL AS byHand, contributor.uid AS contributor, name, activity.counts_as AS countsAs,
             activity.title, coalesce(added_activity.link, url, '') AS link, added_activity.day, activity.at
           ${from} LEFT JOIN added_activity ON added_activity.uid = activity.key LEFT JOIN activity_link ON activity_id = activity.id
           ORDER BY name_key, contributor.id, activity.at, activity.key LIMIT :limit OFFSET :offset`,
        ),
        { event, limit, offset },
      );
      return {
        total,
        rows: found.map(({ contributor, name, byHand, day, at, ...kept }) => ({
          ...kept,
          isByHand: byHand === 1,
          day: day ?? todayOf(db, at),
          contributor: { id: contributor, name },
        })),
      };
    },
  };
}
