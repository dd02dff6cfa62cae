/** What is being done to a person right now: which small editor is open. */
import { create } from 'zustand';

interface UiState {
  /** The tag picker that is open: for those chosen in the list, or for the person beside it. */
  tagging: 'selection' | 'profile' | null;
  renaming: boolean;
  writingNote: boolean;
}

const idle: UiState = { tagging: null, renaming: false, writingNote: false };

export const useContributorUi = create<UiState>()(() => idle);

export const openTagPicker = (tagging: UiState['tagging']): void => useContributorUi.setState({ tagging });
export const setRenaming = (renaming: boolean): void => useContributorUi.setState({ renaming });
export const setWritingNote = (writingNote: boolean): void => useContributorUi.setState({ writingNote });
/** Another person: what was open belonged to the last one. */
export const putAway = (): void => useContributorUi.setState(idle);
