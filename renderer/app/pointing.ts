/** Pointing at a git clone: which workspace it goes into is asked, never guessed. */
import { create } from 'zustand';
import type { recentWorkspace } from '../../shared/contract/shell.ts';
import type { z } from '../../shared/zod.ts';
import { api } from './api.ts';
import { isUnderWay } from './jobs.ts';
import { go } from './navigation.ts';
import { readSource } from './reading.ts';
import { createWorkspace, isOpen, openWorkspace, seeWhatIsOpen, useSession } from './session.ts';
import { toastError } from './toasts.ts';

export interface Clone {
  path: string;
  name: string;
}

/** What is asked: where these clones go. */
export interface Pointed {
  clones: readonly Clone[];
  /** Where the file of a new workspace would lie. */
  place: string;
  /** Other workspaces that have the clone already, newest first. */
  having: readonly z.infer<typeof recentWorkspace>[];
}

export const usePointed = create<{ pointed: Pointed | null }>()(() => ({ pointed: null }));

const refused = 'This folder was not added.';

/** Looks at the folders and asks where they go. One that is a source of the open workspace already is read again. */
export async function pointAt(paths: readonly string[]): Promise<void> {
  try {
    if (useSession.getState().phase === 'starting') await seeWhatIsOpen();
    const clones: Clone[] = [];
    for (const path of paths) clones.push(await api.sources.inspect({ path }));
    const fresh = isOpen() ? await withoutKnown(clones) : clones;
    const [first] = fresh;
    if (!first) return;
    const { path: place, having } = await api.shell.suggestWorkspace({ name: first.name.slice(0, 100), clone: first.path });
    const open = useSession.getState().workspace?.path;
    usePointed.setState({
      pointed: { clones: fresh, place, having: fresh.length === 1 ? having.filter(({ path }) => path !== open) : [] },
    });
  } catch (error) {
    toastError(error, refused);
  }
}

/** What the open workspace has already is read again; gives back the others. */
async function withoutKnown(clones: readonly Clone[]): Promise<readonly Clone[]> {
  const { sources } = await api.sources.list({});
  return clones.filter((clone) => {
    const source = sources.find(({ path }) => path === clone.path);
    if (!source) return true;
    go('sources', { source: source.id });
    if (!useSession.getState().workspace?.readOnly && !isUnderWay(source.id)) void readSource(source.id);
    return false;
  });
}

export function forgetPointed(): void {
  usePointed.setState({ pointed: null });
}

/** Asks for another place for the new workspace. */
export async function choosePlace(pointed: Pointed): Promise<void> {
  try {
    const { path } = await api.shell.chooseNewWorkspace({ suggestion: pointed.clones[0]?.name.slice(0, 100) ?? '' });
    if (path) usePointed.setState({ pointed: { ...pointed, place: path } });
  } catch (error) {
    toastError(error);
  }
}

/** Opens a workspace that has the clone, and reads what is new in it. */
export async function openHaving(path: string, clone: Clone): Promise<void> {
  forgetPointed();
  if (await openWorkspace(path)) await pointAt([clone.path]);
}

/** Makes the new workspace and adds the clones to it. */
export async function startWith({ clones, place }: Pointed): Promise<void> {
  forgetPointed();
  if (await createWorkspace(place, clones.length === 1 ? clones[0]?.name.slice(0, 100) : undefined)) {
    // Whoever points at a history wants to see its people.
    go('contributors');
    await addClones(clones);
  }
}

/** Adds the clones to the workspace that is open, and reads them one after another while the people show up. */
export async function addClones(clones: readonly Clone[]): Promise<void> {
  forgetPointed();
  const added: string[] = [];
  for (const { path } of clones) {
    try {
      added.push((await api.sources.add({ kind: 'git', path })).id);
    } catch (error) {
      toastError(error, refused);
    }
  }
  go(added.length > 0 ? 'contributors' : 'sources');
  for (const id of added) await readSource(id);
}
