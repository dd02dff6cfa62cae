import { z } from '../zod.ts';
import { instant, nothing, page, pageOf, uid } from './common.ts';
import { area, command, query } from './define.ts';

export const changeSetRow = z.strictObject({
  id: uid,
  at: instant,
  /** What was done, in words. */
  label: z.string(),
  /** Rows touched. */
  changes: z.int(),
  /** The change set this one takes back; `null` for an ordinary one. */
  undoes: uid.nullable(),
  /** False for what cannot be taken back, such as making the workspace. */
  undoable: z.boolean(),
  /** Taken back by a later one that still stands. */
  undone: z.boolean(),
});
export type ChangeSetRow = z.infer<typeof changeSetRow>;

/** What undo did. A row that was changed again later is refused, and named. */
export const undoReport = z.strictObject({
  changeSet: changeSetRow.nullable(),
  restored: z.int(),
  refused: z.array(z.strictObject({ what: z.string(), reason: z.string() })).max(100),
  refusedCount: z.int(),
});

export const history = area('history', {
  list: query(
    'Everything people decided, newest first; of one contributor where named.',
    page.extend({ contributor: uid.optional() }),
    pageOf(changeSetRow),
  ),
  changes: query(
    'What one change set touched, before and after.',
    page.extend({ changeSet: uid }),
    pageOf(z.strictObject({ what: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  ),
  state: query(
    'What undo and redo would do now.',
    nothing,
    z.strictObject({ undo: changeSetRow.nullable(), redo: changeSetRow.nullable() }),
  ),
  undo: command('Take back the last change, or the one named.', z.strictObject({ changeSet: uid.optional() }), undoReport),
  redo: command('Bring back what was undone last.', nothing, undoReport),
});
