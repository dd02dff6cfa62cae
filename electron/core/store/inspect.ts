import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { checkBeside } from './beside.ts';
import { applicationId } from './migrate.ts';
import { latestVersion } from './migrations/index.ts';
import { openError } from './problems.ts';

const HEADER = 100;

const notThere = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP']);

function readHeader(path: string): Buffer {
  let file: number;
  try {
    if (!statSync(path).isFile()) throw openError('not_ours', path);
    file = openSync(path, 'r');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code && notThere.has(code)) throw openError('missing', path, error);
    if (code === 'EACCES' || code === 'EPERM') throw openError('no_permission', path, error);
    throw error;
  }
  try {
    const header = Buffer.alloc(HEADER);
    const length = readSync(file, header, 0, HEADER, 0);
    return header.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/**
 * Looks at the first bytes before SQLite does, so that a picture, an empty file or another program's database is never
 * opened for writing, and at what lies beside them. Throws the problem in words.
 */
export function inspectFile(path: string): { writable: boolean } {
  const header = readHeader(path);
  if (header.length < HEADER || header.toString('latin1', 0, 16) !== 'SQLite format 3\u0000') {
    // Our own magic where it belongs, with the beginning overwritten, is damage; anything else was never ours.
    throw openError(header.length >= 72 && header.readUInt32BE(68) === applicationId ? 'damaged' : 'not_ours', path);
  }
  if (header.readUInt32BE(68) !== applicationId) throw openError('not_ours', path);
  if (header.readUInt32BE(60) > latestVersion) throw openError('newer', path);
  checkBeside(path);
  try {
    accessSync(path, constants.W_OK);
    return { writable: true };
  } catch {
    return { writable: false };
  }
}

/** Throws in words when no new file can be made there. Files are never overwritten. */
export function checkNewFile(path: string): void {
  if (existsSync(path)) throw new AppError('conflict', 'There is a file of that name already. Choose another name.', { path });
  if (!existsSync(dirname(path))) throw new AppError('not_found', 'The folder for this file is not there. Choose another one.', { path });
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    throw new AppError(
      'storage',
      'Cairn may not write in this folder. Choose another one.',
      { problem: 'read_only', path },
      { cause: error },
    );
  }
}
