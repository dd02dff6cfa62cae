/** The few colours that the system draws before and around the page; the same tokens as the window's theme. */
import { nativeTheme } from 'electron';

const light = { background: '#ffffff', symbols: '#54514b' };
const dark = { background: '#1a1917', symbols: '#b5b1a9' };

export const colours = () => (nativeTheme.shouldUseDarkColors ? dark : light);

/** Also what `prefers-color-scheme` says in the window. */
export function useTheme(theme: 'system' | 'light' | 'dark'): void {
  nativeTheme.themeSource = theme;
}

export function onThemeChange(listener: () => void): void {
  nativeTheme.on('updated', listener);
}
