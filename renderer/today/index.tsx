import { IconSun } from '@tabler/icons-react';
import { useCall } from '../app/query.ts';
import type { RendererArea } from '../app/registry.ts';
import TodayScreen from './TodayScreen.tsx';

/** What needs a person now, of every area. */
export const todayArea: RendererArea = {
  name: 'today',
  rail: {
    label: 'Today',
    icon: IconSun,
    order: 10,
    screen: 'today',
    key: 't',
    useCount: () => useCall('today.list', {}).data?.total ?? 0,
  },
  // Not lazy: it is the first screen of a workspace.
  screens: { today: TodayScreen },
};
