/**
 * What a workspace holds, in one order and by natural keys: uids and values, never integer keys, so that two files that
 * say the same give the same text. Floats to 1e-9.
 */
import { type Database, openDatabase } from '../../electron/core/store/database.ts';

export type Dump = Record<string, string[]>;

const sourceName = (column: string): string =>
  `(SELECT coalesce(source.name, 'a removed source') FROM source_key LEFT JOIN source USING (uid) WHERE source_key.id = ${column})`;
const identity = (column: string): string => `(SELECT uid FROM identity WHERE identity.id = ${column})`;
const name = (column: string): string => `(SELECT value FROM person_name WHERE person_name.id = ${column})`;
const contributor = (column: string): string => `(SELECT uid FROM contributor WHERE contributor.id = ${column})`;
const item = `kind, key, ${identity('identity_id')}, ${name('name_id')}, counts_as, at, at_offset, month, dated, ${identity('recorded_by')}, recorded_at, recorded_offset, title`;

const work = `${sourceName('source_id')}, key, (SELECT project.key FROM project WHERE project.id = project_id), number, title, link, ${identity('author_id')}, state,
  opened_at, first_response_at, milestone, updated_at, gone_at IS NULL`;

const facts = {
  identity: 'SELECT uid, platform, type, value, lower_value, shared FROM identity',
  identity_proof: `SELECT ${identity('identity_id')}, ${identity('other_id')}, proof, ${sourceName('source_id')} FROM identity_proof`,
  activity: `SELECT ${sourceName('source_id')}, ${item}, paths_read FROM activity`,
  activity_also: `SELECT kind, key, ${sourceName('activity_also.source_id')} FROM activity_also JOIN activity ON activity.id = activity_id`,
  activity_gone: `SELECT ${sourceName('source_id')}, ${item} FROM activity_gone`,
  table_person: `SELECT ${sourceName('source_id')}, ${identity('identity_id')}, name FROM table_person`,
  person_fact: `SELECT ${sourceName('source_id')}, ${identity('identity_id')}, field, value FROM person_fact`,
  activity_link: 'SELECT kind, key, url FROM activity_link JOIN activity ON activity.id = activity_id',
  project: 'SELECT key, path, link FROM project',
  change_request: `SELECT ${work}, ready_at, merged_at, ${identity('merged_by')}, draft FROM change_request`,
  change_request_open:
    'SELECT key, open_from, open_until FROM change_request_open JOIN change_request ON change_request.id = change_request_id',
  issue: `SELECT ${work}, closed_at FROM issue`,
  forum_topic: `SELECT ${sourceName('source_id')}, key, number, title, link, ${identity('author_id')}, opened_at, first_response_at, updated_at,
    gone_at IS NULL FROM forum_topic`,
  issue_closed_by: 'SELECT issue_key, change_request_key FROM issue_closed_by',
  work_label: 'SELECT key, label FROM work_label',
  files_read: 'SELECT key, as_of FROM files_read',
  touched_file: 'SELECT key, path FROM touched_file',
  source_event: `SELECT ${sourceName('source_id')}, key, uid, name, kind, starts_on, ends_on, starts_at, ends_at, zone, cancelled, online, place, link, call_state,
    call_ends_at, call_link, topics, gone_at IS NULL FROM source_event`,
  source_talk: `SELECT ${sourceName('source_id')}, key, uid, event_uid, title, starts_at, link, gone_at IS NULL FROM source_talk`,
  set_aside: `SELECT ${sourceName('source_id')}, key, reason, raw FROM set_aside`,
};

const decisions = {
  workspace: 'SELECT name, reporting_zone FROM workspace',
  source: 'SELECT kind, name, config FROM source',
  set_aside_seen: 'SELECT source.name, at FROM set_aside_seen LEFT JOIN source USING (uid)',
  source_schedule: 'SELECT source.name, every FROM source_schedule LEFT JOIN source USING (uid)',
  source_pause: 'SELECT source.name, at FROM source_pause LEFT JOIN source USING (uid)',
  source_retired: 'SELECT source.name, at FROM source_retired LEFT JOIN source USING (uid)',
  profile_value: 'SELECT anchor, field, value FROM profile_value',
  note: 'SELECT anchor, text, at, edited_at FROM note',
  tag: 'SELECT name, name_key FROM tag',
  person_tag: 'SELECT anchor, tag.name FROM person_tag JOIN tag ON tag.uid = tag_uid',
  profile_item: 'SELECT anchor, kind, value FROM profile_item',
  event: 'SELECT name, kind, state, starts_on, ends_on, online, place, link FROM event',
  event_value: 'SELECT of_event, field, value FROM event_value',
  added_person: 'SELECT uid, anchor, name FROM added_person',
  added_identity: 'SELECT anchor, other, platform, type, value FROM added_identity',
  added_activity:
    'SELECT anchor, counts_as, title, added_activity.link, day, event.name FROM added_activity LEFT JOIN event ON event.uid = event_uid',
  not_same_person: 'SELECT one, other, one_name, other_name FROM not_same_person',
  same_person: 'SELECT anchor, other, name, other_name, reason FROM same_person',
  contact: 'SELECT anchor, channel, at, text, follow_up_on, followed_up FROM contact',
  postal_address: 'SELECT anchor, sealed FROM postal_address',
  custom_field: 'SELECT name, name_key, kind, choices FROM custom_field',
  saved_view: 'SELECT name, name_key, search, filter, sort, direction, columns, grouping FROM saved_view',
  product_group: 'SELECT name, name_key, place FROM product_group',
  product_group_rule:
    'SELECT name, over, pattern, from_day, until_day FROM product_group_rule JOIN product_group ON product_group.uid = product_group_uid',
  teammate: 'SELECT name, title, left FROM teammate',
  team: 'SELECT name, name_key FROM team',
  team_member:
    'SELECT team.name, teammate.name FROM team_member JOIN team ON team.uid = team_uid JOIN teammate ON teammate.uid = teammate_uid',
};

const derived = {
  contributor: `SELECT uid, ${identity('contributor.id')}, name, name_key, sourced_name, handle, kind, kind_reason, first_at, last_at, contributions, activities, undated FROM contributor`,
  contributor_total: 'SELECT kind, people, activities FROM contributor_total',
  contributor_identity: `SELECT ${identity('identity_id')}, ${identity('contributor_id')} FROM contributor_identity`,
  identity_name: `SELECT ${identity('identity_id')}, ${name('name_id')}, uses, last_at FROM identity_name`,
  contributor_kind: `SELECT ${contributor('contributor_id')}, counts_as, count FROM contributor_kind`,
  contributor_month: `SELECT ${contributor('contributor_id')}, month, count, days FROM contributor_month`,
  contributor_source: `SELECT ${contributor('contributor_id')}, ${sourceName('source_id')}, count FROM contributor_source`,
  contributor_tag: `SELECT ${contributor('contributor_id')}, (SELECT name FROM tag WHERE uid = tag_uid) FROM contributor_tag`,
  contributor_noted: `SELECT ${contributor('contributor_id')}, field, term, said FROM contributor_noted`,
  contributor_contact: `SELECT ${contributor('contributor_id')}, last_at, due FROM contributor_contact`,
  contributor_consent: `SELECT ${contributor('contributor_id')}, purpose, state, until FROM contributor_consent`,
  known_event: `SELECT uid, by_hand, hidden, name, kind, state, starts_on, ends_on, starts_at, ends_at, zone, online, place, link, call_state, call_ends_at,
    call_link, topics, corrected, text FROM known_event`,
  event_anchor: 'SELECT anchor, event_uid, days FROM event_anchor',
  work_product_group: `SELECT work_product_group.key, product_group.name, over, pattern, from_day, until_day, matched FROM work_product_group
    JOIN product_group ON product_group.uid = work_product_group.product_group_uid JOIN product_group_rule ON product_group_rule.uid = rule_uid`,
  contributor_product_group: `SELECT ${contributor('contributor_id')}, (SELECT name FROM product_group WHERE uid = product_group_uid) FROM contributor_product_group`,
  contributor_text: `SELECT ${contributor('contributor_id')}, text FROM contributor_text`,
};

const round = (value: unknown): unknown => (typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1e9) / 1e9 : value);

function dumpOf(db: Database, tables: Record<string, string>): Dump {
  return Object.fromEntries(
    Object.entries(tables).map(([table, sql]) => {
      const statement = db.raw.prepare(sql);
      statement.setReturnArrays(true);
      return [table, (statement.all() as unknown as unknown[][]).map((row) => JSON.stringify(row.map(round))).sort()];
    }),
  );
}

export const dumpFacts = (db: Database): Dump => dumpOf(db, facts);
export const dumpDecisions = (db: Database): Dump => dumpOf(db, decisions);

/** The tables that are rebuilt. */
export const dumpDerived = (db: Database): Dump => dumpOf(db, derived);

/** Throws when somebody cannot be searched for, or a search could find nobody. */
export function checkSearchIndex(db: Database): void {
  const wrong = db.raw
    .prepare(
      'SELECT count(*) AS wrong FROM contributor FULL JOIN contributor_text ON contributor_id = id WHERE id IS NULL OR contributor_id IS NULL',
    )
    .get() as { wrong: number };
  if (wrong.wrong > 0) throw new Error(`${wrong.wrong} contributors and texts do not belong together.`);
}

/** Tables of each kind that a dump covers, so that a test can see that none was forgotten. */
export const dumpedTables = { facts: Object.keys(facts), decisions: Object.keys(decisions), derived: Object.keys(derived) };

/** Looks into a file on a connection of its own that cannot write. */
export function lookInto<T>(path: string, work: (db: Database) => T): T {
  const db = openDatabase(path, 'read');
  try {
    return work(db);
  } finally {
    db.close();
  }
}
