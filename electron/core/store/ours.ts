import { createHash } from 'node:crypto';
import { type Database, row } from './database.ts';
import { applicationId, expectedSchema, schemaOf, versionOf } from './migrate.ts';
import { latestVersion } from './migrations/index.ts';
import { latestSchemaPrint } from './migrations/schema-print.ts';
import { openError } from './problems.ts';

/** A file with our mark but other tables, triggers or views than ours is not opened: its triggers would run as we write. */
export function checkOurs(db: Database, path: string): void {
  const id = row<{ application_id: number }>(db.prepare('PRAGMA application_id'))?.application_id;
  const version = versionOf(db);
  if (id !== applicationId) throw openError('not_ours', path);
  if (version > latestVersion) throw openError('newer', path);
  if (!hasSchemaOf(db, version)) throw openError('damaged', path, undefined, { reason: 'schema' });
}

export const schemaPrint = (schema: readonly string[]): string => createHash('sha256').update(schema.join('\n')).digest('hex');

function hasSchemaOf(db: Database, version: number): boolean {
  const schema = schemaOf(db);
  if (version === latestVersion && schemaPrint(schema) === latestSchemaPrint) return true;
  return schema.join('\n') === expectedSchema(version).join('\n');
}

/** Reads every page. False where one is not what it should be. */
export const isSound = (db: Database): boolean => row<{ quick_check: string }>(db.prepare('PRAGMA quick_check(1)'))?.quick_check === 'ok';

/** The uid of the workspace in a database; `null` where there is none. */
export const workspaceUid = (db: Database): string | null => row<{ uid: string }>(db.prepare('SELECT uid FROM workspace'))?.uid ?? null;
