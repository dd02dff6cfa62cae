import { IconDatabaseExport, IconDeviceDesktop, IconLock, IconLockOpen, IconMoon, IconSettings, IconSun } from '@tabler/icons-react';
import { lazy } from 'react';
import { chooseTheme } from '../app/colour-scheme.ts';
import { askForKey } from '../app/key-dialog.ts';
import type { RendererArea } from '../app/registry.ts';
import { backUpNow } from './backups.ts';
import { lockAddresses } from './keys/actions.ts';
import { KeyStatus } from './keys/KeyStatus.tsx';

export { OpeningScreen } from './OpeningScreen.tsx';
export { ProblemScreen } from './ProblemScreen.tsx';
export const KeyDialogs = lazy(() => import('./keys/KeyDialogs.tsx'));
export { StartScreen } from './StartScreen.tsx';

/** The file one works in: the start screen, what stands in its way, its settings. */
export const workspaceArea: RendererArea = {
  name: 'workspace',
  rail: { label: 'Settings', icon: IconSettings, order: 99, screen: 'settings', key: ',', keys: 'mod+,', foot: true },
  screens: { settings: lazy(() => import('./SettingsScreen.tsx')) },
  commands: [
    {
      id: 'workspace.backUp',
      label: 'Back up now',
      icon: IconDatabaseExport,
      words: 'backup safety copy save',
      changes: true,
      run: () => void backUpNow(),
    },
    {
      id: 'workspace.unlock',
      label: 'Unlock postal addresses',
      icon: IconLockOpen,
      words: 'recovery phrase key secret',
      run: () => askForKey('unlock'),
    },
    {
      id: 'workspace.lock',
      label: 'Lock postal addresses',
      icon: IconLock,
      words: 'recovery phrase key secret',
      run: lockAddresses,
    },
    { id: 'workspace.light', label: 'Light colours', icon: IconSun, words: 'theme look bright', run: () => void chooseTheme('light') },
    { id: 'workspace.dark', label: 'Dark colours', icon: IconMoon, words: 'theme look night', run: () => void chooseTheme('dark') },
    {
      id: 'workspace.system',
      label: 'Colours as the computer has them',
      icon: IconDeviceDesktop,
      words: 'theme look system',
      run: () => void chooseTheme('system'),
    },
  ],
  Status: KeyStatus,
};
