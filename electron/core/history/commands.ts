import type { CommandHandlers } from '../../../shared/contract/define.ts';
import type { ChangeSetRow, history } from '../../../shared/contract/history.ts';
import { aboutOf, labelOf } from '../../../shared/domain/history/labels.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { type Database, row } from '../store/database.ts';
import { changeSetBySeq, endOfLine, redoTarget, undoTarget } from './queries.ts';
import { applyInverse, markUndone, type Refusal } from './undo.ts';

const mostNamed = 100;

interface Target {
  seq: number;
  label: string;
  role: 'do' | 'undo' | 'redo';
  command: string;
  undone_by: number | null;
}

const columns = 'seq, label, role, command, undone_by';

const whyNotRestore = 'Going back to a backup is undone by restoring the backup that was made before it. Nothing was changed.';
const whyNotReplaced =
  'This was decided after the backup that was restored, so it stands no more. To have it again, restore the backup that was made before that.';

const wasReplaced = (db: Database, by: number | null): boolean =>
  by !== null && row<Target>(db.prepare(`SELECT ${columns} FROM change_set WHERE seq = :by`), { by })?.command === 'workspace.restore';

function named(db: Database, uid: string): number {
  const found = row<Target>(db.prepare(`SELECT ${columns} FROM change_set WHERE uid = :uid`), { uid });
  if (!found) throw new AppError('not_found', 'This change is not in the history.', { id: uid });
  if (['workspace.create', 'workspace.createSample'].includes(found.command))
    throw new AppError('conflict', 'This made the workspace itself and cannot be undone.');
  if (found.command === 'workspace.restore') throw new AppError('conflict', whyNotRestore);
  if (found.command === 'contributors.purgePostalAddress')
    throw new AppError('conflict', 'What was purged is gone for good: nothing can read it any more. Nothing was changed.');
  if (wasReplaced(db, found.undone_by)) throw new AppError('conflict', whyNotReplaced);
  if (found.undone_by !== null)
    throw new AppError('conflict', found.role === 'undo' ? 'This was redone already.' : 'This change was undone already.');
  return found.seq;
}

/** Undo and redo in passing stop before whole sources: with one, thousands of people leave the list or come back to it. */
function inPassing(db: Database, seq: number | null, nothing: string): number {
  const found = seq === null ? null : changeSetBySeq(db, seq);
  if (seq === null || !found) throw new AppError('not_found', nothing);
  if (found.source !== null) throw new AppError('conflict', needsName(found, found.source), { changeSet: found.id });
  return seq;
}

function needsName({ id, role, label }: ChangeSetRow, { name, effect }: NonNullable<ChangeSetRow['source']>): string {
  const what =
    effect === 'goes' ? `would take the source ${name} and its people away` : `would bring the source ${name} and its people back`;
  return `Nothing was changed: ${role === 'undo' ? 'redo' : 'undo'} comes to "${aboutOf(label)}", which ${what}. To do that, name the change: history.undo {"changeSet":"${id}"}`;
}

interface Report {
  changeSet: ChangeSetRow | null;
  restored: number;
  refused: Refusal[];
  refusedCount: number;
}

/** What was undone and redone is undone by undoing the redo. */
function undo({ db, changeSet, label, undoing }: WriteContext, asked: number): Report {
  const seq = endOfLine(db, asked);
  const target = row<Target>(db.prepare(`SELECT ${columns} FROM change_set WHERE seq = :seq`), { seq });
  if (!target) throw new AppError('internal', 'This change is not in the history.');
  const role = target.role === 'undo' ? 'redo' : 'undo';
  label(labelOf(role, target.label));
  undoing(seq, role);
  const { restored, refused } = applyInverse(db, seq);
  if (restored > 0) markUndone(db, seq, changeSet);
  return {
    changeSet: restored > 0 ? changeSetBySeq(db, changeSet) : null,
    restored,
    refused: refused.slice(0, mostNamed),
    refusedCount: refused.length,
  };
}

export const historyCommands: CommandHandlers<typeof history, WriteContext> = {
  undo: ({ changeSet }, context) =>
    undo(
      context,
      changeSet === undefined ? inPassing(context.db, undoTarget(context.db), 'There is nothing to undo.') : named(context.db, changeSet),
    ),
  redo: (_input, context) => undo(context, inPassing(context.db, redoTarget(context.db), 'There is nothing to redo.')),
};
