import { fold } from '../../../shared/domain/identities/fold.ts';
import { type Database, row } from '../store/database.ts';
import { newUid } from '../store/ids.ts';

/** The uid of a tag, whatever the case and accents of its name; it is made where there is none. */
export function tagNamed(db: Database, name: string): string {
  const nameKey = fold(name);
  const known = row<{ uid: string }>(db.prepare('SELECT uid FROM tag WHERE name_key = :nameKey'), { nameKey });
  const tag = known?.uid ?? newUid();
  if (!known) db.prepare('INSERT INTO tag VALUES (:tag, :name, :nameKey)').run({ tag, name, nameKey });
  return tag;
}
