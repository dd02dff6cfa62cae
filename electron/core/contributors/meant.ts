import type { People } from '../../../shared/contract/contributors.ts';
import { type Database, row, rows } from '../store/database.ts';
import { newUid } from '../store/ids.ts';
import { matchingAnchors } from './queries.ts';
import { contributorKey } from './rows.ts';

/** "1 person", "1,200 people" */
export const peopleWords = (count: number): string => (count === 1 ? '1 person' : `${count.toLocaleString('en')} people`);

/** All identities of the contributor that this uid belongs to: what was decided about any of them is about the person. */
export function anchorsOf(db: Database, uid: string): string[] {
  return rows<{ uid: string }>(
    db.prepare('SELECT uid FROM contributor_identity JOIN identity ON identity.id = identity_id WHERE contributor_id = :id ORDER BY uid'),
    { id: contributorKey(db, uid) },
  ).map((identity) => identity.uid);
}

/** Sets a profile value, on the identity that has one already or else on the one named; `null` takes it away. */
export function setValue(db: Database, uid: string, field: string, value: string | null): void {
  const anchors = JSON.stringify(anchorsOf(db, uid));
  const known = rows<{ uid: string }>(
    // By the person, not by the field, which thousands may have.
    db.prepare('SELECT uid FROM profile_value WHERE +field = :field AND anchor IN (SELECT value FROM json_each(:anchors)) ORDER BY uid'),
    { field, anchors },
  );
  if (value === null) {
    for (const found of known) db.prepare('DELETE FROM profile_value WHERE uid = :uid').run({ uid: found.uid });
    return;
  }
  const last = known.at(-1);
  if (last) db.prepare('UPDATE profile_value SET value = :value WHERE uid = :uid').run({ uid: last.uid, value });
  else db.prepare('INSERT INTO profile_value VALUES (:uid, :anchor, :field, :value)').run({ uid: newUid(), anchor: uid, field, value });
}

/** What somebody is called now. */
export function nameOf(db: Database, anchor: string): string {
  const found = row<{ name: string }>(
    db.prepare(
      'SELECT name FROM identity JOIN contributor_identity ON identity_id = identity.id JOIN contributor ON contributor.id = contributor_id WHERE identity.uid = :anchor',
    ),
    { anchor },
  );
  return found?.name ?? 'somebody';
}

/** One identity of each of the people that are meant. */
export function anchorsFor(db: Database, wanted: People, now: number): string[] {
  if ('contributors' in wanted) return [...new Set(wanted.contributors)];
  const except = new Set(wanted.except);
  return matchingAnchors(db, wanted.search, wanted.filter, now).filter((uid) => !except.has(uid));
}
