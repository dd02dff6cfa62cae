/** A schedule as frab and pretalx export it (schedule.json; its shape is c3voc's, github.com/voc/schedule). */
import { speakerOf } from '../../../../shared/domain/events/speaker.ts';
import { nameOf, titleOf, webLink } from '../../../../shared/domain/sources/texts.ts';
import { type Told, type ToldPerson, toldNothing } from '../../../../shared/domain/sources/told.ts';
import { isDay } from '../../../../shared/domain/time/days.ts';
import { knownZone } from '../../../../shared/domain/time/zones.ts';
import { idIn, jsonOf, listIn, notUnderstood, textIn } from '../read-text.ts';
import { type Fields, isFields, rawOf } from '../telling.ts';
import { dayAt, type EventSaid, eventAt, instantOf, peopleOf } from './schedule.ts';

const MOST_SPEAKERS = 50;

export interface ScheduleOptions {
  /** IANA, for a schedule whose times and head say none. */
  zone: string;
}

/** Throws `source_error` for what is no such export. */
export function scheduleJsonTold(content: Uint8Array | string, options: ScheduleOptions): Told {
  const value = jsonOf(content, 'a schedule');
  const schedule = isFields(value) && isFields(value.schedule) ? value.schedule : null;
  const conference = schedule && isFields(schedule.conference) ? schedule.conference : null;
  if (!schedule || !conference)
    throw notUnderstood(
      'This holds no schedule as pretalx and frab export it (schedule.json). Nothing was read. Check the file or address.',
    );
  const zone = knownZone(textIn(conference, 'time_zone_name')) ?? options.zone;
  const link = [textIn(conference, 'url'), textIn(schedule, 'base_url')].map(webLink).find((each) => each !== '') ?? '';
  const host = link === '' ? '' : new URL(link).hostname;
  const acronym = nameOf(textIn(conference, 'acronym')) || nameOf(textIn(conference, 'title'));
  const said: EventSaid = {
    key: `${host} ${acronym}`.trim().slice(0, 200),
    name: titleOf(textIn(conference, 'title')) || acronym,
    zone,
    link,
  };
  if (said.name === '') throw notUnderstood('This schedule does not say which event it is of. Nothing was read. Export it again.');
  return read(conference, said, host === '' ? 'schedule' : host);
}

function read(conference: Fields, said: EventSaid, platform: string): Told {
  const told = toldNothing();
  const days = [textIn(conference, 'start'), textIn(conference, 'end')].map((day) => day.slice(0, 10));
  let unnamed = 0;
  const seen = new Set<string>();
  for (const day of listIn(conference, 'days').filter(isFields)) {
    days.push(textIn(day, 'date').slice(0, 10));
    const rooms = Object.hasOwn(day, 'rooms') && isFields(day.rooms) ? Object.values(day.rooms) : listIn(day, 'rooms');
    for (const [at, talk] of rooms.flatMap((room) => (Array.isArray(room) ? room : [])).entries()) {
      if (!isFields(talk)) {
        told.aside.push({ key: `talk ${at + 1}`, reason: 'It is not an entry with named fields.', raw: rawOf(talk) });
        continue;
      }
      const id = textIn(talk, 'guid') || idIn(talk, 'id');
      const title = titleOf(textIn(talk, 'title'));
      if (seen.has(id)) continue;
      if (id === '' || title === '') {
        told.aside.push({ key: `talk ${id || at + 1}`, reason: id === '' ? 'It has no id.' : 'It has no title.', raw: rawOf(talk) });
        continue;
      }
      seen.add(id);
      const speakers = listIn(talk, 'persons')
        .filter(isFields)
        .slice(0, MOST_SPEAKERS)
        .flatMap((person) => speakerIn(person, said, platform) ?? []);
      const startsAt = instantOf(textIn(talk, 'date'), said.zone);
      if (startsAt !== null) days.push(dayAt(startsAt, said.zone));
      // Breaks, registration and parties are given by nobody.
      if (speakers.length === 0) unnamed += 1;
      else told.talks.push({ key: `${said.key}:${id}`, event: said.key, title, startsAt, link: webLink(textIn(talk, 'url')), speakers });
    }
  }
  const known = days.filter(isDay);
  if (known.length === 0) throw notUnderstood('This schedule says no day. Nothing was read. Export it again when it is public.');
  told.events.push(eventAt(said, known, null, null));
  told.people = peopleOf(told.talks);
  if (unnamed > 0)
    told.remarks.push(
      unnamed === 1 ? 'One entry names no speaker and is no talk.' : `${unnamed} entries name no speaker and are no talks.`,
    );
  return told;
}

/** pretalx knows people by a code (later a guid) on its whole server; frab's number is one of its server too, so the host tells whose it is. */
function speakerIn(person: Fields, said: EventSaid, platform: string): ToldPerson | null {
  const id = idIn(person, 'code') || textIn(person, 'guid') || idIn(person, 'id');
  const name = textIn(person, 'public_name') || textIn(person, 'full_public_name') || textIn(person, 'name');
  if (id === '' && nameOf(name) === '') return null;
  const links = [textIn(person, 'url'), ...listIn(person, 'links').map((link) => (isFields(link) ? textIn(link, 'url') : ''))];
  return speakerOf({ platform, event: said.key, id, isIdTheirs: platform !== 'schedule', name, links });
}
