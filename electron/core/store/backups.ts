/** The backups of a workspace: files in a folder beside it, called after it, why they were made, and when. */
import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BackupReason, BackupRow } from '../../../shared/contract/workspace.ts';
import { backupBudget, retained } from '../../../shared/domain/workspace/retention.ts';
import { AppError } from '../../../shared/errors.ts';
import { type CopyOptions, copyDatabase } from './backup.ts';
import { type Database, openDatabase, row } from './database.ts';
import { inspectFile } from './inspect.ts';
import { versionOf } from './migrate.ts';
import { workspaceUid } from './ours.ts';
import { freeBytes } from './surroundings.ts';

type Made = Exclude<BackupReason, 'other'>;

const words: Record<Made, string> = {
  daily: 'daily',
  by_hand: 'by hand',
  before_upgrade: 'before upgrade from',
  before_restore: 'before restore',
};

/** `community daily 2026-05-15T09-00-00.cairn`; a second one of the same second ends in `_2`. Times are UTC. */
const pattern = /^.+ (?:(daily|by hand|before restore)|(before upgrade from) \d+) (\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)(?:_\d+)?\.cairn$/;

export const backupFolder = (path: string): string => join(dirname(path), `${basename(path, '.cairn')} backups`);

/** Empty where there is no such folder, or none that may be read: backups are offered, never needed. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** What a name says about why and when; `null` for a name that Cairn does not give. */
function readName(name: string): { why: Made; at: number } | null {
  const [, word, upgrade, stamp = ''] = pattern.exec(name) ?? [];
  const why = (Object.keys(words) as Made[]).find((one) => words[one] === (word ?? upgrade));
  const at = Date.parse(`${stamp.slice(0, 11)}${stamp.slice(11).replaceAll('-', ':')}Z`);
  return why === undefined || Number.isNaN(at) ? null : { why, at };
}

/** Backups of a workspace, newest first. A link is none. Cairn gives a file such a name only once it has been checked. */
export function listBackups(path: string): BackupRow[] {
  const folder = backupFolder(path);
  return (
    namesIn(folder)
      .filter((name) => name.endsWith('.cairn'))
      .flatMap((name) => {
        const file = lstatSync(join(folder, name), { throwIfNoEntry: false });
        if (!file?.isFile()) return [];
        const said = readName(name);
        const at = said?.at ?? Math.round(file.mtimeMs);
        const row: BackupRow = { path: join(folder, name), at, bytes: file.size, why: said?.why ?? 'other', checked: said !== null };
        return [{ row, written: file.mtimeMs }];
      })
      // A name says no more than the second.
      .sort((a, b) => b.row.at - a.row.at || b.written - a.written)
      .slice(0, 200)
      .map(({ row }) => row)
  );
}

/** When a backup was made, by its name or else by its file, in UTC epoch milliseconds. */
export const listedAt = (path: string): number => readName(basename(path))?.at ?? Math.round(lstatSync(path).mtimeMs);

interface Options extends Pick<CopyOptions, 'progress' | 'goOn'> {
  /** Bytes that may still be written in a folder. */
  free?(folder: string): number;
}

/** Makes a checked backup of an open database; `now`: UTC epoch milliseconds. There is a whole one or none. */
export async function backUp(
  db: Database,
  path: string,
  why: Made,
  now: number,
  { free = freeBytes, ...options }: Options = {},
): Promise<BackupRow> {
  const folder = backupFolder(path);
  mkdirSync(folder, { recursive: true });
  checkRoom(db, folder, free(folder));
  const reason = why === 'before_upgrade' ? `${words[why]} ${versionOf(db)}` : words[why];
  const stamp = new Date(now).toISOString().replaceAll(':', '-').slice(0, 19);
  const target = freeName(join(folder, `${basename(path, '.cairn')} ${reason} ${stamp}`));
  const bytes = await copyDatabase(db, target, options);
  return { path: target, at: listedAt(target), bytes, why, checked: true };
}

function freeName(start: string): string {
  for (let n = 2, name = `${start}.cairn`; ; n += 1) {
    if (!existsSync(name)) return name;
    name = `${start}_${n}.cairn`;
  }
}

/** Looked at beforehand: a disk that a backup fills up takes no more decisions either. */
export function checkRoom(db: Database, folder: string, free = freeBytes(folder)): void {
  const size =
    row<{ bytes: number }>(db.prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size'))?.bytes ?? 0;
  if (free > size) return;
  const inMegabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
  throw new AppError(
    'storage',
    `There is no room for a copy of the workspace: it takes ${inMegabytes(size)}, and ${inMegabytes(free)} are free on this disk. Everything in the workspace is kept. Free some space and try again.`,
    { problem: 'disk_full', path: folder },
  );
}

/**
 * Deletes the backups that the rule does not keep, and says how many. Only files that carry a name Cairn gives and hold this very
 * workspace as it was; whatever else lies there is left alone, also a backup that somebody opened and went on working in.
 */
export function dropOldBackups(path: string, uid: string, asOf: number, dayOf: (at: number) => number): number {
  const ours = listBackups(path).filter(({ path: file, at, checked }) => checked && mayGo(file, uid, at));
  const all = ours.map((one) => ({
    ...one,
    name: basename(one.path),
    isWayBack: one.why === 'before_upgrade' || one.why === 'before_restore',
  }));
  const { drop } = retained(all, { asOf, dayOf, budget: backupBudget });
  for (const { path: file } of drop) rmSync(file, { force: true });
  return drop.length;
}

/** What a kill left of a backup that was being made. Called when none is. */
export function removeHalfBackups(path: string): void {
  const folder = backupFolder(path);
  for (const name of namesIn(folder)) {
    const [whole] = name.split('.partial');
    if (whole !== undefined && whole !== name && readName(whole)) rmSync(join(folder, name), { force: true });
  }
}

/** A backup is made within this time of what its name says; whoever decided something in it later works in it. Milliseconds. */
const making = 60_000;

/** A file that does not say what it holds stays. */
function mayGo(path: string, uid: string, at: number): boolean {
  try {
    inspectFile(path);
    const db = openDatabase(path, 'read');
    try {
      const last = row<{ at: number | null }>(db.prepare('SELECT max(at) AS at FROM change_set'))?.at ?? 0;
      return workspaceUid(db) === uid && last <= at + making;
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}
