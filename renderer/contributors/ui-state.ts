/** What is being done to a person right now: which small editor is open. */
import { create } from 'zustand';
import type { ConsentPurpose } from '../../shared/domain/contributors/consent.ts';
import type { ContactChannel } from '../../shared/domain/contributors/contacts.ts';

interface UiState {
  /** The tag picker that is open: for those chosen in the list, or for the person beside it. */
  tagging: 'selection' | 'profile' | null;
  renaming: boolean;
  writingNote: boolean;
  /** The contact that is being written: one that is there, or a new one (`null`), perhaps with how it was. */
  contact: { id: string | null; channel?: ContactChannel } | null;
  /** The purpose of the consent that is being recorded. */
  consent: ConsentPurpose | null;
}

const idle: UiState = { tagging: null, renaming: false, writingNote: false, contact: null, consent: null };

export const useContributorUi = create<UiState>()(() => idle);

export const openTagPicker = (tagging: UiState['tagging']): void => useContributorUi.setState({ tagging });
export const setRenaming = (renaming: boolean): void => useContributorUi.setState({ renaming });
export const setWritingNote = (writingNote: boolean): void => useContributorUi.setState({ writingNote });
export const writeContact = (contact: UiState['contact']): void => useContributorUi.setState({ contact });
export const recordConsentOf = (consent: ConsentPurpose | null): void => useContributorUi.setState({ consent });
/** Another person: what was open belonged to the last one. */
export const putAway = (): void => useContributorUi.setState(idle);

/** Something is open that stands beside the activity, where there is room for one column only. */
export function isAboutAsked(): boolean {
  const { contact, consent, writingNote, tagging } = useContributorUi.getState();
  return contact !== null || consent !== null || writingNote || tagging === 'profile';
}
