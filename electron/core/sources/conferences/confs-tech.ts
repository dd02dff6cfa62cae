/** Conferences as confs.tech lists them: a JSON list for each topic and year (github.com/tech-conferences/conference-data). */
import { callOf } from '../../../../shared/domain/events/call.ts';
import { nameOf, titleOf, webLink } from '../../../../shared/domain/sources/texts.ts';
import { type Told, toldNothing } from '../../../../shared/domain/sources/told.ts';
import { jsonOf, notUnderstood, textIn } from '../read-text.ts';
import { type Fields, isFields } from '../telling.ts';
import { asideOf, type Entry, eventsOf, problemWith } from './listed.ts';

export interface TopicFile {
  /** `general.json` or a path that ends so: the topic is its name. */
  name: string;
  content: Uint8Array | string;
}

const what = 'a list of conferences';
const topicOf = (name: string): string => titleOf((name.split(/[\\/]/).at(-1) ?? '').replace(/\.json$/i, ''));

/** Several lists together, so that an event in several of them is one. Throws `source_error` for a file that is no list at all. */
export function confsTechTold(files: readonly TopicFile[]): Told {
  const told = toldNothing();
  const entries: Entry[] = [];
  for (const { name, content } of files) {
    const list = jsonOf(content, what);
    if (!Array.isArray(list))
      throw notUnderstood(
        `${titleOf(name)} holds no list of conferences as confs.tech writes them. Nothing was read. Check the file or address.`,
      );
    const topic = topicOf(name);
    for (const [at, value] of list.entries()) {
      const key = `${topic} ${at + 1}`;
      if (!isFields(value)) {
        told.aside.push(asideOf(key, 'It is not an entry with named fields.', value));
        continue;
      }
      const entry = entryOf(value, topic);
      const problem = problemWith(entry);
      if (problem) told.aside.push(asideOf(key, problem, value));
      else entries.push(entry);
    }
  }
  told.events = eventsOf(entries);
  return told;
}

function entryOf(fields: Fields, topic: string): Entry {
  const startsOn = textIn(fields, 'startDate').trim();
  const [city, country] = [nameOf(textIn(fields, 'city')), nameOf(textIn(fields, 'country'))];
  const online = Object.hasOwn(fields, 'online') && typeof fields.online === 'boolean' ? fields.online : null;
  const isOnlineOnly = /^online$/i.test(city) || /^online$/i.test(country);
  return {
    name: titleOf(textIn(fields, 'name')),
    startsOn,
    endsOn: textIn(fields, 'endDate').trim() || startsOn,
    place: isOnlineOnly ? '' : nameOf([city, country].filter(Boolean).join(', ')),
    link: webLink(textIn(fields, 'url')),
    online: isOnlineOnly ? true : online,
    isCancelled: false,
    // A day and no zone: it ends Anywhere on Earth.
    call: callOf(textIn(fields, 'cfpEndDate'), '', webLink(textIn(fields, 'cfpUrl'))).call,
    topics: topic === '' ? [] : [topic],
  };
}
