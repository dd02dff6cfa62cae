/** What was just done, and how to undo it. */
import { create } from 'zustand';
import type { ChangeSetRow } from '../../shared/contract/history.ts';
import { AppError } from '../../shared/errors.ts';
import { api } from './api.ts';

export interface Toast {
  /** What was done: "Tagged 12 people." */
  text: string;
  /** Grey, behind it: what was kept, what follows. */
  detail?: string;
  /** What was done is the newest change in the history, and can be undone. */
  undo?: true;
  /** The same where the change is known; of an undo, Redo is offered. */
  change?: ChangeSetRow;
  /** Another thing to do instead: "Show them". */
  action?: { label: string; run: () => void };
  /** `problem`: stays until it is closed. */
  tone?: 'done' | 'problem';
  /** What it is about, such as a source: whatever is said of it next takes its place. */
  about?: string;
}

export interface ShownToast extends Toast {
  id: number;
}

const MOST = 3;
let last = 0;

export const useToasts = create<{ shown: readonly ShownToast[] }>()(() => ({ shown: [] }));

/** Shows a sentence at the bottom left, for 8 seconds or until the pointer leaves it; a problem until it is closed. Returns its number. */
export function toast(what: Toast): number {
  last += 1;
  const id = last;
  useToasts.setState(({ shown }) => {
    // One offer to undo is enough: the newest.
    const offers = isOffer(what);
    const others = shown.filter((one) => !saysSame(one, what) && !isSameMatter(one, what) && !(offers && isOffer(one)));
    const done = others.filter((one) => one.tone !== 'problem');
    const tooMany = what.tone === 'problem' ? [] : done.slice(0, Math.max(0, done.length + 1 - MOST));
    return { shown: [...others.filter((one) => !tooMany.includes(one)), { ...what, id }] };
  });
  if (what.undo) void nameChange(id);
  return id;
}

/** Undo acts on the change the toast speaks of, also when another followed meanwhile. */
async function nameChange(id: number): Promise<void> {
  const newest = await api.history.list({ limit: 1 }).catch(() => null);
  const change = newest?.rows[0];
  if (change) useToasts.setState(({ shown }) => ({ shown: shown.map((one) => (one.id === id ? { ...one, change } : one)) }));
}

/** Says what went wrong, in the words of the failure. What a person cancelled is no news. */
export function toastError(error: unknown, what?: string, action?: Toast['action'], about?: string): void {
  sayProblem(error, what, action, about);
}

/** The same for whoever takes it back later: gives the number of what is shown, if anything is. */
export function sayProblem(error: unknown, what?: string, action?: Toast['action'], about?: string): number | null {
  if (error instanceof AppError && error.code === 'cancelled') return null;
  const words = error instanceof AppError ? error.message : 'Something went wrong in this window. Everything saved before is kept.';
  const said = what ? { text: what, detail: words } : { text: words };
  return toast({ ...said, ...(action ? { action } : {}), ...(about ? { about } : {}), tone: 'problem' });
}

export function dismissToast(id: number): void {
  useToasts.setState(({ shown }) => ({ shown: shown.filter((one) => one.id !== id) }));
}

/** In another workspace, what was said about the last one is beside the point. */
export function clearToasts(): void {
  useToasts.setState({ shown: [] });
}

const isOffer = (one: Toast): boolean => one.undo === true || one.change !== undefined;

const isSameMatter = (one: Toast, other: Toast): boolean => one.about !== undefined && one.about === other.about;

const saysSame = (one: Toast, other: Toast): boolean => one.text === other.text && one.detail === other.detail;
