/** Whom somebody said to be two. */
import type { ApartRow } from '../../../shared/contract/identities.ts';
import type { Apart } from '../../../shared/domain/identities/clusters.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Database, row, rows } from '../store/database.ts';
import { doerOf } from '../team/queries.ts';

export interface Place {
  /** Of the identity that was asked for. */
  uid: string;
  contributorId: number;
  /** The contributor's own uid, and what they are called. */
  contributor: string;
  name: string;
}

/** Whose an identity is; `null` where there is nobody. */
export const placeOf = (db: Database, uid: string): Place | null =>
  row<Place>(
    db.prepare(
      `SELECT identity.uid, contributor.id AS contributorId, contributor.uid AS contributor, name FROM identity
       JOIN contributor_identity ON identity_id = identity.id JOIN contributor ON contributor.id = contributor_id WHERE identity.uid = :uid`,
    ),
    { uid },
  ) ?? null;

/** The same where there has to be somebody. Throws `not_found`. */
export function placeThere(db: Database, uid: string): Place {
  const found = placeOf(db, uid);
  if (found) return found;
  throw new AppError('not_found', 'This contributor is not in the workspace (any more). Nothing was changed.', { id: uid });
}

/** What there is to see of a person at a glance. */
export function sideOf(db: Database, { contributorId, contributor, name }: Place) {
  const { contributions, firstAt, lastAt } = row<{ contributions: number; firstAt: number | null; lastAt: number | null }>(
    db.prepare('SELECT contributions, first_at AS firstAt, last_at AS lastAt FROM contributor WHERE id = :id'),
    { id: contributorId },
  ) ?? { contributions: 0, firstAt: null, lastAt: null };
  const values = rows<{ value: string }>(
    db.prepare(
      `SELECT identity.value FROM identity JOIN contributor_identity ON identity_id = identity.id WHERE contributor_id = :id ORDER BY identity.uid LIMIT 20`,
    ),
    { id: contributorId },
  );
  return { contributor, name, contributions, firstActive: firstAt, lastActive: lastAt, identities: values.map(({ value }) => value) };
}

const own = 'SELECT uid FROM identity JOIN contributor_identity ON identity_id = identity.id WHERE contributor_id';

const pairsSql = `SELECT one.id AS one, two.id AS other FROM not_same_person JOIN identity AS one ON one.uid = not_same_person.one
  JOIN identity AS two ON two.uid = not_same_person.other`;

/** Identities (integer keys) that somebody said are not one person; `of`: where the first is one of these. */
export const pairsApart = (db: Database, of?: readonly number[]): Apart[] =>
  of === undefined
    ? rows<Apart>(db.prepare(pairsSql))
    : rows<Apart>(db.prepare(`${pairsSql} WHERE one.id IN (SELECT value FROM json_each(:of))`), { of: JSON.stringify(of) });

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
