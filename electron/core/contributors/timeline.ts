import type { ActivityRow } from '../../../shared/contract/contributors.ts';
import { byHandSource } from '../../../shared/domain/contributors/by-hand.ts';
import type { CountedKind } from '../../../shared/domain/contributors/contributions.ts';
import { belongingSql, type StoredBelonging, toBelonging } from '../product-groups/queries.ts';
import { type Database, row, rows } from '../store/database.ts';
import { activityUid } from '../store/ids.ts';
import { doerOf } from '../team/queries.ts';

const dateFrom = ['author', 'committer', 'none'] as const;

interface TimelinePage {
  countsAs: readonly CountedKind[];
  after: { at: number; key: number } | undefined;
  limit: number;
}

// Everything it needs stands in the index: of 80,000 activities of one identity it looks at those it gives, or at an index
// entry for each where the kind asked for is rare (6 ms; through the rows it took 90).
const keysSql = `SELECT at, id FROM activity WHERE identity_id = :identity AND at <= :at AND (at < :at OR id < :key)
  AND (:all OR counts_as IN (SELECT value FROM json_each(:countsAs))) ORDER BY at DESC, id DESC LIMIT :limit`;
/** Of what is said under an item, the key of the item. */
const itemKey = "substr(activity.key, 1, instr(activity.key || ':', ':') - 1)";
const activitiesSql = `SELECT activity.id, activity.kind, activity.counts_as AS countsAs, activity.title, activity.key, activity.at, at_offset AS offset, dated,
    source_key.uid AS sourceUid, source.name AS sourceName,
    coalesce(url, nullif(change_request.link, ''), nullif(issue.link, ''), nullif(forum_topic.link, '')) AS url,
    project.path || iif(issue.id IS NULL, '!', '#') || coalesce(change_request.number, issue.number) AS reference, added_activity.link, added_activity.day, added_activity.by,
     known_event.uid AS eventUid, known_event.name AS eventName, ${belongingSql.columns}
  FROM json_each(:ids) AS wanted JOIN activity ON activity.id = wanted.value JOIN source_key ON source_key.id = activity.source_id
  LEFT JOIN source ON source.uid = source_key.uid LEFT JOIN added_activity ON added_activity.uid = activity.key
  LEFT JOIN source_talk ON activity.kind = 'talk' AND source_talk.uid = ${itemKey} AND source_talk.source_id = activity.source_id
  LEFT JOIN event_anchor ON event_anchor.anchor = coalesce(added_activity.event_uid, source_talk.event_uid)
  LEFT JOIN known_event ON known_event.uid = event_anchor.event_uid LEFT JOIN activity_link ON activity_id = activity.id
  LEFT JOIN change_request ON change_request.key = ${itemKey} LEFT JOIN issue ON issue.key = ${itemKey}
  LEFT JOIN forum_topic ON forum_topic.key = ${itemKey}
  LEFT JOIN project ON project.id = coalesce(change_request.project_id, issue.project_id)
  LEFT JOIN work_product_group ON work_product_group.key = coalesce(change_request.key, issue.key) ${belongingSql.join} ORDER BY wanted.key`;

interface Stored extends StoredBelonging {
  id: number;
  kind: ActivityRow['kind'];
  countsAs: CountedKind;
  title: string;
  key: string;
  at: number;
  offset: number | null;
  dated: 0 | 1 | 2;
  sourceUid: string;
  sourceName: string | null;
  /** How its project names what it is about. */
  reference: string | null;
  /** As a table or a forge gives it; `link`: as a person did. */
  url: string | null;
  link: string | null;
  day: string | null;
  by: string | null;
  eventUid: string | null;
  eventName: string | null;
}

const byHandOf = (db: Database, { key, link, day, by }: Stored): ActivityRow['byHand'] =>
  link === null || day === null ? null : { activity: key, link, day, by: doerOf(db, by) };

const toActivity = (db: Database, stored: Stored): ActivityRow => ({
  id: activityUid(stored.kind, stored.key),
  kind: stored.kind,
  countsAs: stored.countsAs,
  title: stored.title,
  key: stored.key.split(':')[0] ?? stored.key,
  at: stored.at,
  offset: stored.offset,
  dateFrom: dateFrom[stored.dated],
  source: {
    id: stored.sourceUid,
    name: stored.sourceUid === byHandSource.id ? byHandSource.name : (stored.sourceName ?? 'a removed source'),
  },
  link: stored.url,
  reference: stored.reference,
  event: stored.eventUid === null ? null : { id: stored.eventUid, name: stored.eventName ?? '' },
  productGroup: toBelonging(stored),
  byHand: byHandOf(db, stored),
});

/** Something that was added by hand, by the uid of that; `null` when it is not there. */
export function activityByHand(db: Database, uid: string): ActivityRow | null {
  const id = row<{ id: number }>(db.prepare('SELECT id FROM activity WHERE key = :uid'), { uid })?.id;
  const found = row<Stored>(db.prepare(activitiesSql), { ids: JSON.stringify(id === undefined ? [] : [id]) });
  return found ? toActivity(db, found) : null;
}

/** How many activities of these kinds there are at all: so many are found, and none is looked for where there is none. */
function countOf(db: Database, id: number, kinds: readonly CountedKind[]): number {
  if (kinds.length === 0) return Number.MAX_SAFE_INTEGER;
  const found = row<{ count: number | null }>(
    db.prepare(
      'SELECT sum(count) AS count FROM contributor_kind WHERE contributor_id = :id AND counts_as IN (SELECT value FROM json_each(:kinds))',
    ),
    { id, kinds: JSON.stringify(kinds) },
  );
  return found?.count ?? 0;
}

/** Each identity's newest, then the newest of all: an order over several identities would sort all they ever did. */
function keysOf(db: Database, id: number, page: TimelinePage): { at: number; id: number }[] {
  const most = Math.min(page.limit + 1, countOf(db, id, page.countsAs));
  const identities = rows<{ identity: number }>(
    db.prepare('SELECT identity_id AS identity FROM contributor_identity WHERE contributor_id = :id'),
    { id },
  );
  const found = identities.flatMap(({ identity }) =>
    rows<{ at: number; id: number }>(db.prepare(keysSql), {
      identity,
      limit: most,
      all: page.countsAs.length === 0 ? 1 : 0,
      countsAs: JSON.stringify(page.countsAs),
      at: page.after?.at ?? Number.MAX_SAFE_INTEGER,
      key: page.after?.key ?? Number.MAX_SAFE_INTEGER,
    }),
  );
  return found.sort((a, b) => b.at - a.at || b.id - a.id).slice(0, page.limit + 1);
}

/** A page of a person's activities, newest first, by key: the last page costs what the first does. */
export function timelineOf(
  db: Database,
  id: number,
  page: TimelinePage,
): { rows: ActivityRow[]; next: { at: number; key: number } | null } {
  const keys = keysOf(db, id, page);
  const shown = rows<Stored>(db.prepare(activitiesSql), { ids: JSON.stringify(keys.slice(0, page.limit).map((key) => key.id)) });
  const last = shown.at(-1);
  return {
    rows: shown.map((stored) => toActivity(db, stored)),
    next: keys.length > page.limit && last ? { at: last.at, key: last.id } : null,
  };
}
