/** The only file that listens to the window. Who speaks is checked here, every time. */
import { type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { BridgeAnswer, BridgeEvent } from '../../shared/bridge.ts';
import type { Door } from './door.ts';
import { APP_ORIGIN } from './protocol.ts';

const CALL = 'cairn:call';
const GRANT = 'cairn:grant';
const EVENT = 'cairn:event';

interface Situation {
  /** The window whose page may speak; `null` while there is none. */
  window(): BrowserWindow | null;
  door: Door;
  /** A file or folder was dropped on the window. */
  grant(path: string): void;
}

const stranger: BridgeAnswer = { ok: false, error: { code: 'invalid_input', message: 'Cairn takes requests from its own window only.' } };

export function listen({ window, door, grant }: Situation): void {
  // electron-store opens a channel of its own for pages that read it; ours do not.
  ipcMain.removeAllListeners('electron-store-get-data');

  /** The window's own top frame, showing our page. */
  const trusted = ({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean => {
    try {
      return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === APP_ORIGIN && sender === window()?.webContents;
    } catch {
      // A frame that is gone throws when it is looked at.
      return false;
    }
  };

  ipcMain.handle(CALL, (event, procedure: unknown, input: unknown, minSeq: unknown) =>
    trusted(event) ? door(procedure, input, minSeq) : stranger,
  );
  ipcMain.on(GRANT, (event, path: unknown) => {
    if (trusted(event) && typeof path === 'string') grant(path);
  });
}

export function emitTo(window: BrowserWindow | null, event: BridgeEvent): void {
  if (window && !window.isDestroyed()) window.webContents.send(EVENT, event);
}
