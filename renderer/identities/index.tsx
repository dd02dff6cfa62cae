import { IconUsers } from '@tabler/icons-react';
import { lazy } from 'react';
import { go } from '../app/navigation.ts';
import type { RendererArea } from '../app/registry.ts';

/** Who may be there twice, to be decided one after another. */
export const identitiesArea: RendererArea = {
  name: 'identities',
  screens: { identities: lazy(() => import('./DeskScreen.tsx')) },
  commands: [
    {
      id: 'identities.open',
      label: 'Same person?',
      icon: IconUsers,
      keys: 'g d',
      group: 'Go to',
      words: 'duplicates twice identities desk merge suggestions',
      run: () => go('identities'),
    },
  ],
};
