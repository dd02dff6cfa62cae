/** Temporary folders. The runner removes them with its own; without it they go when the process ends. */
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

let root: string | null = null;
let made = 0;

function rootFolder(): string {
  if (root !== null) return root;
  const folder = realpathSync(mkdtempSync(join(process.env.CAIRN_TEST_TEMP ?? tmpdir(), 'cairn-')));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  root = folder;
  return folder;
}

/** A new empty folder with this name at its end, so that what is named after it is known. */
export function temporaryFolder(name = 'folder'): string {
  made += 1;
  const folder = join(rootFolder(), String(made), name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The path of a file that does not exist yet, in a folder of its own. */
export const temporaryFile = (name: string): string => join(temporaryFolder(), name);

/** A copy of a closed file, in a folder of its own. */
export function copyOf(path: string): string {
  const copy = temporaryFile(basename(path));
  copyFileSync(path, copy);
  return copy;
}
