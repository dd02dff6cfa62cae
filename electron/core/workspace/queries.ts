import type { QueryHandlers } from '../../../shared/contract/define.ts';
import type { WorkspaceInfo, workspace } from '../../../shared/contract/workspace.ts';
import { listBackups } from '../store/backups.ts';
import { copyForColleague } from '../store/colleague-mark.ts';
import { type Database, row } from '../store/database.ts';
import { folderWarning } from '../store/surroundings.ts';

/** The restore that nobody has released the workspace after yet; `null` when nothing holds it. */
export function heldSince(db: Database): WorkspaceInfo['held'] {
  const found = row<{ at: number; backupAt: number; kept: string }>(
    db.prepare(
      `SELECT at, backup_at AS backupAt, kept FROM restore WHERE uid NOT IN (SELECT restore_uid FROM restore_release) ORDER BY id DESC LIMIT 1`,
    ),
  );
  return found ? { ...found } : null;
}

/** Made by `createSample`: what fills it is the change right after the making of the file, and no undo takes that back. */
const isSample = (db: Database): boolean =>
  row(db.prepare("SELECT 1 FROM change_set WHERE seq = 2 AND command = 'workspace.createSample'")) !== undefined;

/** What is known of the workspace on this connection. */
export function workspaceInfo(db: Database, path: string, readOnly: boolean): WorkspaceInfo {
  const found = row<{ id: string; name: string; createdAt: number; reportingZone: string }>(
    db.prepare('SELECT uid AS id, name, created_at AS createdAt, reporting_zone AS reportingZone FROM workspace'),
  );
  return {
    id: '',
    name: '',
    createdAt: 0,
    reportingZone: 'UTC',
    ...found,
    path,
    readOnly,
    sample: isSample(db),
    warning: folderWarning(path),
    held: heldSince(db),
    colleagueCopy: copyForColleague(db),
  };
}

export function workspaceQueries(db: Database, path: string, readOnly: boolean): Omit<QueryHandlers<typeof workspace>, 'keyState'> {
  return {
    current: () => workspaceInfo(db, path, readOnly),
    backups: (input) => ({ backups: listBackups(input.path) }),
  };
}
