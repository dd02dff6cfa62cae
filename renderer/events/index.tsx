import { IconCalendarEvent } from '@tabler/icons-react';
import { lazy } from 'react';
import type { RendererArea } from '../app/registry.ts';
import { EventForms } from './EventForms.tsx';
import { openEventForm } from './editing.ts';
import { useEventPalette } from './palette.tsx';

export { eventKindNames } from './words.ts';

/** Where people meet: what is to come, what is over, and who did what there. */
export const eventsArea: RendererArea = {
  name: 'events',
  rail: { label: 'Events', icon: IconCalendarEvent, order: 30, screen: 'events', key: 'e' },
  screens: { events: lazy(() => import('./EventsScreen.tsx')) },
  commands: [
    {
      id: 'events.add',
      label: 'Add an event',
      icon: IconCalendarEvent,
      group: 'Add by hand',
      words: 'meetup conference hackathon webinar office hours new create',
      changes: true,
      run: () => openEventForm(null),
    },
  ],
  usePaletteResults: useEventPalette,
  Dialogs: EventForms,
};
