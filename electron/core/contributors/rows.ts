import type { ContributorRow } from '../../../shared/contract/contributors.ts';
import { addressOf } from '../../../shared/domain/identities/addresses.ts';
import { accountOf } from '../../../shared/domain/identities/signature.ts';
import { monthOf } from '../../../shared/domain/time/months.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Database, row, rows } from '../store/database.ts';

interface Stored {
  id: number;
  uid: string;
  name: string;
  handle: string;
  namesake: 0 | 1;
  kind: ContributorRow['kind'];
  firstActive: number | null;
  lastActive: number | null;
  contributions: number;
  activities: number;
  months: string;
  tags: string;
}

const rowsSql = `SELECT contributor.id, uid, name, handle, kind,
  EXISTS (SELECT 1 FROM contributor AS other WHERE other.name_key = contributor.name_key AND other.id <> contributor.id) AS namesake, first_at AS firstActive, last_at AS lastActive, contributions, activities,
  (SELECT json_group_array(json_array(month, count)) FROM contributor_month WHERE contributor_id = contributor.id AND month > :before) AS months,
  (SELECT json_group_array(json_object('id', uid, 'name', name)) FROM (
    SELECT uid, name FROM contributor_tag JOIN tag ON uid = tag_uid WHERE contributor_id = contributor.id ORDER BY name_key)) AS tags
  FROM json_each(:ids) AS wanted JOIN contributor ON contributor.id = wanted.value ORDER BY wanted.key`;

function toRow(stored: Stored, thisMonth: number): ContributorRow {
  const months = new Array<number>(12).fill(0);
  for (const [month, count] of JSON.parse(stored.months) as [number, number][]) {
    const slot = month - thisMonth + 11;
    if (slot >= 0 && slot < 12) months[slot] = count;
  }
  const { id, uid, tags, namesake, ...rest } = stored;
  return { ...rest, id: uid, key: id, namesake: namesake === 1, months, tags: JSON.parse(tags) as ContributorRow['tags'] };
}

/** Rows in the order of `ids` (integer keys). Keys that are nobody's any more are left out. `asOf` sets the last month. */
export function contributorRows(db: Database, ids: readonly number[], asOf: number): ContributorRow[] {
  const thisMonth = monthOf(asOf);
  return rows<Stored>(db.prepare(rowsSql), { ids: JSON.stringify(ids), before: thisMonth - 12 }).map((stored) => toRow(stored, thisMonth));
}

/** The integer key of the contributor that an identity's uid belongs to. Throws `not_found`. */
export function contributorKey(db: Database, uid: string): number {
  const found = row<{ id: number }>(
    db.prepare(
      `SELECT contributor_id AS id FROM identity JOIN contributor_identity ON identity_id = identity.id
       JOIN contributor ON contributor.id = contributor_id WHERE identity.uid = :uid`,
    ),
    { uid },
  );
  if (!found) throw new AppError('not_found', 'This contributor is not in the workspace (any more).', { id: uid });
  return found.id;
}

/** The row of the contributor that an identity's uid belongs to, for the doors without keys. Throws `not_found`. */
export function rowOf(db: Database, uid: string, now: number): ContributorRow {
  const [found] = contributorRows(db, [contributorKey(db, uid)], now);
  if (!found) throw new AppError('not_found', 'This contributor is not in the workspace (any more).', { id: uid });
  return { ...found, key: null };
}

const addressesSql = `SELECT wanted.value AS key, identity.type, identity.value,
    coalesce((SELECT sum(uses) FROM identity_name WHERE identity_id = identity.id), 0) AS uses
  FROM json_each(:ids) AS wanted JOIN contributor_identity ON contributor_id = wanted.value
  JOIN identity ON identity.id = identity_id AND identity.type IN ('email', 'name_email') ORDER BY wanted.key, uses DESC, uid`;

/** The address each signs with most, in the order of `ids` (integer keys); empty where only a platform gave one. */
export function contributorAddresses(db: Database, ids: readonly number[]): { key: number; address: string }[] {
  const addresses = new Map<number, string>();
  for (const { key, ...identity } of rows<{ key: number; type: string; value: string }>(db.prepare(addressesSql), {
    ids: JSON.stringify(ids),
  })) {
    const address = addressOf(identity);
    if (!addresses.has(key) && address.includes('@') && accountOf(address) === null) addresses.set(key, address);
  }
  return ids.map((key) => ({ key, address: addresses.get(key) ?? '' }));
}
