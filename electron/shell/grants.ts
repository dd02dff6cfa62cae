/**
 * Which files and folders the window may name: those a person picked in a dialog, dropped on the window, or handed over at the
 * start, and those that main itself remembers. A path counts exactly as it was granted, and only while it still leads to the same
 * place: neither a relative name nor a link put in its way later opens another file.
 */
import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, normalize } from 'node:path';
import type { Procedure } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/errors.ts';

export class Grants {
  /** Name as granted -> where it led then. */
  readonly #granted = new Map<string, string>();
  /** Files that a person said may be replaced, each once. */
  readonly #replaceable = new Set<string>();
  #shown: readonly string[] = [];

  /** Grants one absolute path; anything else is passed over. The real path behind a link is granted with it. */
  grant(path: string): void {
    if (!isClean(path)) return;
    const real = realPath(path);
    if (real === null) return;
    this.#granted.set(path, real);
    this.#granted.set(real, real);
  }

  /** Grants a file of which the person said, in the system's dialog, that it may be replaced. Good for one time. */
  grantReplacing(path: string): void {
    this.grant(path);
    this.#replaceable.add(path);
  }

  /** Folders that may be shown in the system's file manager and nothing more: where the clones of the open workspace lie. */
  setShown(folders: readonly string[]): void {
    this.#shown = folders;
  }

  mayShow(path: unknown): boolean {
    return this.#shown.some((folder) => folder === path);
  }

  allows(path: string): boolean {
    const real = isClean(path) ? this.#granted.get(path) : undefined;
    return real !== undefined && realPath(path) === real;
  }

  /** Throws `invalid_input` when the input of a procedure names a file that nobody granted, or replaces one that nobody gave up. */
  check(procedure: Procedure, input: unknown): void {
    const fields = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
    for (const field of procedure.files) {
      if (!Object.hasOwn(fields, field)) continue;
      const path = fields[field];
      // A `file` is read; what may be replaced is the place that something is written to.
      const mayBeWritten = fields.replace !== true || field === 'file' || (typeof path === 'string' && this.#replaceable.delete(path));
      if (typeof path === 'string' && mayBeWritten && this.allows(path)) continue;
      throw new AppError(
        'invalid_input',
        'Cairn only touches files and folders that you chose. Choose it in a dialog, or drop it on the window.',
        { field },
      );
    }
  }
}

function isClean(path: string): boolean {
  return isAbsolute(path) && !path.includes('\0') && normalize(path) === path;
}

/**
 * Where a path leads. A file that is still to be made leads to its place in the real folder; `null` without such a folder, and for
 * a link to nowhere, because writing to it would make a file elsewhere.
 */
function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return null;
  }
  try {
    if (lstatSync(path, { throwIfNoEntry: false })) return null;
    return join(realpathSync.native(dirname(path)), basename(path));
  } catch {
    return null;
  }
}
