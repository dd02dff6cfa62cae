import { z } from '../zod.ts';
import { fileName, instant, nothing, uid } from './common.ts';
import { area, command, query } from './define.ts';

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
});
export type WorkspaceInfo = z.infer<typeof workspaceInfo>;

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
  renameWorkspace: command('Give the workspace another name.', z.strictObject({ name: z.string().trim().min(1).max(100) }), workspaceInfo),
  backups: query(
    'Copies that were made before an upgrade of the file, newest first.',
    z.strictObject({ path: fileName }),
    z.strictObject({ backups: z.array(z.strictObject({ path: z.string(), at: instant, bytes: z.int() })).max(200) }),
    { files: ['path'] },
  ),
  rebuildDerived: command('Compute everything that Cairn computes again, from what sources and people said.', nothing, nothing, {
    notUndoable: 'It changes no decision.',
  }),
});
