/**
 * Undo and redo, with a word on what could not be. Where a whole source would go or come, and thousands of people with it,
 * the person is asked first: nobody means that by one Ctrl+Z too many.
 */
import { create } from 'zustand';
import type { ChangeSetRow, UndoReport } from '../../shared/contract/history.ts';
import { AppError } from '../../shared/errors.ts';
import { figure } from '../ui/figures.ts';
import { api } from './api.ts';
import { go } from './navigation.ts';
import { toast, toastError, useToasts } from './toasts.ts';

/** The change that waits for a yes; `null`: none does. */
export const useAsked = create<{ asked: ChangeSetRow | null }>()(() => ({ asked: null }));

export const stopAsking = (): void => useAsked.setState({ asked: null });

/** Words for a change that is being undone or redone, once that takes longer than a blink: of 100,000 people it takes seconds. */
export const useUnderWay = create<{ words: string | null }>()(() => ({ words: null }));

const BLINK = 300;

/** Says `words` while the work goes on. */
export async function saying<T>(words: string, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => useUnderWay.setState({ words }), BLINK);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    useUnderWay.setState({ words: null });
  }
}

/** Undoes the last change. */
export const undo = (): Promise<void> => next('undo');

/** Redoes what was undone last. */
export const redo = (): Promise<void> => next('redo');

async function next(which: 'undo' | 'redo'): Promise<void> {
  try {
    tell(await saying(which === 'undo' ? 'Undoing…' : 'Redoing…', api.history[which]({})));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') toast({ text: error.message });
    else if (error instanceof AppError && error.details?.changeSet !== undefined) await comesToSource(which);
    else toastError(error, `Nothing was ${which === 'undo' ? 'undone' : 'redone'}.`);
  }
}

/** A source that was removed just now comes back at once while the words about it, and how to undo them, are on screen. */
async function comesToSource(which: 'undo' | 'redo'): Promise<void> {
  const change = await api.history.state({}).then((state) => state[which], toastError);
  if (!change) return;
  const isOffered = useToasts.getState().shown.some((one) => one.change?.id === change.id);
  if (isOffered && change.source?.effect === 'comes') await undoNow(change);
  else useAsked.setState({ asked: change });
}

/** Undoes this change; of an undo that is a redo. Asks first where a source goes or comes with it. */
export async function undoChange(change: ChangeSetRow): Promise<void> {
  if (change.source === null) await undoNow(change);
  else useAsked.setState({ asked: change });
}

/** Without asking: for whoever was asked, or reads on the button what it brings back. */
export async function undoNow(change: ChangeSetRow): Promise<void> {
  try {
    tell(await saying(verbOf(change) === 'Undo' ? 'Undoing…' : 'Redoing…', api.history.undo({ changeSet: change.id })));
  } catch (error) {
    toastError(error, `Nothing was ${verbOf(change) === 'Undo' ? 'undone' : 'redone'}.`);
  }
}

/** What can be done with a change: to undo an undo is to redo. */
export const verbOf = ({ role }: ChangeSetRow): 'Undo' | 'Redo' => (role === 'undo' ? 'Redo' : 'Undo');

/** For the button that undoes a change, as its last properties: where nothing would come of it, it rests and says why. */
export const restingFor = ({ blocked }: ChangeSetRow): { disabled?: true; title?: string } =>
  blocked === null ? {} : { disabled: true, title: `Nothing is left to undo here. ${blocked}` };

/** What became of a change, where its own words do not say it; empty while it is as it was done. */
export function fateOf({ role, undone, redone }: ChangeSetRow): string {
  if (undone) return role === 'undo' ? 'redone' : 'undone';
  if (redone) return role === 'undo' ? 'redone, undone again' : 'undone, redone';
  return '';
}

/** The label of what was written says it already: "Undid: Renamed Ana". */
function tell({ changeSet, restored, refused, refusedCount }: UndoReport): void {
  const what = changeSet?.label ?? '';
  if (refusedCount === 0) {
    if (changeSet) toast({ text: what, change: changeSet });
    return;
  }
  const first = refused[0];
  const why = first ? `${first.what}: ${first.reason}` : 'The rest was changed again later.';
  const more = refusedCount > 1 ? ` And ${figure(refusedCount - 1)} more.` : '';
  toast({
    text: restored === 0 ? 'This could not be undone.' : `${what}, but not all of it.`,
    detail: `${why}${more}`,
    tone: 'problem',
    action: { label: 'Show history', run: () => go('history') },
  });
}

/** Who made a change, and for whom: "Mara Solberg for Ilo Brandt"; empty where nobody had said so. */
export const doersOf = ({ by, onBehalfOf }: ChangeSetRow): string => (by ? by.name + (onBehalfOf ? ` for ${onBehalfOf.name}` : '') : '');
