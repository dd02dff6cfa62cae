/** Whom somebody said to be two. */
import type { ApartRow } from '../../../shared/contract/identities.ts';
import { type Database, row, rows } from '../store/database.ts';
import { doerOf } from '../team/queries.ts';

export interface Placed {
  /** Of the identity that was asked for. */
  uid: string;
  contributorId: number;
  /** The contributor's own uid, and what they are called. */
  contributor: string;
  name: string;
}

/** Whose an identity is; `null` where there is nobody. */
export const placeOf = (db: Database, uid: string): Placed | null =>
  row<Placed>(
    db.prepare(
      `SELECT identity.uid, contributor.id AS contributorId, contributor.uid AS contributor, name FROM identity
       JOIN contributor_identity ON identity_id = identity.id JOIN contributor ON contributor.id = contributor_id WHERE identity.uid = :uid`,
    ),
    { uid },
  ) ?? null;

const own = 'SELECT uid FROM identity JOIN contributor_identity ON identity_id = identity.id WHERE contributor_id';

/** Answers that two contributors (integer keys) are not the same. */
export function answersBetween(db: Database, one: number, other: number): string[] {
  return rows<{ uid: string }>(
    db.prepare(
      `SELECT uid FROM not_same_person WHERE one IN (${own} = :one) AND other IN (${own} = :other)
       UNION SELECT uid FROM not_same_person WHERE one IN (${own} = :other) AND other IN (${own} = :one) ORDER BY uid`,
    ),
    { one, other },
  ).map(({ uid }) => uid);
}

/** Whom a contributor (integer key) is not, the first answer first. */
export function apartFrom(db: Database, id: number): ApartRow[] {
  const found = rows<{ uid: string; of: string; name: string; by: string | null; at: number }>(
    db.prepare(
      `SELECT uid, other AS of, other_name AS name, by, at FROM not_same_person WHERE one IN (${own} = :id)
       UNION SELECT uid, one, one_name, by, at FROM not_same_person WHERE other IN (${own} = :id) ORDER BY uid`,
    ),
    { id },
  );
  return found.map(({ uid, of, name, by, at }) => {
    const now = placeOf(db, of);
    return { id: uid, contributor: now?.contributor ?? null, name: now?.name ?? name, by: doerOf(db, by), at };
  });
}
