/** What one does with sources. Each says what it did, and offers the way back. */
import type { SourceRow } from '../../shared/contract/sources.ts';
import { mostAtOnce } from '../../shared/domain/sources/rhythm.ts';
import { AppError } from '../../shared/errors.ts';
import { api } from '../app/api.ts';
import { go } from '../app/navigation.ts';
import { readSource } from '../app/reading.ts';
import { toast, toastError } from '../app/toasts.ts';
import { counted } from '../ui/figures.ts';
import { isReadAgain } from './words.ts';

/** Reads all sources: clones one after another, so that they do not compete for the disk, and servers some at a time, for they are waited for. */
export async function readAll(): Promise<void> {
  try {
    const { sources } = await api.sources.list({});
    if (sources.length === 0) toast({ text: 'There is no source yet.', action: { label: 'Add one', run: () => go('sources') } });
    const lane = async (waiting: string[]): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await readSource(next);
    };
    const idsOf = (isClone: boolean) => sources.filter((one) => isReadAgain(one) && (one.kind === 'git') === isClone).map(({ id }) => id);
    const servers = idsOf(false);
    await Promise.all([lane(idsOf(true)), ...Array.from({ length: mostAtOnce }, () => lane(servers))]);
  } catch (error) {
    toastError(error, 'The sources were not read.');
  }
}

interface NewClone {
  path: string;
  /** Empty: named after the folder. */
  name: string;
  /** Branches, tags or patterns; empty: all branches. */
  refs: readonly string[];
  useMailmap: boolean;
}

/** Adds a clone and begins to read it. True when it was added. */
export async function addClone({ path, name, refs, useMailmap }: NewClone): Promise<boolean> {
  try {
    const named = name === '' ? {} : { name };
    const { id } = await api.sources.add({ kind: 'git', path, useMailmap, ...named, ...(refs.length > 0 ? { refs: [...refs] } : {}) });
    go('sources', { source: id });
    void readSource(id);
    return true;
  } catch (error) {
    toastError(error, 'This folder was not added.');
    return false;
  }
}

/** Reads a source from elsewhere, or other branches of it; the core begins a new pass. Gives back what was refused, in words. */
export async function editSource(id: string, changes: { path?: string; refs?: string[]; useMailmap?: boolean }): Promise<AppError | null> {
  try {
    await api.sources.edit({ id, ...changes });
    toast({ text: 'Changed the source.', detail: 'It is being read again.', undo: true });
    return null;
  } catch (error) {
    return refused(error, 'The source stays as it was.');
  }
}

/** What was refused, for a form to say where it was typed; `null` for what is no refusal, which is told by itself. */
export function refused(error: unknown, otherwise: string): AppError | null {
  if (error instanceof AppError) return error;
  toastError(error, otherwise);
  return null;
}

export async function renameSource(id: string, name: string): Promise<void> {
  try {
    await api.sources.renameSource({ id, name });
    toast({ text: `Renamed to ${name}.`, undo: true });
  } catch (error) {
    toastError(error, 'The name stays as it was.');
  }
}

/** Takes what a source set aside off Today. */
export async function seeSetAside(id: string): Promise<void> {
  try {
    await api.sources.seeSetAside({ id });
    toast({ text: 'Off Today.', detail: 'It stays listed at its source.', undo: true });
  } catch (error) {
    toastError(error, 'It stays on Today.');
  }
}

/** Removes a source; `keeps`: what it told stays. */
export async function removeSource({ id, name }: SourceRow, keeps: boolean): Promise<void> {
  try {
    if (keeps) {
      await api.sources.retireSource({ id });
      toast({ text: `${name} is not read any more.`, detail: 'What it told stays.', undo: true });
      return;
    }
    const { activities } = await api.sources.removeSource({ id });
    go('sources');
    toast({
      text: `Removed ${name}.`,
      detail: `${activities > 0 ? `${counted(activities, 'activity', 'activities')} left the figures.` : 'What only it told left the lists.'} Notes, tags and corrections stay.`,
      undo: true,
    });
  } catch (error) {
    toastError(error, 'The source stays.');
  }
}

/** Reads a source again that was removed while what it told stayed. */
export async function bringBackSource(id: string): Promise<void> {
  try {
    await api.sources.bringBackSource({ id });
    void readSource(id);
  } catch (error) {
    toastError(error, 'It is not read any more, as before.');
  }
}
