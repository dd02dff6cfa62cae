import type { MergeRow } from '../../../shared/contract/by-hand.ts';
import type { ContributorProfile } from '../../../shared/contract/contributors.ts';
import { type Database, rows } from '../store/database.ts';
import { doerOf } from '../team/queries.ts';

const ofPerson = 'FROM contributor_identity JOIN identity ON identity.id = identity_id';

/** The merges by hand that made a contributor (integer key) one person, the first one first. */
export function mergesOf(db: Database, id: number): MergeRow[] {
  return rows<Omit<MergeRow, 'by'> & { by: string | null }>(
    db.prepare(
      `SELECT same_person.uid AS id, name, other_name AS otherName, reason, same_person.by, same_person.at ${ofPerson}
       JOIN same_person ON anchor = identity.uid WHERE contributor_id = :id ORDER BY same_person.uid`,
    ),
    { id },
  ).map(({ by, ...merge }) => ({ ...merge, by: doerOf(db, by) }));
}

/** Of each field with several values, those before the last: they count again when whoever was merged is split. */
export function keptOf(db: Database, id: number): ContributorProfile['kept'] {
  const noted = rows<{ field: string; value: string }>(
    db.prepare(
      `SELECT field, profile_value.value ${ofPerson} JOIN profile_value ON anchor = identity.uid WHERE contributor_id = :id ORDER BY profile_value.uid`,
    ),
    { id },
  );
  const last = new Map(noted.map(({ field, value }) => [field, value]));
  return noted
    .filter((one, at) => noted.findLastIndex(({ field }) => field === one.field) !== at && one.value !== last.get(one.field))
    .map(({ field, value }) => ({ field, value: field === 'owner' ? (doerOf(db, value)?.name ?? '') : value }));
}
