import { IconSun } from '@tabler/icons-react';
import { lazy } from 'react';
import type { RendererArea } from '../app/registry.ts';

/** What needs a person now, of every area. */
export const todayArea: RendererArea = {
  name: 'today',
  rail: { label: 'Today', icon: IconSun, order: 10, screen: 'today', key: 't' },
  screens: { today: lazy(() => import('./TodayScreen.tsx')) },
};
