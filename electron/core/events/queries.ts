import type { QueryHandlers } from '../../../shared/contract/define.ts';
import type { EventRow, events } from '../../../shared/contract/events.ts';
import type { ContributionKind } from '../../../shared/domain/contributors/contributions.ts';
import { fold } from '../../../shared/domain/identities/fold.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Database, row, rows } from '../store/database.ts';
import { todayOf } from '../store/today.ts';

type Stored = Omit<EventRow, 'online'> & { online: 0 | 1 };

const eventSql = `SELECT event.uid AS id, name, kind, state, starts_on AS startsOn, ends_on AS endsOn, online, place, link,
  (SELECT count(DISTINCT contributor_id) FROM added_activity JOIN identity ON identity.uid = anchor
   JOIN contributor_identity ON identity_id = identity.id WHERE event_uid = event.uid) AS people FROM event`;

const toEvent = (stored: Stored): EventRow => ({ ...stored, online: stored.online === 1 });

/** An event by its uid. Throws `not_found`. */
export function eventOf(db: Database, uid: string): EventRow {
  const found = row<Stored>(db.prepare(`${eventSql} WHERE event.uid = :uid`), { uid });
  if (!found) throw new AppError('not_found', 'This event is not there any more.', { id: uid });
  return toEvent(found);
}

/** All events, the latest first. */
export const allEvents = (db: Database): EventRow[] =>
  rows<Stored>(db.prepare(`${eventSql} ORDER BY starts_on DESC, uid DESC`)).map(toEvent);

const when = {
  all: { where: ':day IS NOT NULL', order: 'starts_on DESC, uid DESC' },
  upcoming: { where: 'ends_on >= :day', order: 'starts_on, uid' },
  past: { where: 'ends_on < :day', order: 'ends_on DESC, uid DESC' },
} as const;

/** `clock` gives UTC epoch milliseconds. */
export function eventQueries(db: Database, clock: () => number): QueryHandlers<typeof events> {
  return {
    list({ when: asked, search, offset, limit }) {
      const { where, order } = when[asked];
      const words = fold(search)
        .split(/\s+/)
        .filter((word) => word !== '');
      const found = rows<{ id: string; name: string; place: string }>(
        db.prepare(`SELECT uid AS id, name, place FROM event WHERE ${where} ORDER BY ${order}`),
        { day: todayOf(db, clock()) },
      ).filter(({ name, place }) => {
        const text = fold(`${name} ${place}`);
        return words.every((word) => text.includes(word));
      });
      return { total: found.length, rows: found.slice(offset, offset + limit).map(({ id }) => eventOf(db, id)) };
    },
    get: ({ event }) => eventOf(db, event),
    activities({ event, offset, limit }) {
      eventOf(db, event);
      const from = `FROM added_activity JOIN identity ON identity.uid = anchor JOIN contributor_identity ON identity_id = identity.id
        JOIN contributor ON contributor.id = contributor_id WHERE event_uid = :event`;
      const total = row<{ total: number }>(db.prepare(`SELECT count(*) AS total ${from}`), { event })?.total ?? 0;
      const found = rows<{
        activity: string;
        contributor: string;
        name: string;
        countsAs: ContributionKind;
        title: string;
        link: string;
        day: string;
      }>(
        db.prepare(
          `SELECT added_activity.uid AS activity, contributor.uid AS contributor, name, counts_as AS countsAs, title, link, day ${from}
           ORDER BY name_key, contributor.id, day, added_activity.uid LIMIT :limit OFFSET :offset`,
        ),
        { event, limit, offset },
      );
      return { total, rows: found.map(({ contributor, name, ...kept }) => ({ ...kept, contributor: { id: contributor, name } })) };
    },
  };
}
