import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { AppError } from '../../../../shared/errors.ts';
import { notGit } from './command.ts';
import { looksLikeClone } from './repository.ts';

/** A folder with a git history: its real path, and what a source for it is called. Throws in words when it is none. */
export function inspectFolder(path: string): { path: string; name: string } {
  const folder = folderAt(path);
  if (!looksLikeClone(folder)) throw notGit(folder);
  return { path: folder, name: nameOf(folder) };
}

/** "click" for /work/click, /work/click.git and /work/click/.git */
function nameOf(path: string): string {
  const name = basename(path) === '.git' ? basename(dirname(path)) : basename(path);
  return name.replace(/\.git$/, '') || path;
}

function folderAt(path: string): string {
  const absolute = resolve(path);
  try {
    if (statSync(absolute).isDirectory()) return realpathSync(absolute);
  } catch {
    throw new AppError('not_found', 'There is no folder of that name. Choose the folder that was cloned.', { path: absolute });
  }
  throw new AppError('invalid_input', 'This is a file, not a folder. Choose the folder that was cloned.', { path: absolute });
}
