import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backup } from 'node:sqlite';
import { AppError } from '../../../shared/errors.ts';
import { type Database, openDatabase, row } from './database.ts';
import { checkNewFile } from './inspect.ts';
import { columnsOf } from './journal.ts';
import { storageError } from './problems.ts';

const folderOf = (path: string): string => join(dirname(path), `${basename(path, '.cairn')} backups`);

/** Empty where there is no such folder, or none that may be read: copies are offered, never needed. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Copies made of a workspace, newest first. A link is no copy. */
export function listBackups(path: string): { path: string; at: number; bytes: number }[] {
  const folder = folderOf(path);
  return namesIn(folder)
    .filter((name) => name.endsWith('.cairn'))
    .map((name) => ({ path: join(folder, name), file: lstatSync(join(folder, name), { throwIfNoEntry: false }) }))
    .flatMap(({ path, file }) => (file?.isFile() ? [{ path, at: Math.round(file.mtimeMs), bytes: file.size }] : []))
    .sort((a, b) => b.at - a.at)
    .slice(0, 200);
}

interface CopyOptions {
  /** A last touch, before the copy is checked. */
  finish?(copy: Database): void;
  /** Takes the place of the file at `target`, which the caller has locked and may lose. */
  replaces?: boolean;
}

/**
 * A whole copy of an open database, and its size in bytes. It is written beside its place, checked, and only then takes its
 * name, so that a file that looks like a copy is one. Never overwrites a file unless told that it `replaces` one.
 */
export async function copyDatabase(db: Database, target: string, { finish, replaces = false }: CopyOptions = {}): Promise<number> {
  if (!replaces) checkNewFile(target);
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  try {
    await backup(db.raw, partial);
    makeWhole(partial, finish);
    // What a crash left of the old file beside it would be taken for a part of the new one.
    if (replaces) for (const part of ['-wal', '-shm', '-journal']) rmSync(target + part, { force: true });
    renameSync(partial, target);
  } catch (error) {
    throw storageError(error, target);
  } finally {
    rmSync(partial, { force: true });
  }
  return statSync(target).size;
}

function makeWhole(path: string, finish: CopyOptions['finish']): void {
  const copy = openDatabase(path, 'write');
  try {
    // Jobs under way belong to the original; in the copy they would start a second time.
    copy.exec('PRAGMA journal_mode = DELETE');
    if (columnsOf(copy, 'job').length > 0) copy.exec('DELETE FROM job');
    finish?.(copy);
    const check = row<{ quick_check: string }>(copy.prepare('PRAGMA quick_check(1)'));
    if (check?.quick_check !== 'ok')
      throw new AppError('storage', 'The copy could not be checked, so it was not kept. Your workspace is untouched.');
  } finally {
    copy.close();
  }
}

/** Before a migration: the file as it was, kept beside it. */
export async function backUpBeforeMigration(db: Database, path: string, version: number, now: number): Promise<string> {
  const folder = folderOf(path);
  mkdirSync(folder, { recursive: true });
  const stamp = new Date(now).toISOString().replaceAll(':', '-').slice(0, 19);
  const target = join(folder, `${basename(path, '.cairn')} before upgrade from ${version} ${stamp}.cairn`);
  await copyDatabase(db, target);
  return target;
}
