import { IconHistory } from '@tabler/icons-react';
import { lazy } from 'react';
import type { RendererArea } from '../app/registry.ts';

/** Everything people decided in this workspace, and the way back from it. */
export const historyArea: RendererArea = {
  name: 'history',
  rail: { label: 'History', icon: IconHistory, order: 90, screen: 'history', key: 'h', foot: true },
  screens: { history: lazy(() => import('./HistoryScreen.tsx')) },
};
