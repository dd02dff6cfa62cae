/** A file that is written beside its place and takes its name only when it is whole. */
import { randomBytes } from 'node:crypto';
import { lstatSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError } from '../../../shared/errors.ts';

const problem = (code: 'conflict' | 'storage' | 'not_found' | 'invalid_input', message: string, path: string): AppError =>
  new AppError(code, message, { path });

function sentence(error: unknown, path: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return problem(
        'storage',
        'The disk is full, so the list was not written. Nothing was left behind. Free some space and try again.',
        path,
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return problem('not_found', 'The folder for this file is not there any more. Nothing was written. Choose another place.', path);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return problem('storage', 'Nothing may be written in this folder. Choose another place.', path);
    case 'ENAMETOOLONG':
      return problem('invalid_input', 'The name of this file is too long. Choose a shorter one.', path);
    default:
      return error;
  }
}

/** Refuses a place that is taken, unless the person said that what is there may go; never gives up a workspace. */
function checkPlace(path: string, replace: boolean, workspace: string): void {
  if (path.toLowerCase().endsWith('.cairn'))
    throw problem('invalid_input', 'A name that ends in ".cairn" is for workspaces. Choose another one.', path);
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (!there) return;
  if (!replace) throw problem('conflict', 'There is a file of that name already. It was left as it is. Choose another name.', path);
  if (!there.isFile())
    throw problem('conflict', 'What has that name is not a plain file. It was left as it is. Choose another name.', path);
  if (realpathSync(path) === realpathSync(workspace))
    throw problem('conflict', 'This is the workspace that is open. Choose another name.', path);
}

export class PlacedFile {
  readonly path: string;
  readonly #partial: string;
  readonly #handle: FileHandle;
  readonly #check: () => void;
  #bytes = 0;

  private constructor(path: string, partial: string, handle: FileHandle, check: () => void) {
    this.path = path;
    this.#partial = partial;
    this.#handle = handle;
    this.#check = check;
  }

  /** Writes a file with `work`. Whatever it throws, and whatever the disk says, nothing is left behind. Returns the size in bytes. */
  static async write(
    place: { path: string; replace: boolean; workspace: string },
    work: (file: PlacedFile) => Promise<void>,
  ): Promise<{ path: string; bytes: number }> {
    const path = resolve(place.path);
    const check = () => checkPlace(path, place.replace, place.workspace);
    check();
    // A name of its own: two runs to one place, or somebody's own ".partial", do not meet.
    const partial = `${path}.${randomBytes(4).toString('hex')}.partial`;
    const handle = await open(partial, 'wx').catch((error: unknown) => {
      throw sentence(error, path);
    });
    const file = new PlacedFile(path, partial, handle, check);
    try {
      await work(file);
      return await file.#finish();
    } catch (error) {
      throw sentence(error, path);
    } finally {
      await handle.close().catch(() => undefined);
      rmSync(partial, { force: true });
    }
  }

  async add(bytes: Uint8Array): Promise<void> {
    let written = 0;
    while (written < bytes.length) written += (await this.#handle.write(bytes, written)).bytesWritten;
    this.#bytes += bytes.length;
  }

  async #finish(): Promise<{ path: string; bytes: number }> {
    await this.#handle.sync();
    await this.#handle.close();
    this.#check();
    renameSync(this.#partial, this.path);
    return { path: this.path, bytes: this.#bytes };
  }
}
