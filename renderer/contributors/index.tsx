import { IconUsers } from '@tabler/icons-react';
import type { RendererArea } from '../app/registry.ts';
import { AddingForms } from './adding/AddingForms.tsx';
import { addingCommands } from './adding/commands.ts';
import { ContributorsScreen } from './ContributorsScreen.tsx';
import { useContributorPalette } from './palette.tsx';

export { activityWords } from './words.ts';

/** Everyone who contributed: the list, and the profile of each. */
export const contributorsArea: RendererArea = {
  name: 'contributors',
  rail: { label: 'Contributors', icon: IconUsers, order: 20, screen: 'contributors', key: 'c' },
  screens: { contributors: ContributorsScreen },
  commands: addingCommands,
  Forms: AddingForms,
  usePaletteResults: useContributorPalette,
};
