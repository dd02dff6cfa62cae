import type { CommandHandlers } from '../../../shared/contract/define.ts';
import type { history } from '../../../shared/contract/history.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { row } from '../store/database.ts';
import { changeSetBySeq, redoTarget, undoTarget } from './queries.ts';
import { applyInverse, markUndone } from './undo.ts';

const mostNamed = 100;

interface Target {
  seq: number;
  label: string;
  role: 'do' | 'undo' | 'redo';
  command: string;
  undone_by: number | null;
}

function targetOf({ db }: WriteContext, where: { uid: string } | { seq: number | null }, nothing: string): Target {
  const found =
    'uid' in where
      ? row<Target>(db.prepare('SELECT seq, label, role, command, undone_by FROM change_set WHERE uid = :uid'), where)
      : row<Target>(db.prepare('SELECT seq, label, role, command, undone_by FROM change_set WHERE seq = :seq'), where);
  if (!found) throw new AppError('not_found', nothing);
  if (found.command === 'workspace.create') throw new AppError('conflict', 'This made the workspace itself and cannot be undone.');
  if (found.undone_by !== null) throw new AppError('conflict', 'This change was taken back already.');
  return found;
}

function takeBack(
  context: WriteContext,
  target: Target,
): { changeSet: ReturnType<typeof changeSetBySeq>; restored: number; refused: { what: string; reason: string }[]; refusedCount: number } {
  const { db, changeSet, label, undoing } = context;
  const role = target.role === 'undo' ? 'redo' : 'undo';
  // "Redid: Tagged 3 people" speaks of the change itself, however often it was undone and redone.
  const bare = target.label.replace(/^(Undid|Redid): /, '');
  label(`${role === 'undo' ? 'Undid' : 'Redid'}: ${bare}`);
  undoing(target.seq, role);
  const { restored, refused } = applyInverse(db, target.seq);
  if (restored > 0) markUndone(db, target.seq, changeSet);
  return {
    changeSet: restored > 0 ? changeSetBySeq(db, changeSet) : null,
    restored,
    refused: refused.slice(0, mostNamed),
    refusedCount: refused.length,
  };
}

export const historyCommands: CommandHandlers<typeof history, WriteContext> = {
  undo({ changeSet }, context) {
    const where = changeSet === undefined ? { seq: undoTarget(context.db) } : { uid: changeSet };
    return takeBack(context, targetOf(context, where, 'There is nothing to undo.'));
  },
  redo: (_input, context) => takeBack(context, targetOf(context, { seq: redoTarget(context.db) }, 'There is nothing to redo.')),
};
