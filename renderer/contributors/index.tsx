import { IconForms, IconMail, IconMessage2, IconPhone, IconUsers } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { go } from '../app/navigation.ts';
import type { RendererArea } from '../app/registry.ts';
import { onPeopleOfSource } from '../app/showing.ts';
import { AddingForms } from './adding/AddingForms.tsx';
import { addingCommands } from './adding/commands.ts';
import { ContributorsScreen } from './ContributorsScreen.tsx';
import { showEveryone } from './list-state.ts';
import { logWithAnybody, useLogging } from './log/state.ts';
import { useContributorPalette } from './palette.tsx';

export { contributorsToday } from './today.tsx';
export { activityWords } from './words.ts';

const LogContact = lazy(() => import('./log/LogContact.tsx'));
const FieldSettings = lazy(() => import('./own-fields/FieldSettings.tsx'));

onPeopleOfSource((source) => {
  showEveryone({ field: 'source', anyOf: [source] });
  go('contributors');
});

function Dialogs() {
  const channel = useLogging((state) => state.channel);
  return (
    <>
      <Suspense fallback={null}>{channel ? <LogContact channel={channel} /> : null}</Suspense>
      <AddingForms />
    </>
  );
}

const Fields = () => (
  <Suspense fallback={null}>
    <FieldSettings />
  </Suspense>
);

const fieldsPart = 'Fields of your own';

/** Everyone who contributed: the list, and the profile of each. */
export const contributorsArea: RendererArea = {
  name: 'contributors',
  rail: { label: 'Contributors', icon: IconUsers, order: 20, screen: 'contributors', key: 'c' },
  screens: { contributors: ContributorsScreen },
  usePaletteResults: useContributorPalette,
  settings: { title: fieldsPart, order: 25, Part: Fields },
  Dialogs,
  commands: [
    ...addingCommands,
    {
      id: 'contributors.logCallWith',
      label: 'Log a call…',
      icon: IconPhone,
      words: 'contact phone follow up person',
      changes: true,
      run: () => logWithAnybody('call'),
    },
    {
      id: 'contributors.logMailWith',
      label: 'Log a mail…',
      icon: IconMail,
      words: 'contact email follow up person',
      changes: true,
      run: () => logWithAnybody('mail'),
    },
    {
      id: 'contributors.logTalkWith',
      label: 'Log a talk…',
      icon: IconMessage2,
      words: 'contact chat conversation met follow up person',
      changes: true,
      run: () => logWithAnybody('talk'),
    },
    {
      id: 'contributors.fields',
      label: 'Fields of your own',
      icon: IconForms,
      words: 'custom settings profile column',
      run: () => go('settings', { part: fieldsPart }),
    },
  ],
};
