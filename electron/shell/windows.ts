/** The window: where it was, in the colours of the theme, and shown once there is something to see. */
import { join } from 'node:path';
import { app, BrowserWindow, type Rectangle, screen } from 'electron';
import { atMost } from './limit.ts';
import type { Memory, WindowBounds } from './preferences.ts';
import { START_PAGE } from './protocol.ts';
import { colours, onThemeChange } from './theme.ts';

const TITLE_BAR = 44;
const SIZE = { width: 1440, height: 900 };
const SMALLEST = { minWidth: 900, minHeight: 600 };
/** Room that macOS takes at the left of the title bar. */
const TRAFFIC_LIGHTS = 76;
/** Windows draws three buttons of 46. */
const WINDOWS_BUTTONS = 138;

/**
 * Windows keeps its own buttons, for its snap layouts, drawn over the page with no ground of their own. On Linux Chromium would
 * draw them on an opaque ground that shows through dialogs, so there the page draws its own.
 */
const overlay = () => ({ color: '#00000000', symbolColor: colours().symbols, height: TITLE_BAR });

/** Width in CSS pixels that the system's buttons take; 0: the page draws its own. */
export function windowButtons(): number {
  if (process.platform === 'darwin') return TRAFFIC_LIGHTS;
  return process.platform === 'win32' ? WINDOWS_BUTTONS : 0;
}

export function openWindow(memory: Memory): BrowserWindow {
  const before = memory.bounds;
  const window = new BrowserWindow({
    ...(before && isOnScreen(before) ? { x: before.x, y: before.y, width: before.width, height: before.height } : firstSize()),
    ...SMALLEST,
    show: false,
    title: 'Cairn',
    titleBarStyle: 'hidden',
    backgroundColor: colours().background,
    ...(process.platform === 'win32' ? { titleBarOverlay: overlay() } : {}),
    ...(process.platform === 'darwin' ? { trafficLightPosition: { x: 16, y: 15 } } : {}),
    webPreferences: {
      preload: join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => {
    if (before?.maximised) window.maximize();
    window.show();
  });
  rememberBounds(window, memory);
  followTheme(window);
  reloadWhenGone(window);
  void window.loadURL(START_PAGE);
  return window;
}

function firstSize(): { width: number; height: number } {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  return { width: Math.min(SIZE.width, width), height: Math.min(SIZE.height, height) };
}

/** A screen that was unplugged since must not keep the window out of sight: its title bar has to be reachable. */
function isOnScreen({ x, y, width }: Rectangle): boolean {
  const bar = { x, y, width, height: TITLE_BAR };
  return screen.getAllDisplays().some(({ workArea }) => {
    const across = Math.min(bar.x + bar.width, workArea.x + workArea.width) - Math.max(bar.x, workArea.x);
    return across >= 200 && bar.y >= workArea.y && bar.y + bar.height <= workArea.y + workArea.height;
  });
}

function rememberBounds(window: BrowserWindow, memory: Memory): void {
  const save = () => memory.setBounds(boundsOf(window));
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, 500);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', () => {
    clearTimeout(timer);
    save();
  });
}

const boundsOf = (window: BrowserWindow): WindowBounds => ({ ...window.getNormalBounds(), maximised: window.isMaximized() });

function followTheme(window: BrowserWindow): void {
  onThemeChange(() => {
    if (window.isDestroyed()) return;
    window.setBackgroundColor(colours().background);
    if (process.platform === 'win32') window.setTitleBarOverlay(overlay());
  });
}

/** A page that crashed comes back; nothing is lost with it, because nothing is kept in it. */
function reloadWhenGone(window: BrowserWindow): void {
  const mayReload = atMost(3, 60_000);
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // Not at once: Chromium is still taking the old page apart, and a reload from inside that takes the whole app down.
    setImmediate(() => {
      if (reason !== 'clean-exit' && !window.isDestroyed() && mayReload()) window.webContents.reload();
    });
  });
}
