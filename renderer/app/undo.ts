/** Taking back and bringing again, with a word on what could not be. */

import type { undoReport } from '../../shared/contract/history.ts';
import type { z } from '../../shared/zod.ts';
import { figure } from '../ui/figures.ts';
import { api } from './api.ts';
import { go } from './navigation.ts';
import { toast, toastError, withdrawUndo } from './toasts.ts';

type UndoReport = z.infer<typeof undoReport>;

/** Takes back the last change, or the one named. */
export async function undo(changeSet?: string): Promise<void> {
  try {
    const report = await api.history.undo(changeSet === undefined ? {} : { changeSet });
    if (!report.changeSet && report.refusedCount === 0) toast({ text: 'There is nothing to take back.' });
    else tell(report, { label: 'Redo', run: () => void redo() });
  } catch (error) {
    toastError(error, 'Nothing was taken back.');
  }
}

/** Brings back what was taken back last. */
export async function redo(): Promise<void> {
  try {
    const report = await api.history.redo({});
    if (!report.changeSet && report.refusedCount === 0) toast({ text: 'There is nothing to bring back.' });
    else tell(report, { label: 'Undo', run: () => void undo() });
  } catch (error) {
    toastError(error, 'Nothing was brought back.');
  }
}

/** The label of what was written says it already: "Undid: Renamed Ana". */
function tell(report: UndoReport, other: { label: string; run: () => void }): void {
  withdrawUndo();
  const what = report.changeSet?.label ?? '';
  if (report.refusedCount === 0) {
    toast({ text: what, action: other });
    return;
  }
  const first = report.refused[0];
  const why = first ? `${first.what}: ${first.reason}` : 'The rest was changed again later.';
  const more = report.refusedCount > 1 ? ` And ${figure(report.refusedCount - 1)} more.` : '';
  toast({
    text: report.restored === 0 ? 'This could not be taken back.' : `${what}, but not all of it.`,
    detail: `${why}${more}`,
    tone: 'problem',
    action: { label: 'Show history', run: () => go('history') },
  });
}
