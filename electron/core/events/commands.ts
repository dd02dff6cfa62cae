import type { CommandHandlers } from '../../../shared/contract/define.ts';
import type { events } from '../../../shared/contract/events.ts';
import { daysAfter, stateOf } from '../../../shared/domain/events/event.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { newUid } from '../store/ids.ts';
import { todayOf } from '../store/today.ts';
import { eventOf } from './queries.ts';

function daysOf(before: { startsOn: string; endsOn: string }, startsOn: string | undefined, endsOn: string | undefined) {
  const days = daysAfter(before, { ...(startsOn === undefined ? {} : { startsOn }), ...(endsOn === undefined ? {} : { endsOn }) });
  if (!days) throw new AppError('invalid_input', 'The last day is before the first. Nothing was changed.', { endsOn });
  return days;
}

export const eventCommands: CommandHandlers<typeof events, WriteContext> = {
  addEvent({ name, kind, state, startsOn, endsOn, online, place, link }, { db, now, label }) {
    const today = todayOf(db, now);
    const first = startsOn ?? endsOn ?? today;
    const days = daysOf({ startsOn: first, endsOn: first }, first, endsOn);
    const uid = newUid();
    db.prepare('INSERT INTO event VALUES (:uid, :name, :kind, :state, :startsOn, :endsOn, :online, :place, :link, :now)').run({
      uid,
      name,
      kind,
      state: state ?? stateOf(days, today),
      ...days,
      online: online ? 1 : 0,
      place,
      link,
      now,
    });
    label(`Added the event ${name}`);
    return eventOf(db, uid);
  },

  editEvent({ event: uid, startsOn, endsOn, ...next }, { db, label }) {
    const before = eventOf(db, uid);
    const { name, kind, state, online, place, link } = before;
    db.prepare(
      `UPDATE event SET name = :name, kind = :kind, state = :state, starts_on = :startsOn, ends_on = :endsOn, online = :online, place = :place,
       link = :link WHERE uid = :uid`,
    ).run({
      uid,
      name: next.name ?? name,
      kind: next.kind ?? kind,
      state: next.state ?? state,
      ...daysOf(before, startsOn, endsOn),
      online: (next.online ?? online) ? 1 : 0,
      place: next.place ?? place,
      link: next.link ?? link,
    });
    label(`Corrected the event ${next.name ?? name}`);
    return eventOf(db, uid);
  },

  removeEvent({ event: uid }, { db, label }) {
    const { name } = eventOf(db, uid);
    db.prepare('UPDATE added_activity SET event_uid = NULL WHERE event_uid = :uid').run({ uid });
    db.prepare('DELETE FROM event WHERE uid = :uid').run({ uid });
    label(`Took the event ${name} away`);
    return {};
  },
};
