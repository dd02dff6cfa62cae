import type { ContributorProfile, identityRow } from '../../../shared/contract/contributors.ts';
import { byHandSource } from '../../../shared/domain/contributors/by-hand.ts';
import type { CountedKind } from '../../../shared/domain/contributors/contributions.ts';
import { addressOf } from '../../../shared/domain/identities/addresses.ts';
import { daysIn, monthName } from '../../../shared/domain/time/months.ts';
import type { z } from '../../../shared/zod.ts';
import { apartFrom } from '../identities/queries.ts';
import { type Database, row, rows } from '../store/database.ts';
import { UNSIGNED } from '../store/identities.ts';
import { todayOf } from '../store/today.ts';
import { consentStandingsOf, lastContactsOf } from './contacts.ts';
import { detailsOf } from './details.ts';
import { keptOf, mergesOf } from './merges.ts';
import { notesOf } from './notes.ts';
import { contributorRows } from './rows.ts';

type IdentityRow = z.infer<typeof identityRow>;

const identitiesSql = `SELECT identity.id, uid, platform, type, value,
    coalesce((SELECT sum(uses) FROM identity_name WHERE identity_id = identity.id), 0) AS activities,
    (SELECT json_group_array(value) FROM (SELECT value FROM identity_name JOIN person_name ON person_name.id = name_id
      WHERE identity_id = identity.id AND value <> '${UNSIGNED}' ORDER BY uses DESC, value LIMIT 20)) AS names,
    (SELECT json_group_array(DISTINCT proof) FROM identity_proof JOIN contributor_identity AS other
      ON other.identity_id = iif(identity_proof.identity_id = identity.id, other_id, identity_proof.identity_id)
      WHERE (identity_proof.identity_id = identity.id OR other_id = identity.id) AND other.contributor_id = :id) AS proofs,
    EXISTS (SELECT 1 FROM added_identity WHERE other = identity.uid) AS given,
    EXISTS (SELECT 1 FROM added_identity WHERE anchor = identity.uid) OR EXISTS (SELECT 1 FROM same_person WHERE anchor = identity.uid OR other = identity.uid) AS said
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
    given: 0 | 1;
    said: 0 | 1;
  }>(db.prepare(identitiesSql), { id });
  return found.map(({ uid, platform, type, value, activities, names, proofs, given, said }) => ({
    id: uid,
    platform,
    type,
    value,
    activities,
    names: JSON.parse(names) as string[],
    proofs: [...(JSON.parse(proofs) as IdentityRow['proofs']), ...(given + said > 0 ? (['hand'] as const) : [])],
    given: given === 1,
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
  const consents = consentStandingsOf(db, id, todayOf(db, asOf));
  return {
    row: { ...found, key: null },
    sourcedName: more.sourcedName === found.name ? null : more.sourcedName,
    kindReason: more.kindReason,
    identities: identitiesOf(db, id),
    merges: mergesOf(db, id),
    apart: apartFrom(db, id),
    kept: keptOf(db, id),
    counts: rows<{ kind: CountedKind; count: number }>(
      db.prepare('SELECT counts_as AS kind, count FROM contributor_kind WHERE contributor_id = :id ORDER BY count DESC, counts_as'),
      { id },
    ).map((count) => ({ ...count })),
    sources: rows<{ id: string; name: string; activities: number }>(
      db.prepare(
        `SELECT source_key.uid AS id, coalesce(source.name, :byHand) AS name, count AS activities FROM contributor_source
         JOIN source_key ON source_key.id = source_id LEFT JOIN source ON source.uid = source_key.uid
         WHERE contributor_id = :id AND (source.uid IS NOT NULL OR source_key.uid = :hand) ORDER BY count DESC, name`,
      ),
      { id, hand: byHandSource.id, byHand: byHandSource.name },
    ).map((source) => ({ ...source })),
    activeDays: monthsOf(db, id).reduce((days, month) => days + month.activeDays, 0),
    undated: more.undated,
    details: detailsOf(db, id),
    lastContact: lastContactsOf(db, [id])[0]?.contact ?? null,
    consent: consents.now,
    consentRecords: consents.records,
    notes: notesOf(db, id),
  };
}

/** Months with activity, newest first. */
export function monthsOf(db: Database, id: number): { month: string; activities: number; activeDays: number }[] {
  return rows<{ month: number; activities: number; days: number }>(
    db.prepare('SELECT month, count AS activities, days FROM contributor_month WHERE contributor_id = :id ORDER BY month DESC LIMIT 1200'),
    { id },
  ).map(({ month, activities, days }) => ({ month: monthName(month), activities, activeDays: daysIn(days) }));
}
