import type { OpenProblem } from '../../../shared/contract/workspace.ts';
import { AppError } from '../../../shared/errors.ts';

/** What a screen says for each way a file can refuse to open. */
const sentences: Record<OpenProblem, string> = {
  missing: 'This workspace is not where it was. Choose another file, or plug in the disk it is on.',
  newer: 'This workspace was written by a newer Cairn. Nothing was changed. Install the newer version to open it.',
  damaged: 'This file is damaged. Nothing was changed or deleted. Open the newest backup, or a copy of your own.',
  read_only: 'This file cannot be written. You can open it for reading, or save a copy elsewhere.',
  in_use: 'This workspace is open in another Cairn. Close it there first, or open it for reading.',
  not_ours: 'This file is not a Cairn workspace. Nothing was changed. Choose another file.',
  no_permission: 'You may not read this file. Ask its owner for access, or choose another file.',
  disk_full: 'The disk is full. Everything saved before this is kept. Free some space and try again.',
};

export function openError(problem: OpenProblem, path: string, cause?: unknown, extra: Record<string, unknown> = {}): AppError {
  const code = problem === 'in_use' ? 'conflict' : problem === 'missing' ? 'not_found' : 'storage';
  return new AppError(code, sentences[problem], { problem, path, ...extra }, { cause });
}

/** SQLite's primary result code, without its extended part. */
function resultCode(error: unknown): number | null {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : null;
}

const PERM = 3;
const BUSY = 5;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

const problemOf: Record<number, OpenProblem> = {
  [PERM]: 'no_permission',
  [BUSY]: 'in_use',
  [READONLY]: 'read_only',
  [IOERR]: 'damaged',
  [CORRUPT]: 'damaged',
  [FULL]: 'disk_full',
  [CANTOPEN]: 'no_permission',
  [NOTADB]: 'damaged',
};

/** Turns what SQLite throws into a sentence; anything else is passed through. */
export function storageError(error: unknown, path: string): unknown {
  if (error instanceof AppError) return error;
  const code = resultCode(error);
  const problem = code === null ? undefined : problemOf[code];
  return problem ? openError(problem, path, error) : error;
}

export const isBusy = (error: unknown): boolean => resultCode(error) === BUSY;

export const isNoDatabase = (error: unknown): boolean => resultCode(error) === NOTADB;
