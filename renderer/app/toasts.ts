/** What was just done, and how to take it back. */
import { create } from 'zustand';
import { AppError } from '../../shared/errors.ts';

export interface Toast {
  /** What was done: "Tagged 12 people." */
  text: string;
  /** Grey, behind it: what was kept, what follows. */
  detail?: string;
  /** `true`: takes back the last change in the workspace; or what else taking back means. */
  undo?: boolean | (() => void);
  /** Another thing to do instead: "Show them". */
  action?: { label: string; run: () => void };
  tone?: 'done' | 'problem';
}

export interface ShownToast extends Toast {
  id: number;
}

const MOST = 3;
let last = 0;

export const useToasts = create<{ shown: readonly ShownToast[] }>()(() => ({ shown: [] }));

/** Shows a sentence at the bottom left, for 8 seconds or until the pointer leaves it. Returns its number. */
export function toast(what: Toast): number {
  last += 1;
  const id = last;
  useToasts.setState(({ shown }) => ({
    // Undo takes back the last change only, so an older offer to undo would lie.
    shown: [...shown.filter((one) => !saysSame(one, what)).map((one) => (what.undo ? withoutUndo(one) : one)), { ...what, id }].slice(
      -MOST,
    ),
  }));
  return id;
}

/** Says what went wrong, in the words of the failure. What a person cancelled is no news. */
export function toastError(error: unknown, what?: string, action?: Toast['action']): void {
  if (error instanceof AppError && error.code === 'cancelled') return;
  const words = error instanceof AppError ? error.message : 'Something went wrong in this window. Everything saved before is kept.';
  const said = what ? { text: what, detail: words } : { text: words };
  toast({ ...said, ...(action ? { action } : {}), tone: 'problem' });
}

export function dismissToast(id: number): void {
  useToasts.setState(({ shown }) => ({ shown: shown.filter((one) => one.id !== id) }));
}

/** In another workspace, what was said about the last one is beside the point. */
export function clearToasts(): void {
  useToasts.setState({ shown: [] });
}

/** After something was taken back: the offers to take back the last change are void. */
export function withdrawUndo(): void {
  useToasts.setState(({ shown }) => ({ shown: shown.filter((one) => one.undo !== true) }));
}

const saysSame = (one: Toast, other: Toast): boolean => one.text === other.text && one.detail === other.detail;

function withoutUndo(shown: ShownToast): ShownToast {
  if (shown.undo !== true) return shown;
  const { undo: _, ...rest } = shown;
  return rest;
}
