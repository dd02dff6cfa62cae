/** Which form lies over the window, and for whom. */
import { create } from 'zustand';
import type { ActivityRow } from '../../../shared/contract/contributors.ts';
import { useNavigation } from '../../app/navigation.ts';

export type Adding =
  | { form: 'person' }
  /** `contributor`: whose it is, or to be chosen. `row`: one that is corrected. */
  | { form: 'activity'; contributor: string | null; row?: ActivityRow }
  | { form: 'merge' | 'split'; contributor: string };

export const useAdding = create<{ adding: Adding | null }>()(() => ({ adding: null }));

export const openForm = (adding: Adding): void => useAdding.setState({ adding });
export const closeForm = (): void => useAdding.setState({ adding: null });

/** Whoever's profile is open; `null` when there is none. */
export function personOnScreen(): string | null {
  const { places, index } = useNavigation.getState();
  const place = places[index];
  return place?.screen === 'contributors' ? (place.params.contributor ?? null) : null;
}
