/** The application menu. It names commands of the window (renderer/app/commands.ts); only what Chromium does itself is done here. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';

type Send = (command: string) => void;

/** No workspace, one that is open for reading only, or one to work in. */
type State = 'none' | 'reading' | 'working';
const always: readonly State[] = ['none', 'reading', 'working'];
const open: readonly State[] = ['reading', 'working'];
const working: readonly State[] = ['working'];

/** When each command has something to do. */
const possible: Record<string, readonly State[]> = {
  'workspace.new': always,
  'workspace.open': always,
  'workspace.sample': always,
  // Without a workspace it makes one.
  'sources.addClone': ['none', 'working'],
  'workspace.saveCopy': open,
  'workspace.close': open,
  'history.undo': working,
  'history.redo': working,
  'app.palette': open,
  'app.back': open,
  'app.forward': open,
  'app.keys': always,
  'go.settings': open,
};

/**
 * `key` is shown, and acts where the system's menu bar owns the keyboard (macOS). Elsewhere there is no menu bar, and the window
 * listens to its own keys: a second listener here would do everything twice.
 */
function command(send: Send, label: string, id: string, key?: string): MenuItemConstructorOptions {
  const item = { id, label, enabled: possible[id]?.includes('none') ?? true, click: () => send(id) };
  return key === undefined ? item : { ...item, accelerator: key, registerAccelerator: process.platform === 'darwin' };
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** Sets the menu, with no workspace open. Returns how to tell it what is open now. */
export function setMenu(send: Send): (workspace: { readOnly: boolean } | null) => void {
  const mac = process.platform === 'darwin';
  const item = (label: string, id: string, key?: string) => command(send, label, id, key);
  const settings = item('Settings', 'go.settings', 'CommandOrControl+,');
  const appMenu: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: 'File',
    submenu: [
      item('New workspace', 'workspace.new', 'CommandOrControl+N'),
      item('Open a workspace', 'workspace.open', 'CommandOrControl+O'),
      item('Point at a git clone', 'sources.addClone', 'CommandOrControl+G'),
      item('Look around the sample community', 'workspace.sample', 'CommandOrControl+E'),
      separator,
      item('Save a copy', 'workspace.saveCopy'),
      item('Close the workspace', 'workspace.close'),
      ...(mac ? [separator, { role: 'close' } as const] : [separator, settings, separator, { role: 'quit' } as const]),
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: 'Edit',
    submenu: [
      // In a text field they undo typing; anywhere else the window takes the keys first, for what was decided.
      { role: 'undo' },
      { role: 'redo' },
      item('Undo the last change', 'history.undo'),
      item('Redo the last change', 'history.redo'),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'pasteAndMatchStyle' },
      { role: 'selectAll' },
      separator,
      item('Find anything', 'app.palette', 'CommandOrControl+K'),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      item('Back', 'app.back', mac ? 'Command+[' : 'Alt+Left'),
      item('Forward', 'app.forward', mac ? 'Command+]' : 'Alt+Right'),
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      // Without Shift, as people press it.
      { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
      ...(app.isPackaged ? [] : [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
    ],
  };
  const help: MenuItemConstructorOptions = { role: 'help', submenu: [item('Keyboard shortcuts', 'app.keys')] };
  const menus: MenuItemConstructorOptions[] = [file, edit, view, { role: 'windowMenu' }, help];
  const menu = Menu.buildFromTemplate(mac ? [appMenu, ...menus] : menus);
  Menu.setApplicationMenu(menu);
  return (workspace) => {
    const state: State = workspace === null ? 'none' : workspace.readOnly ? 'reading' : 'working';
    for (const [id, states] of Object.entries(possible)) {
      const item = menu.getMenuItemById(id);
      if (item) item.enabled = states.includes(state);
    }
  };
}
