/** What to say about a file that did not open, and what helps. */
import type { OpenProblem } from '../../shared/contract/workspace.ts';

/** Things one can do about a file, in the words of `ProblemScreen`. */
export type Help = 'again' | 'readOnly' | 'backups' | 'other' | 'show' | 'forget';

interface Words {
  title: string;
  /** What was kept. */
  kept: string;
  /** What helps most comes first. */
  helps: readonly Help[];
}

export const troubles: Record<OpenProblem, Words> = {
  missing: {
    title: 'This workspace is not where it was',
    kept: 'Cairn deleted nothing. The file may have been moved or renamed, or it lies on a disk that is not connected now.',
    helps: ['again', 'other', 'forget'],
  },
  newer: {
    title: 'This workspace was made by a newer Cairn',
    kept: 'Nothing in the file was changed. It may hold things that this Cairn does not know. Install the newer version to open it, or open a backup from before the upgrade.',
    helps: ['backups', 'again', 'other', 'show'],
  },
  damaged: {
    title: 'This file is damaged',
    kept: 'Cairn has not touched the file and deletes nothing. A backup, or a copy that you saved yourself, may be whole.',
    helps: ['backups', 'other', 'show'],
  },
  read_only: {
    title: 'This workspace cannot be changed',
    kept: 'Nothing in the file was changed. You can look at everything in it, and save a copy to a place where you may write.',
    helps: ['readOnly', 'again', 'show', 'other'],
  },
  in_use: {
    title: 'This workspace is open somewhere else',
    kept: 'Only one Cairn may change a workspace at a time, so that no change is lost. Close it there and try again, or look at it without changing anything.',
    helps: ['again', 'readOnly', 'other'],
  },
  not_ours: {
    title: 'This is not a Cairn workspace',
    kept: 'Cairn only looked at the file and changed nothing in it.',
    helps: ['other', 'show'],
  },
  no_permission: {
    title: 'You may not open this file',
    kept: 'Nothing was changed. Whoever owns the file or the folder can let you in.',
    helps: ['again', 'other', 'show'],
  },
  disk_full: {
    title: 'The disk is full',
    kept: 'Everything saved before is kept. Make some room on the disk and try again; looking needs no room.',
    helps: ['again', 'readOnly', 'show', 'other'],
  },
};
