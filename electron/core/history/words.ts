/** What the journal's rows mean to a person. A table that is missing here is shown by its name. */
import { fieldNames, itemWords } from '../../../shared/domain/contributors/detail-words.ts';
import { whyWords } from '../../../shared/domain/product-groups/rules.ts';
import { type Interval, intervalWords } from '../../../shared/domain/sources/rhythm.ts';
import { type Database, row } from '../store/database.ts';
import { doerOf, teamOf } from '../team/queries.ts';

type Image = Record<string, string | number | null>;

const parse = (image: string | null): Image => (image === null ? {} : (JSON.parse(image) as Image));

function personOf(db: Database, anchor: string | null): string {
  if (anchor === null) return '';
  const found = row<{ name: string }>(
    db.prepare(
      'SELECT name FROM identity JOIN contributor_identity ON identity_id = identity.id JOIN contributor ON contributor.id = contributor_id WHERE identity.uid = :anchor',
    ),
    { anchor },
  );
  return found?.name ?? 'somebody who is not here any more';
}

/** The name of a tag; of one that is gone, the name it had. */
function tagOf(db: Database, uid: unknown): string {
  const found =
    row<{ name: string }>(db.prepare('SELECT name FROM tag WHERE uid = :uid'), { uid: String(uid) }) ??
    row<{ name: string }>(
      db.prepare(
        "SELECT coalesce(after, before) ->> '$.name' AS name FROM change WHERE table_name = 'tag' AND row_uid = :uid ORDER BY id DESC LIMIT 1",
      ),
      { uid: String(uid) },
    );
  return found?.name ?? 'a tag without a name';
}

const fields: Record<string, string> = { ...fieldNames, name: 'name', kind: 'what it is' };

/** The name of a field: built in, or the workspace's own. */
function fieldOf(db: Database, field: unknown): string {
  const known = fields[String(field)];
  const own =
    known ?? row<{ name: string }>(db.prepare('SELECT name FROM custom_field WHERE uid = :field'), { field: String(field) })?.name;
  return own === undefined ? 'A field that is gone' : own.charAt(0).toUpperCase() + own.slice(1);
}

const fieldOfEvent: Record<string, string> = {
  name: 'Name',
  kind: 'Kind',
  state: 'State',
  startsOn: 'First day',
  endsOn: 'Last day',
  online: 'Whether online',
  place: 'Place',
  link: 'Link',
  hidden: 'Place in the lists',
};

/** "Note about Ana Pires" */
export function whatChanged(db: Database, table: string, anchor: string | null, image: string | null): string {
  const value = parse(image);
  switch (table) {
    case 'note':
      return `Note about ${personOf(db, anchor)}`;
    case 'person_tag':
      return `Tag of ${personOf(db, anchor)}`;
    case 'profile_value':
      return `${fieldOf(db, value.field)} of ${personOf(db, anchor)}`;
    case 'profile_item':
      return value.kind === 'watch' ? `Who watches ${personOf(db, anchor)}` : `Noted of ${personOf(db, anchor)}`;
    case 'contact':
      return `Contact with ${personOf(db, anchor)}`;
    case 'added_person':
      return 'Person added by hand';
    case 'added_identity':
      return `Address or account given to ${personOf(db, anchor)}`;
    case 'added_activity':
      return `Done by ${personOf(db, anchor)}, added by hand`;
    case 'not_same_person':
      return 'Not the same person';
    case 'same_person':
      return 'That two are one person';
    case 'event':
      return 'Event';
    case 'event_value':
      return `${fieldOfEvent[String(value.field)] ?? 'Field'} of the event ${eventOf(db, value.of_event)}`;
    case 'postal_address':
      return `Postal address of ${personOf(db, anchor)}`;
    case 'custom_field':
      return 'Field of your own';
    case 'tag':
      return 'The tag itself';
    case 'saved_view':
      return 'View';
    case 'teammate':
      return 'Teammate';
    case 'team':
      return 'Team';
    case 'team_member':
      return `Member of ${teamOf(db, String(value.team_uid))?.name ?? 'a team that is gone'}`;
    case 'source':
      return 'Source';
    case 'product_group':
      return 'Product group';
    case 'product_group_rule':
      return `What belongs to ${groupOf(db, value.product_group_uid)}`;
    case 'source_schedule':
      return 'How often it is read by itself';
    case 'source_pause':
      return 'Pause of a source';
    case 'source_retired':
      return 'A source that is not read any more';
    case 'set_aside_seen':
      return 'What could not be read was seen';
    case 'workspace':
      return 'Workspace';
    default:
      return table;
  }
}

const groupOf = (db: Database, uid: unknown): string =>
  row<{ name: string }>(db.prepare('SELECT name FROM product_group WHERE uid = :uid'), { uid: String(uid) })?.name ??
  'a product group that is gone';

const longest = 500;

function ofItem(db: Database, { kind, value }: Image): string {
  const content = JSON.parse(String(value)) as Record<string, unknown>;
  return kind === 'watch'
    ? (doerOf(db, String(content.teammate))?.name ?? '')
    : itemWords({ kind, ...content } as Parameters<typeof itemWords>[0]);
}

const contactWords = ({ channel, text, follow_up_on: on, followed_up: done }: Image): string =>
  `${channel}${text === '' ? '' : `: ${text}`}${on === null ? '' : `; follow up on ${on}${done === 1 ? ', done' : ''}`}`;

const eventOf = (db: Database, uid: unknown): string =>
  row<{ name: string }>(db.prepare('SELECT name FROM known_event WHERE uid = (SELECT event_uid FROM event_anchor WHERE anchor = :uid)'), {
    uid: String(uid),
  })?.name ?? 'an event that is gone';

const activityWords = (db: Database, { title, day, link, event_uid: event }: Image): string =>
  [title, day, link, event === null ? '' : `at ${eventOf(db, event)}`].filter((part) => part !== '').join(', ');

const eventValueWords = ({ field, value }: Image): string =>
  field === 'hidden' ? 'taken out' : field === 'online' ? (value === '1' ? 'yes' : 'no') : String(value);

const eventWords = ({ name, starts_on: from, ends_on: to, place, state }: Image): string =>
  [name, from === to ? from : `${from} to ${to}`, place, state].filter((part) => part !== '').join(', ');

const ruleWords = ({ over, pattern, from_day: from, until_day: until }: Image): string =>
  whyWords({ over, pattern, from, until } as Parameters<typeof whyWords>[0], String(pattern));

function wordsOf(db: Database, table: string, value: Image): string {
  if (table === 'person_tag') return tagOf(db, value.tag_uid);
  if (table === 'team_member') return doerOf(db, String(value.teammate_uid))?.name ?? '';
  if (table === 'teammate') return [value.name, value.title, value.left === 1 ? 'left' : ''].filter((part) => part !== '').join(', ');
  if (table === 'profile_value' && value.field === 'owner') return doerOf(db, String(value.value))?.name ?? '';
  if (table === 'profile_item') return ofItem(db, value);
  if (table === 'contact') return contactWords(value);
  if (table === 'added_activity') return activityWords(db, value);
  if (table === 'event') return eventWords(value);
  if (table === 'event_value') return eventValueWords(value);
  if (table === 'not_same_person') return `${value.one_name} and ${value.other_name}`;
  if (table === 'same_person') return [`${value.name} and ${value.other_name}`, value.reason].filter((part) => part !== '').join(': ');
  if (table === 'postal_address') return 'kept encrypted';
  if (table === 'product_group') return `${value.name}, at place ${Number(value.place) + 1}`;
  if (table === 'product_group_rule') return ruleWords(value);
  if (table === 'source_schedule') return intervalWords[value.every as Interval];
  if (table === 'source_pause' || table === 'source_retired') return `since ${new Date(Number(value.at)).toISOString().slice(0, 10)}`;
  if (table === 'set_aside_seen') return `until ${new Date(Number(value.at)).toISOString().slice(0, 10)}`;
  return String(value.text ?? value.value ?? value.name ?? '');
}

/** The part of a row that a person would recognise; `null` when there was no row. */
export function showValue(db: Database, table: string, image: string | null): string | null {
  if (image === null) return null;
  const value = parse(image);
  const text = wordsOf(db, table, value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Why a row that is not as the change left it stays as it is. `after`: as the change left it; `null`: removed. */
export function whyNotAsLeft(db: Database, table: string, after: string | null, current: string | null): string {
  if (after === null) return 'It is there again already.';
  if (current !== null || isSetAnew(db, table, after)) return 'It was changed again later.';
  return table === 'person_tag' ? 'It was taken off later.' : 'It was removed later.';
}

/** Values and tags of a person have no row of their own that lasts: removed and given again, it is another row for the same thing. */
function isSetAnew(db: Database, table: string, after: string): boolean {
  const sql: Record<string, string> = {
    profile_value: "SELECT 1 FROM profile_value WHERE anchor = :after ->> '$.anchor' AND field = :after ->> '$.field'",
    person_tag: "SELECT 1 FROM person_tag WHERE anchor = :after ->> '$.anchor' AND tag_uid = :after ->> '$.tag_uid'",
  };
  const one = sql[table];
  return one !== undefined && row(db.prepare(one), { after }) !== undefined;
}

/** SQLite's code for a broken reference between rows; every other broken rule here is that something is there once only. */
const FOREIGN_KEY = 787;
/** The same by a trigger. */
const IN_USE = 1811;

/** Why a row that was made cannot be taken away. */
export const neededLater = 'Something made later needs it.';

/** Why a row cannot be put back as it was (`before`; `null`: not there). */
export function whyNotAllowed(table: string, before: string | null, code: number): string {
  if ((code === FOREIGN_KEY || code === IN_USE) && before === null) return table === 'tag' ? 'Other people carry it by now.' : neededLater;
  if (table === 'postal_address' && code === FOREIGN_KEY) return 'It was purged, and nothing can read it any more.';
  if (code === FOREIGN_KEY)
    return table === 'person_tag' ? 'The tag itself is not there any more.' : 'What it belongs to is not there any more.';
  if (table === 'tag') return 'Another tag has this name by now.';
  if (table === 'added_identity') return 'It was given to somebody else later.';
  if (table === 'team') return 'Another team has this name by now.';
  if (table === 'product_group') return 'Another product group has this name by now.';
  if (table === 'saved_view') return 'Another view has this name by now.';
  if (table === 'person_tag') return 'The tag was given again later.';
  return 'Something else has taken its place since.';
}
