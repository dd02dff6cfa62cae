import { z } from '../zod.ts';
import { day, fileName, instant, nothing, uid } from './common.ts';
import { area, command, job, query } from './define.ts';
import { colleagueCopy, keyState, phraseProof, secretPhrase } from './keys.ts';

/** Why a file did not open. Screens choose their help by it; it travels in `details.problem`. */
export const openProblems = ['missing', 'newer', 'damaged', 'read_only', 'in_use', 'not_ours', 'no_permission', 'disk_full'] as const;
export type OpenProblem = (typeof openProblems)[number];

export const workspaceInfo = z.strictObject({
  id: uid,
  name: z.string(),
  path: z.string(),
  createdAt: instant,
  readOnly: z.boolean(),
  reportingZone: z.string(),
  /** A sentence when the file lies in a cloud-synced or network folder. */
  warning: z.string().nullable(),
  /** Made by `createSample`: nobody in it is real. */
  sample: z.boolean(),
  /** The file went back to a backup (`at`; the backup is of `backupAt`, what was replaced is in `kept`) and was not released since: sources rest. */
  held: z.strictObject({ at: instant, backupAt: instant, kept: z.string() }).nullable(),
  /** The file is a copy for a colleague, which nobody writes; `null` for a workspace. */
  colleagueCopy: colleagueCopy.nullable(),
});
export type WorkspaceInfo = z.infer<typeof workspaceInfo>;

/** Why a backup was made; `other`: a file in the folder of the backups that does not carry a name Cairn gives. */
export const backupReasons = ['daily', 'by_hand', 'before_upgrade', 'before_restore', 'other'] as const;
export type BackupReason = (typeof backupReasons)[number];

export const backupRow = z.strictObject({
  path: z.string(),
  at: instant,
  bytes: z.int(),
  why: z.enum(backupReasons),
  /** It was read through and found whole when it was made. */
  checked: z.boolean(),
});
export type BackupRow = z.infer<typeof backupRow>;

export const workspace = area('workspace', {
  current: query('The workspace that is open.', nothing, workspaceInfo),
  create: command(
    'Make a new workspace file. Never overwrites one.',
    z.strictObject({ path: fileName, name: z.string().trim().min(1).max(100).optional() }),
    workspaceInfo,
    {
      files: ['path'],
      notUndoable: 'It makes a file; delete the file to undo it.',
    },
  ),
  createSample: command(
    'Make a workspace with the sample community: invented people and three years of what they did. Never overwrites a file.',
    z.strictObject({ path: fileName, asOf: day.optional().meta({ description: 'the day it ends on; default: today' }) }),
    workspaceInfo,
    { files: ['path'], notUndoable: 'It makes a file; delete the file to undo it.' },
  ),
  open: command('Open a workspace file.', z.strictObject({ path: fileName, readOnly: z.boolean().default(false) }), workspaceInfo, {
    files: ['path'],
    notUndoable: 'It changes nothing.',
  }),
  close: command('Close the workspace: the file is whole and can be copied.', nothing, nothing, { notUndoable: 'It changes nothing.' }),
  saveCopy: command(
    'Save a whole copy of the workspace, named after its file. `replace`: over another workspace of that name, which is then gone.',
    z.strictObject({ path: fileName, replace: z.boolean().default(false) }),
    z.strictObject({ path: z.string(), bytes: z.int() }),
    { files: ['path'], notUndoable: 'It makes a file; delete the file to undo it.' },
  ),
  saveColleagueCopy: job(
    'Save a copy for a colleague: for looking only, without postal addresses, e-mail addresses, keys and folders. Notes and contacts only when asked.',
    z.strictObject({ path: fileName, replace: z.boolean().default(false), withNotes: z.boolean().default(false) }),
    z.strictObject({ path: z.string(), bytes: z.int(), hidden: z.int().meta({ description: 'e-mail addresses that were left out' }) }),
    { files: ['path'] },
  ),
  keyState: query('Whether postal addresses can be read now, and what opens them.', nothing, keyState),
  newPhrase: command(
    'Make up a recovery phrase of twelve words, and say which two are asked for. Nothing uses it before makeKey or changePhrase.',
    nothing,
    z.strictObject({ words: z.array(z.string()).length(12), ask: z.array(z.int()).length(2) }),
    { notUndoable: 'It changes nothing.' },
  ),
  makeKey: command(
    'Make the key that postal addresses are kept under, opened by the phrase that newPhrase gave last, or by the one that is given.',
    phraseProof.extend({ remember: z.boolean().default(true).meta({ description: 'keep it in the keychain of this computer too' }) }),
    keyState,
    { secrets: ['phrase'], notUndoable: 'A key is not taken back: what lies under it would be lost.' },
  ),
  changePhrase: command(
    'Let another recovery phrase open the workspace, from newPhrase or given; the old one no longer does. Must be unlocked.',
    phraseProof.omit({ phrase: true }).extend({ newPhrase: secretPhrase.optional() }),
    keyState,
    { secrets: ['newPhrase'], notUndoable: 'Change it once more: the old phrase is kept nowhere.' },
  ),
  unlock: command('Unlock postal addresses with the recovery phrase.', z.strictObject({ phrase: secretPhrase }), keyState, {
    secrets: ['phrase'],
    notUndoable: 'It changes nothing in the workspace.',
  }),
  lock: command('Lock postal addresses until somebody unlocks them.', nothing, keyState, {
    notUndoable: 'It changes nothing in the workspace.',
  }),
  rememberKey: command(
    'Keep the key in the keychain of this computer, so that no phrase is asked for here; or no longer.',
    z.strictObject({ remember: z.boolean() }),
    keyState,
    { notUndoable: 'It changes nothing in the workspace.' },
  ),
  renameWorkspace: command('Give the workspace another name.', z.strictObject({ name: z.string().trim().min(1).max(100) }), workspaceInfo),
  setTimeZone: command(
    'Say in which time zone days begin and end: what is due today, days in files, which day a backup is of. Months of activity are counted in UTC.',
    z.strictObject({ zone: z.string().trim().min(1).max(100).meta({ description: 'an IANA name: Europe/Lisbon' }) }),
    workspaceInfo,
  ),
  backups: query(
    'Backups of a workspace file, newest first: when, how large, why they were made, whether they were checked.',
    z.strictObject({ path: fileName }),
    z.strictObject({ backups: z.array(backupRow).max(200) }),
    { files: ['path'] },
  ),
  backUp: job('Make a checked backup of the workspace, in a folder beside its file. Old backups make room by a rule.', nothing, backupRow),
  restore: command(
    'Go back to a backup of this workspace. A backup of the present file is made first; its records stay; sources rest until workspace.release.',
    z.strictObject({ backup: fileName }),
    workspaceInfo,
    { files: ['backup'], notUndoable: 'Restore the backup that is made before it.' },
  ),
  release: command('After a restore: let sources be read again.', nothing, workspaceInfo, {
    notUndoable: 'It is a record of what somebody said.',
  }),
  rebuildDerived: command('Compute everything that Cairn computes again, from what sources and people said.', nothing, nothing, {
    notUndoable: 'It changes no decision.',
  }),
});
