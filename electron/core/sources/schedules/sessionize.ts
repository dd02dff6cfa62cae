/**
 * A schedule as Sessionize exports it (sessionize.com/api): its answers "Grid", "Sessions", "Speakers" and "All", in any mix. Which one
 * a file is shows in its shape, so their names and order do not matter.
 */
import { isUuid, speakerOf } from '../../../../shared/domain/events/speaker.ts';
import { nameOf, titleOf } from '../../../../shared/domain/sources/texts.ts';
import { type Told, type ToldPerson, type ToldTalk, toldNothing } from '../../../../shared/domain/sources/told.ts';
import { isDay } from '../../../../shared/domain/time/days.ts';
import { idIn, jsonOf, listIn, notUnderstood, textIn } from '../read-text.ts';
import { type Fields, isFields, rawOf } from '../telling.ts';
import { dayAt, type EventSaid, eventAt, instantOf, peopleOf } from './schedule.ts';

const what = 'a schedule';
const MOST_SPEAKERS = 50;

interface Found {
  sessions: Fields[];
  speakers: Fields[];
  /** Days of the grid, as `2026-05-14`. */
  days: string[];
  isSchedule: boolean;
}

/** Throws `source_error` for what is no such export. */
export function sessionizeTold(files: readonly (Uint8Array | string)[], said: EventSaid): Told {
  const found: Found = { sessions: [], speakers: [], days: [], isSchedule: false };
  for (const content of files) look(jsonOf(content, what), found);
  if (!found.isSchedule)
    throw notUnderstood(
      'This holds no sessions as Sessionize exports them. Nothing was read. Choose the answer “Grid”, “Sessions” or “All” of its API.',
    );
  const told = toldNothing();
  const people = new Map<string, ToldPerson>();
  for (const profile of found.speakers) {
    const id = idIn(profile, 'id');
    if (id !== '') people.set(id, personOf(profile, said));
  }
  const sessions = new Map<string, Fields>();
  for (const [at, session] of found.sessions.entries()) {
    const id = idIn(session, 'id');
    const title = titleOf(textIn(session, 'title'));
    if (isTrue(session, 'isServiceSession') || sessions.has(id)) continue;
    if (id === '' || title === '')
      told.aside.push({ key: `session ${id || at + 1}`, reason: id === '' ? 'It has no id.' : 'It has no title.', raw: rawOf(session) });
    else sessions.set(id, session);
  }
  let unnamed = 0;
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [id, session] of sessions) {
    const startsAt = instantOf(textIn(session, 'startsAt'), said.zone);
    const endsAt = instantOf(textIn(session, 'endsAt'), said.zone);
    if (startsAt !== null) [first, last] = [Math.min(first, startsAt), Math.max(last, startsAt, endsAt ?? startsAt)];
    const speakers = speakersOf(session, people, said);
    if (speakers.length === 0) unnamed += 1;
    else
      told.talks.push({
        key: `${said.key}:${id}`,
        event: said.key,
        title: titleOf(textIn(session, 'title')),
        startsAt,
        link: '',
        speakers,
      });
  }
  const days = [...found.days, ...(last >= first ? [dayAt(first, said.zone), dayAt(Math.max(first, last - 1), said.zone)] : [])];
  if (days.length === 0)
    throw notUnderstood('No session of this schedule says when it is. Nothing was read. Export it again when the schedule is public.');
  told.events.push(eventAt(said, days, null, null));
  told.people = peopleOf(told.talks);
  if (unnamed > 0)
    told.remarks.push(
      unnamed === 1 ? 'One session names no speaker and is no talk.' : `${unnamed} sessions name no speaker and are no talks.`,
    );
  return told;
}

const isTrue = (fields: Fields, name: string): boolean => Object.hasOwn(fields, name) && fields[name] === true;

function look(value: unknown, found: Found): void {
  const parts = Array.isArray(value) ? value : [value];
  for (const part of parts.filter(isFields)) {
    const rooms = listIn(part, 'rooms').filter(isFields);
    const [sessions, speakers] = [listIn(part, 'sessions'), listIn(part, 'speakers')];
    const looksLikeSpeaker = Object.hasOwn(part, 'fullName');
    if (looksLikeSpeaker) found.speakers.push(part);
    else if (Object.hasOwn(part, 'sessions')) {
      // "All", or a group of "Sessions".
      found.isSchedule = true;
      found.sessions.push(...sessions.filter(isFields));
      found.speakers.push(...speakers.filter(isFields));
    } else if (rooms.length > 0) {
      // A day of "Grid".
      found.isSchedule = true;
      const day = textIn(part, 'date').slice(0, 10);
      if (isDay(day)) found.days.push(day);
      for (const room of rooms) found.sessions.push(...listIn(room, 'sessions').filter(isFields));
    }
  }
}

function personOf(profile: Fields, said: EventSaid): ToldPerson {
  const id = idIn(profile, 'id');
  const name = textIn(profile, 'fullName') || textIn(profile, 'name') || `${textIn(profile, 'firstName')} ${textIn(profile, 'lastName')}`;
  const links = listIn(profile, 'links')
    .filter(isFields)
    .map((link) => textIn(link, 'url'));
  return speakerOf({ platform: 'sessionize', event: said.key, id, isIdTheirs: isUuid(id), name, links });
}

/** Speakers of a session: ids in "All", ids with names elsewhere. Somebody without either is nobody. */
function speakersOf(session: Fields, people: ReadonlyMap<string, ToldPerson>, said: EventSaid): ToldTalk['speakers'] {
  const speakers = new Map<string, ToldPerson>();
  for (const value of listIn(session, 'speakers').slice(0, MOST_SPEAKERS)) {
    const given: Fields = isFields(value) ? value : { id: typeof value === 'string' ? value : '' };
    const id = idIn(given, 'id');
    const known = people.get(id);
    if (known) speakers.set(id, known);
    else if (id !== '' || nameOf(textIn(given, 'name')) !== '') speakers.set(id || textIn(given, 'name'), personOf(given, said));
  }
  return [...speakers.values()].filter(({ name, accountId, username }) => name !== null || accountId !== null || username !== null);
}
