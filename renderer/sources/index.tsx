import { IconDatabase, IconRefresh } from '@tabler/icons-react';
import { lazy } from 'react';
import type { RendererArea } from '../app/registry.ts';
import { readAll } from './actions.ts';
import { Freshness } from './Freshness.tsx';

export { sourcesToday } from './today.tsx';

/** Where people and activity come from. */
export const sourcesArea: RendererArea = {
  name: 'sources',
  rail: { label: 'Sources', icon: IconDatabase, order: 80, screen: 'sources', key: 's' },
  screens: { sources: lazy(() => import('./SourcesScreen.tsx')) },
  commands: [
    {
      id: 'sources.readAll',
      label: 'Read what is new in all sources',
      icon: IconRefresh,
      words: 'sync refresh update',
      changes: true,
      run: () => void readAll(),
    },
  ],
  Status: Freshness,
};
