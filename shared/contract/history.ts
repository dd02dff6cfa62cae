import { z } from '../zod.ts';
import { instant, nothing, page, pageOf, uid } from './common.ts';
import { area, command, query } from './define.ts';
import { doer } from './team.ts';

export const changeSetRow = z.strictObject({
  id: uid,
  at: instant,
  /** Who sat at the keyboard, and for whom they acted; `null` where nobody had said so. */
  by: doer.nullable(),
  onBehalfOf: doer.nullable(),
  /** What was done, in words. */
  label: z.string(),
  /** How many things it touched, as a person counts: a tag that was made or dropped along with tagging is not one more. */
  changes: z.int(),
  /** `undo` and `redo` are rows of their own, about the change set in `undoes`. */
  role: z.enum(['do', 'undo', 'redo']),
  /** The change set this one undoes (an undo: what was done; a redo: the undo); `null` for an ordinary one. */
  undoes: uid.nullable(),
  /** Undone by a later one that still stands. */
  undone: z.boolean(),
  /** Undone, and that was undone again: it stands, and the last of those rows is the one to undo. */
  redone: z.boolean(),
  /** Undo has its place here: neither undone nor redone, and not the making of the workspace. Of an `undo` row it is a redo. */
  undoable: z.boolean(),
  /** Why undo would change nothing any more: everything it touched was changed again since. `null`: something can be undone, or it is too large to look. */
  blocked: z.string().nullable(),
  /** A source as a whole goes or comes when this is undone, and people with it: only done by name. `null` for everything else. */
  source: z.strictObject({ id: uid, name: z.string(), effect: z.enum(['goes', 'comes']) }).nullable(),
});
export type ChangeSetRow = z.infer<typeof changeSetRow>;

/** What undo did. A row that was changed again later is refused, and named. */
export const undoReport = z.strictObject({
  changeSet: changeSetRow.nullable(),
  restored: z.int(),
  refused: z.array(z.strictObject({ what: z.string(), reason: z.string() })).max(100),
  refusedCount: z.int(),
});

export type UndoReport = z.infer<typeof undoReport>;

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
    'What undo and redo come to next.',
    nothing,
    z.strictObject({ undo: changeSetRow.nullable(), redo: changeSetRow.nullable() }),
  ),
  undo: command(
    'Undo the last change, or the one named; of an undo that is a redo. Adding or removing a source is undone only when named.',
    z.strictObject({ changeSet: uid.optional() }),
    undoReport,
  ),
  redo: command(
    'Redo what was undone last. Adding or removing a source is redone only by naming its undo to history.undo.',
    nothing,
    undoReport,
  ),
});
