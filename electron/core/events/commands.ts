import type { CommandHandlers, Input } from '../../../shared/contract/define.ts';
import type { EventRow, events } from '../../../shared/contract/events.ts';
import { daysAfter, stateOf } from '../../../shared/domain/events/event.ts';
import type { CorrectedField } from '../../../shared/domain/events/known-event.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { type Database, row } from '../store/database.ts';
import { newUid } from '../store/ids.ts';
import { todayOf } from '../store/today.ts';
import { eventOf } from './queries.ts';

function daysOf(before: { startsOn: string; endsOn: string }, startsOn: string | undefined, endsOn: string | undefined) {
  const days = daysAfter(before, { ...(startsOn === undefined ? {} : { startsOn }), ...(endsOn === undefined ? {} : { endsOn }) });
  if (!days) throw new AppError('invalid_input', 'The last day is before the first. Nothing was changed.', { endsOn });
  return days;
}

/** An event as it is after decisions of this command. */
function shown({ db, now, derivation, changeSet }: WriteContext, uid: string): EventRow {
  derivation.followDecisions(changeSet);
  return eventOf(db, uid, now);
}

type Edit = Omit<Input<(typeof events)['procedures']['editEvent']>, 'event'>;

/** What was added by hand is changed itself. */
function editOwn(db: Database, before: EventRow, { startsOn, endsOn, ...next }: Edit): void {
  const { id: uid, name, kind, state, online, place, link } = before;
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
}

/** The uids of all entries of an event. */
const entries = 'SELECT anchor FROM event_anchor WHERE event_uid = :event';

/** Beside what sources tell stands what somebody said: each field by itself, so that sources go on telling the others. */
function correct(db: Database, before: EventRow, edit: Edit): void {
  const { startsOn, endsOn, ...others } = edit;
  const days = startsOn === undefined && endsOn === undefined ? {} : daysOf(before, startsOn, endsOn);
  for (const [field, value] of Object.entries({ ...others, ...days }) as [CorrectedField & keyof EventRow, string | boolean][])
    if (value !== before[field]) say(db, before.id, field, typeof value === 'boolean' ? (value ? '1' : '0') : value);
}

function say(db: Database, event: string, field: CorrectedField, value: string): void {
  db.prepare(`DELETE FROM event_value WHERE field = :field AND of_event <> :event AND of_event IN (${entries})`).run({ event, field });
  const known = row(db.prepare('SELECT 1 FROM event_value WHERE of_event = :event AND field = :field'), { event, field });
  if (known) db.prepare('UPDATE event_value SET value = :value WHERE of_event = :event AND field = :field').run({ event, field, value });
  else db.prepare('INSERT INTO event_value VALUES (:uid, :event, :field, :value)').run({ uid: newUid(), event, field, value });
}

function unsay(db: Database, event: string, condition: string): void {
  db.prepare(`DELETE FROM event_value WHERE ${condition} AND of_event IN (${entries})`).run({ event });
}

export const eventCommands: CommandHandlers<typeof events, WriteContext> = {
  addEvent({ name, kind, state, startsOn, endsOn, online, place, link }, context) {
    const { db, now, label } = context;
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
    return shown(context, uid);
  },

  editEvent({ event, ...edit }, context) {
    const { db, now, label } = context;
    const before = eventOf(db, event, now);
    if (before.isByHand) editOwn(db, before, edit);
    else correct(db, before, edit);
    label(`Corrected the event ${edit.name ?? before.name}`);
    return shown(context, before.id);
  },

  useListed({ event }, context) {
    const { db, now, label } = context;
    const { id, name } = eventOf(db, event, now);
    unsay(db, id, "field <> 'hidden'");
    label(`Took back what was corrected of the event ${name}`);
    return shown(context, id);
  },

  removeEvent({ event }, { db, now, label }) {
    const { id, name, isByHand } = eventOf(db, event, now);
    if (isByHand) {
      db.prepare('UPDATE added_activity SET event_uid = NULL WHERE event_uid = :id').run({ id });
      db.prepare('DELETE FROM event WHERE uid = :id').run({ id });
    } else say(db, id, 'hidden', '1');
    label(`Took the event ${name} away`);
    return {};
  },

  bringBack({ event }, context) {
    const { db, now, label } = context;
    const { id, name } = eventOf(db, event, now);
    unsay(db, id, "field = 'hidden'");
    label(`Brought the event ${name} back`);
    return shown(context, id);
  },
};
