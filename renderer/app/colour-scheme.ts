/**
 * Light, dark, or as the system says. The preference is kept by the main process; a copy here spares the window a flash
 * of the wrong colour before the first answer comes.
 */
import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';
import type { preferences } from '../../shared/contract/shell.ts';
import type { z } from '../../shared/zod.ts';
import { api } from './api.ts';
import { invalidateAreas } from './query.ts';
import { recall, remember } from './storage.ts';
import { toastError } from './toasts.ts';

export type Theme = z.infer<typeof preferences>['theme'];

const key = 'theme';
let tell: ((scheme: MantineColorScheme) => void) | undefined;

export const colourScheme: MantineColorSchemeManager = {
  get: (fallback) => {
    const kept = recall(key);
    return kept === 'light' || kept === 'dark' || kept === 'auto' ? kept : fallback;
  },
  set: (value) => remember(key, value),
  subscribe: (onUpdate) => {
    tell = onUpdate;
  },
  unsubscribe: () => {
    tell = undefined;
  },
  clear: () => undefined,
};

/** Shows a theme in this window. */
export function showTheme(theme: Theme): void {
  const scheme = theme === 'system' ? 'auto' : theme;
  remember(key, scheme);
  tell?.(scheme);
}

/** Shows a theme, and keeps it for the next start. */
export async function chooseTheme(theme: Theme): Promise<void> {
  showTheme(theme);
  try {
    await api.shell.setPreferences({ theme });
    invalidateAreas(['shell']);
  } catch (error) {
    toastError(error, 'The look was not kept for the next start.');
  }
}
