import { IconUsersGroup } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { go } from '../app/navigation.ts';
import type { RendererArea } from '../app/registry.ts';
import { Me, teamPart } from './Me.tsx';

const TeamSettings = lazy(() => import('./TeamSettings.tsx'));

const Part = () => (
  <Suspense fallback={null}>
    <TeamSettings />
  </Suspense>
);

/** The people who use the workspace, and which of them sits here. */
export const teamArea: RendererArea = {
  name: 'team',
  screens: {},
  settings: { title: 'Team', order: 20, Part },
  RailFoot: Me,
  commands: [
    {
      id: 'team.open',
      label: 'Team: who works here',
      icon: IconUsersGroup,
      words: 'teammates colleagues i am sign in user',
      run: () => go('settings', teamPart),
    },
  ],
};
