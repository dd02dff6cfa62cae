/** Which question about the key of the workspace is on screen. Any area may ask it; the workspace's own area answers. */
import { create } from 'zustand';
import { AppError } from '../../shared/errors.ts';

export type KeyQuestion = 'unlock' | 'make' | 'change';

interface Asked {
  question: KeyQuestion | null;
  /** What was wanted when it turned out that the key is needed: goes on once it is there. */
  goOn: (() => void) | null;
}

export const useKeyDialog = create<Asked>()(() => ({ question: null, goOn: null }));

export const askForKey = (question: KeyQuestion, goOn: (() => void) | null = null): void => useKeyDialog.setState({ question, goOn });

export const closeKeyDialog = (): void => useKeyDialog.setState({ question: null, goOn: null });

/** The key is there now. */
export function keyIsThere(): void {
  const { goOn } = useKeyDialog.getState();
  closeKeyDialog();
  goOn?.();
}

/** Asks for the key where it is missing, and goes on when it is there. */
export function withKey(error: unknown, goOn: () => void, otherwise: (error: unknown) => void): void {
  const problem = error instanceof AppError && error.code === 'locked' ? error.details?.problem : null;
  if (problem === 'no_key') askForKey('make', goOn);
  else if (problem === 'locked') askForKey('unlock', goOn);
  else otherwise(error);
}
