import { type Database, row } from './database.ts';
import { applicationId, expectedSchema, schemaOf, versionOf } from './migrate.ts';
import { latestVersion } from './migrations/index.ts';
import { openError } from './problems.ts';

/** A file with our mark but other tables, triggers or views than ours is not opened: its triggers would run as we write. */
export function checkOurs(db: Database, path: string): void {
  const id = row<{ application_id: number }>(db.prepare('PRAGMA application_id'))?.application_id;
  const version = versionOf(db);
  if (id !== applicationId) throw openError('not_ours', path);
  if (version > latestVersion) throw openError('newer', path);
  if (schemaOf(db).join('\n') !== expectedSchema(version).join('\n')) throw openError('damaged', path, undefined, { reason: 'schema' });
}

/** Reads every page. False where one is not what it should be. */
export const isSound = (db: Database): boolean => row<{ quick_check: string }>(db.prepare('PRAGMA quick_check(1)'))?.quick_check === 'ok';

/** The uid of the workspace in a database; `null` where there is none. */
export const workspaceUid = (db: Database): string | null => row<{ uid: string }>(db.prepare('SELECT uid FROM workspace'))?.uid ?? null;
