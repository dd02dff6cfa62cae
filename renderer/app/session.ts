/** Which workspace is open in this window, and what stands in the way of opening one. */
import { create } from 'zustand';
import type { OpenProblem, WorkspaceInfo } from '../../shared/contract/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import { api, forgetSeq } from './api.ts';
import { forgetJobs, loadJobs } from './jobs.ts';
import { enterWorkspace } from './navigation.ts';
import { callKey, invalidateAreas, queryClient } from './query.ts';
import { clearToasts, toast, toastError } from './toasts.ts';

/** A file that did not open. */
export interface Trouble {
  path: string;
  problem: OpenProblem;
  /** What happened, in the words of the failure. */
  message: string;
}

interface Session {
  phase: 'starting' | 'closed' | 'open';
  workspace: WorkspaceInfo | null;
  trouble: Trouble | null;
  /** What is being opened now; shown when it takes a while. */
  opening: string | null;
  /** Counts openings: everything on screen starts afresh with each. */
  opened: number;
}

export const useSession = create<Session>()(() => ({ phase: 'starting', workspace: null, trouble: null, opening: null, opened: 0 }));

/** Nothing can be changed. False without a workspace: making one is a change that is always possible. */
export const isReadOnly = (): boolean => useSession.getState().workspace?.readOnly ?? false;

export const isOpen = (): boolean => useSession.getState().phase === 'open';

/** Shows a workspace that is open now. */
function showWorkspace(workspace: WorkspaceInfo): void {
  forgetAll();
  queryClient.setQueryData(callKey('workspace.current', {}), workspace);
  enterWorkspace(workspace.path);
  useSession.setState((state) => ({ phase: 'open', workspace, trouble: null, opening: null, opened: state.opened + 1 }));
  loadJobs();
}

/** Shows the start screen. */
function showStart(): void {
  forgetAll();
  enterWorkspace(null);
  useSession.setState({ phase: 'closed', workspace: null, opening: null });
}

/** Nothing of one workspace may show in another. What the shell knows stays, and is asked again. */
function forgetAll(): void {
  forgetSeq();
  forgetJobs();
  clearToasts();
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'shell' });
  if (useSession.getState().phase !== 'starting') invalidateAreas(['shell']);
}

/** Opens a workspace file. What stands in the way becomes `trouble`; true when the workspace is on screen. */
export async function openWorkspace(path: string, readOnly = false): Promise<boolean> {
  return entering(path, () => api.workspace.open({ path, readOnly }));
}

/** Makes a new workspace file and opens it. */
export async function createWorkspace(path: string, name?: string): Promise<boolean> {
  return entering(path, () => api.workspace.create(name === undefined ? { path } : { path, name }));
}

/** Makes a new workspace file with the sample community in it and opens it. */
export async function createSample(path: string): Promise<boolean> {
  return entering(path, () => api.workspace.createSample({ path }));
}

export async function closeWorkspace(): Promise<void> {
  try {
    await api.workspace.close({});
    showStart();
  } catch (error) {
    toastError(error, 'The workspace stays open.');
  }
}

/** Goes back to a backup of the open workspace. True when it is on screen; otherwise the present one stays, and it is said why. */
export async function restoreBackup(backup: string): Promise<boolean> {
  const { workspace } = useSession.getState();
  if (!workspace) return false;
  useSession.setState({ opening: workspace.path });
  try {
    showWorkspace(await api.workspace.restore({ backup }));
    return true;
  } catch (error) {
    useSession.setState({ opening: null });
    toastError(error, 'Nothing was restored. The workspace is as it was.');
    return false;
  }
}

export function forgetTrouble(): void {
  useSession.setState({ trouble: null });
}

async function entering(path: string, enter: () => Promise<WorkspaceInfo>): Promise<boolean> {
  useSession.setState({ opening: path, trouble: null });
  try {
    showWorkspace(await enter());
    return true;
  } catch (error) {
    useSession.setState({ opening: null });
    await seeWhatIsOpen();
    const trouble = troubleOf(path, error);
    if (trouble) useSession.setState({ trouble });
    else toastError(error, 'This workspace did not open.');
    return false;
  }
}

/** Asks what is open, as at the start of the window and after a part of Cairn restarted. */
export async function seeWhatIsOpen(): Promise<void> {
  const current = await api.workspace.current({}).catch(() => null);
  const { phase, workspace } = useSession.getState();
  if (!current) {
    if (phase !== 'closed') showStart();
  } else if (phase !== 'open' || workspace?.path !== current.path) showWorkspace(current);
}

/** From the main process: a workspace was opened or closed, or a part of Cairn restarted. */
export async function workspaceChanged(path: string | null, restarted: boolean): Promise<void> {
  const { opening, phase, workspace } = useSession.getState();
  if (restarted) {
    forgetSeq();
    // First what is open, because another workspace clears what was said about the last one.
    await seeWhatIsOpen();
    const kept = 'Everything saved before is kept.';
    if (path === null && phase === 'open')
      toast({ text: 'The workspace had to be closed.', detail: `${kept} Open it again.`, tone: 'problem' });
    else toast({ text: 'A part of Cairn had to start again.', detail: kept, tone: 'problem' });
    loadJobs();
    await queryClient.invalidateQueries();
  } else if (opening === null && phase !== 'starting' && path !== (workspace?.path ?? null)) {
    await seeWhatIsOpen();
  }
}

/** The trouble a failure stands for; `null` when it says nothing about the file. */
function troubleOf(path: string, error: unknown): Trouble | null {
  if (!(error instanceof AppError)) return null;
  const problem = error.details?.problem;
  if (!isOpenProblem(problem)) return null;
  const named = error.details?.path;
  return { path: typeof named === 'string' ? named : path, problem, message: error.message };
}

const openProblems: Record<OpenProblem, true> = {
  missing: true,
  newer: true,
  damaged: true,
  read_only: true,
  in_use: true,
  not_ours: true,
  no_permission: true,
  disk_full: true,
};

const isOpenProblem = (value: unknown): value is OpenProblem => typeof value === 'string' && Object.hasOwn(openProblems, value);
