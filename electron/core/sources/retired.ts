/** A source that is removed in such a way that what it told stays: nothing reads it any more, until somebody brings it back. */
import { AppError } from '../../../shared/errors.ts';
import { type Database, row } from '../store/database.ts';

/** When it was set aside; `null`: it is read. */
export const retiredAt = (db: Database, uid: string): number | null =>
  row<{ at: number }>(db.prepare('SELECT at FROM source_retired WHERE uid = :uid'), { uid })?.at ?? null;

/** Throws `conflict`. */
export function refuseRetired(db: Database, { uid, name }: { uid: string; name: string }): void {
  if (retiredAt(db, uid) === null) return;
  throw new AppError('conflict', `${name} was removed, and what it told was kept, so it is not read any more. Bring it back first.`, {
    problem: 'retired',
    id: uid,
  });
}
