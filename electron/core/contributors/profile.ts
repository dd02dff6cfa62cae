import type { ActivityRow, ContributorProfile, identityRow } from '../../../shared/contract/contributors.ts';
import type { CountedKind } from '../../../shared/domain/contributors/contributions.ts';
import { addressOf } from '../../../shared/domain/identities/addresses.ts';
import { daysIn, monthName } from '../../../shared/domain/time/months.ts';
import type { z } from '../../../shared/zod.ts';
import { type Database, row, rows } from '../store/database.ts';
import { activityUid } from '../store/ids.ts';
import { todayOf } from '../store/today.ts';
import { consentNowOf, contactsOf } from './contacts.ts';
import { detailsOf } from './details.ts';
import { contributorRows } from './rows.ts';

type IdentityRow = z.infer<typeof identityRow>;

const identitiesSql = `SELECT identity.id, uid, platform, type, value,
    coalesce((SELECT sum(uses) FROM identity_name WHERE identity_id = identity.id), 0) AS activities,
    (SELECT json_group_array(value) FROM (SELECT value FROM identity_name JOIN person_name ON person_name.id = name_id
      WHERE identity_id = identity.id ORDER BY uses DESC, value LIMIT 20)) AS names,
    (SELECT json_group_array(DISTINCT proof) FROM identity_proof JOIN contributor_identity AS other
      ON other.identity_id = iif(identity_proof.identity_id = identity.id, other_id, identity_proof.identity_id)
      WHERE (identity_proof.identity_id = identity.id OR other_id = identity.id) AND other.contributor_id = :id) AS proofs
  FROM contributor_identity JOIN identity ON identity.id = contributor_identity.identity_id
  WHERE contributor_id = :id ORDER BY activities DESC, platform, type, lower_value`;

const namesAtSql = `SELECT count(*) AS names FROM identity JOIN contributor_identity ON identity_id = identity.id
  JOIN contributor ON contributor.id = contributor_id
  WHERE platform = :platform AND type = 'name_email' AND substr(lower_value, -length(:end)) = :end`;

/** How many names are told apart at the address of an identity; `null` where the address alone is the identity. */
function namesAt(db: Database, { platform, type, value }: { platform: string; type: string; value: string }): number | null {
  if (type !== 'name_email') return null;
  const end = ` <${addressOf({ type, value })}>`.toLowerCase();
  return row<{ names: number }>(db.prepare(namesAtSql), { platform, end })?.names ?? 0;
}

export function identitiesOf(db: Database, id: number): IdentityRow[] {
  const found = rows<{
    uid: string;
    platform: string;
    type: IdentityRow['type'];
    value: string;
    activities: number;
    names: string;
    proofs: string;
  }>(db.prepare(identitiesSql), { id });
  return found.map(({ uid, platform, type, value, activities, names, proofs }) => ({
    id: uid,
    platform,
    type,
    value,
    activities,
    names: JSON.parse(names) as string[],
    proofs: JSON.parse(proofs) as IdentityRow['proofs'],
    sharedBy: namesAt(db, { platform, type, value }),
  }));
}

export function profileOf(db: Database, id: number, asOf: number): ContributorProfile | null {
  const [found] = contributorRows(db, [id], asOf);
  const more = row<{ sourcedName: string; kindReason: string | null; undated: number }>(
    db.prepare('SELECT sourced_name AS sourcedName, kind_reason AS kindReason, undated FROM contributor WHERE id = :id'),
    { id },
  );
  if (!found || !more) return null;
  return {
    row: { ...found, key: null },
    sourcedName: more.sourcedName === found.name ? null : more.sourcedName,
    kindReason: more.kindReason,
    identities: identitiesOf(db, id),
    counts: rows<{ kind: CountedKind; count: number }>(
      db.prepare('SELECT counts_as AS kind, count FROM contributor_kind WHERE contributor_id = :id ORDER BY count DESC, counts_as'),
      { id },
    ).map((count) => ({ ...count })),
    sources: rows<{ id: string; name: string; activities: number }>(
      db.prepare(
        `SELECT source.uid AS id, source.name, count AS activities FROM contributor_source JOIN source_key ON source_key.id = source_id
         JOIN source ON source.uid = source_key.uid WHERE contributor_id = :id ORDER BY count DESC, source.name`,
      ),
      { id },
    ).map((source) => ({ ...source })),
    activeDays: monthsOf(db, id).reduce((days, month) => days + month.activeDays, 0),
    undated: more.undated,
    details: detailsOf(db, id),
    lastContact: contactsOf(db, id, { offset: 0, limit: 1 }).rows[0] ?? null,
    consent: consentNowOf(db, id, todayOf(db, asOf)),
    notes: rows<{ id: string; text: string; at: number; editedAt: number | null }>(
      db.prepare(
        `SELECT note.uid AS id, text, at, edited_at AS editedAt FROM contributor_identity JOIN identity ON identity.id = identity_id
         JOIN note ON anchor = identity.uid WHERE contributor_id = :id ORDER BY at DESC, note.uid DESC`,
      ),
      { id },
    ).map((note) => ({ ...note })),
  };
}

/** Months with activity, newest first. */
export function monthsOf(db: Database, id: number): { month: string; activities: number; activeDays: number }[] {
  return rows<{ month: number; activities: number; days: number }>(
    db.prepare('SELECT month, count AS activities, days FROM contributor_month WHERE contributor_id = :id ORDER BY month DESC LIMIT 1200'),
    { id },
  ).map(({ month, activities, days }) => ({ month: monthName(month), activities, activeDays: daysIn(days) }));
}

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
const activitiesSql = `SELECT activity.id, activity.kind, counts_as AS countsAs, title, activity.key, url AS link, at, at_offset AS offset, dated,
    source_key.uid AS sourceUid, source.name AS sourceName
  FROM json_each(:ids) AS wanted JOIN activity ON activity.id = wanted.value JOIN source_key ON source_key.id = source_id
  LEFT JOIN source ON source.uid = source_key.uid LEFT JOIN activity_link ON activity_id = activity.id ORDER BY wanted.key`;

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
  const shown = rows<{
    id: number;
    kind: ActivityRow['kind'];
    countsAs: CountedKind;
    title: string;
    key: string;
    link: string | null;
    at: number;
    offset: number | null;
    dated: 0 | 1 | 2;
    sourceUid: string;
    sourceName: string | null;
  }>(db.prepare(activitiesSql), { ids: JSON.stringify(keys.slice(0, page.limit).map((key) => key.id)) });
  const last = shown.at(-1);
  return {
    rows: shown.map((activity) => ({
      id: activityUid(activity.kind, activity.key),
      kind: activity.kind,
      countsAs: activity.countsAs,
      title: activity.title,
      key: activity.key.split(':')[0] ?? activity.key,
      link: activity.link,
      at: activity.at,
      offset: activity.offset,
      dateFrom: dateFrom[activity.dated],
      source: { id: activity.sourceUid, name: activity.sourceName ?? 'a removed source' },
    })),
    next: keys.length > page.limit && last ? { at: last.at, key: last.id } : null,
  };
}
