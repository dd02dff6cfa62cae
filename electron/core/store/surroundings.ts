import { existsSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderMarks, syncedFolder, syncedFolderWarning } from '../../../shared/domain/workspace/synced-folders.ts';
import { realFile } from './beside.ts';

/** Where a file lies does not change while a process runs, or it is another file. */
const known = new Map<string, string | null>();

/** A sentence when a file lies where two computers may write it at once; `null` otherwise. */
export function folderWarning(path: string): string | null {
  const told = known.get(path);
  if (told !== undefined) return told;
  const real = realFile(path);
  const warning = syncedFolderWarning(syncedFolder({ path: real, marks: marksAbove(real), fileSystem: fileSystemOf(dirname(real)) }));
  known.set(path, warning);
  return warning;
}

function marksAbove(path: string): string[] {
  const marks = new Set<string>();
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    for (const mark of Object.keys(folderMarks)) if (existsSync(join(folder, mark))) marks.add(mark);
    if (folder === dirname(folder)) return [...marks];
  }
}

/** Only Linux gives types that mean something. */
function fileSystemOf(folder: string): number | null {
  if (process.platform !== 'linux') return null;
  try {
    return statfsSync(folder).type;
  } catch {
    return null;
  }
}

/** Bytes that may still be written in a folder; without an answer as many as you like. */
export function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
