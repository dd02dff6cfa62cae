import { type Database, row } from './database.ts';
import { identityUid } from './ids.ts';

export interface KeptIdentity {
  id: number;
  /** Several people carry it, so it says nothing about who it is. */
  shared: boolean;
  isNew: boolean;
}

/** The identity of (platform, type, lower value), which is one whoever names it first. */
export function keepIdentity(db: Database, platform: string, type: string, value: string): KeptIdentity {
  const lower = value.toLowerCase();
  const found = row<{ id: number; shared: number }>(
    db.prepare('SELECT id, shared FROM identity WHERE platform = :platform AND type = :type AND lower_value = :lower'),
    { platform, type, lower },
  );
  if (found) return { id: found.id, shared: found.shared === 1, isNew: false };
  return { id: insertIdentity(db, { uid: identityUid(platform, type, value), platform, type, value, lower }), shared: false, isNew: true };
}

export function insertIdentity(
  db: Database,
  identity: { uid: string; platform: string; type: string; value: string; lower: string },
): number {
  const made = db
    .prepare('INSERT INTO identity (uid, platform, type, value, lower_value) VALUES (:uid, :platform, :type, :value, :lower)')
    .run(identity);
  return Number(made.lastInsertRowid);
}

/** Stands for "under no name" where an activity was not signed. No source can bring it: controls are taken out of names. */
export const UNSIGNED = '\u001a';

/** The integer key of a name, as written. */
export function keepName(db: Database, value: string): number {
  db.prepare('INSERT INTO person_name (value) VALUES (:value) ON CONFLICT DO NOTHING').run({ value });
  return row<{ id: number }>(db.prepare('SELECT id FROM person_name WHERE value = :value'), { value })?.id ?? 0;
}
