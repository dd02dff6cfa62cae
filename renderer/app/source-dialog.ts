/** Which dialog of the sources lies over the window; it can be asked for from anywhere, and opens over the sources. */
import { create } from 'zustand';
import { go, useNavigation } from './navigation.ts';

export type Dialog = 'add' | 'addServer' | 'addDocument' | 'edit' | 'rename' | 'remove';

export const useSourceDialog = create<{ dialog: Dialog | null }>()(() => ({ dialog: null }));

export function openSourceDialog(dialog: Dialog): void {
  const { places, index } = useNavigation.getState();
  if (places[index]?.screen !== 'sources') go('sources');
  useSourceDialog.setState({ dialog });
}

export const closeSourceDialog = (): void => useSourceDialog.setState({ dialog: null });
