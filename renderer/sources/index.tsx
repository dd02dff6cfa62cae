import { IconCalendarEvent, IconDatabase, IconRefresh, IconServer } from '@tabler/icons-react';
import { lazy } from 'react';
import type { RendererArea } from '../app/registry.ts';
import { openSourceDialog } from '../app/source-dialog.ts';
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
      id: 'sources.addServer',
      label: 'Connect a server…',
      icon: IconServer,
      words: 'add source github gitlab forgejo gitea discourse forum',
      changes: true,
      run: () => openSourceDialog('addServer'),
    },
    {
      id: 'sources.addDocument',
      label: 'Add a calendar, list, schedule or feed…',
      icon: IconCalendarEvent,
      words: 'add source ics ical conference sessionize pretalx rss atom irc log all contributors',
      changes: true,
      run: () => openSourceDialog('addDocument'),
    },
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
