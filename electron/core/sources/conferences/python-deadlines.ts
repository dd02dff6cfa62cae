/** Conferences as python-deadlines lists them: YAML with the deadlines of calls for papers (github.com/JesperDramsch/python-deadlines). */
import { parse } from 'yaml';
import { callOf } from '../../../../shared/domain/events/call.ts';
import { onlineSaid } from '../../../../shared/domain/events/event-kind.ts';
import { nameOf, titleOf, webLink } from '../../../../shared/domain/sources/texts.ts';
import { type Told, toldNothing } from '../../../../shared/domain/sources/told.ts';
import { notUnderstood, textIn, textOf } from '../read-text.ts';
import { type Fields, isFields } from '../telling.ts';
import { asideOf, type Entry, eventsOf, problemWith } from './listed.ts';

const what = 'a list of conferences';
/** YAML takes many times its size to read; all conferences with Python of ten years are 0.2 MB. */
const MOST_LETTERS = 5_000_000;
/** Of aliases, which can unfold into billions, no list needs any. */
const MOST_ALIASES = 100;

const topics: Record<string, string> = {
  PY: 'python',
  SCIPY: 'scientific python',
  DATA: 'data',
  WEB: 'web',
  BIZ: 'business',
  GEO: 'geo',
  CAMP: 'python camps',
  DAY: 'python day',
};

/** Throws `source_error` for what is no such list. */
export function pythonDeadlinesTold(content: Uint8Array | string): Told {
  const list = listOf(textOf(content, what));
  const told = toldNothing();
  const unknownZones = new Set<string>();
  const entries: Entry[] = [];
  for (const [at, value] of list.entries()) {
    const key = `entry ${at + 1}`;
    if (!isFields(value)) {
      told.aside.push(asideOf(key, 'It is not an entry with named fields.', value));
      continue;
    }
    const { entry, unknownZone } = entryOf(value);
    if (unknownZone) unknownZones.add(titleOf(unknownZone));
    const problem = problemWith(entry);
    if (problem) told.aside.push(asideOf(key, problem, value));
    else entries.push(entry);
  }
  told.events = eventsOf(entries);
  if (unknownZones.size > 0)
    told.remarks.push(
      `Deadlines in a time zone that nobody knows were taken for the last place on Earth where it is that day: ${[...unknownZones].sort().slice(0, 5).join(', ')}.`,
    );
  return told;
}

function listOf(text: string): unknown[] {
  if (text.length > MOST_LETTERS)
    throw notUnderstood(`This is larger than 5 MB, which ${what} in YAML hardly is. Nothing was read. Check the file or address.`);
  let list: unknown;
  try {
    // The failsafe schema knows texts only: no dates, no tags that build things, and a name such as `No` stays one.
    list = parse(text, { schema: 'failsafe', maxAliasCount: MOST_ALIASES, uniqueKeys: false, logLevel: 'error' });
  } catch {
    throw notUnderstood(
      `This is not YAML, or it is damaged, so it cannot be read as ${what}. Nothing was read. Try again later or check the file or address.`,
    );
  }
  if (!Array.isArray(list))
    throw notUnderstood('This holds no list of conferences as python-deadlines writes them. Nothing was read. Check the file or address.');
  return list;
}

function entryOf(fields: Fields): { entry: Entry; unknownZone: string | null } {
  const startsOn = textIn(fields, 'start').trim();
  const place = nameOf(textIn(fields, 'place'));
  const online = onlineSaid(place);
  const [zone, link] = [textIn(fields, 'timezone'), webLink(textIn(fields, 'cfp_link'))];
  const first = callOf(textIn(fields, 'cfp'), zone, link);
  const extended = callOf(textIn(fields, 'cfp_ext'), zone, link);
  // An extended deadline is the one that counts, until the conference is called off.
  const { call, unknownZone } = extended.call.state === 'dated' && first.call.state !== 'cancelled' ? extended : first;
  return {
    unknownZone,
    entry: {
      name: titleOf(textIn(fields, 'conference')),
      startsOn,
      endsOn: textIn(fields, 'end').trim() || startsOn,
      place: online ? '' : place,
      link: webLink(textIn(fields, 'link')),
      online,
      // "Cancelled" stands where the deadline would: it says that the conference is off, not only its call.
      isCancelled: call.state === 'cancelled',
      call,
      topics: textIn(fields, 'sub')
        .split(',')
        .flatMap((topic) => (Object.hasOwn(topics, topic.trim()) ? [topics[topic.trim()] as string] : [])),
    },
  };
}
