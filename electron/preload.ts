/** The bridge: three functions, and nothing else of Electron, reaches the page. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge, BridgeAnswer, BridgeEvent } from '../shared/bridge.ts';

const bridge: Bridge = {
  invoke: async (procedure, input, minSeq) => {
    try {
      return (await ipcRenderer.invoke('cairn:call', procedure, input, minSeq)) as BridgeAnswer;
    } catch {
      // What cannot be copied between processes (functions, page elements) never leaves the page.
      return {
        ok: false,
        error: { code: 'invalid_input', message: 'Cairn takes texts, numbers, lists and fields only. Nothing was changed.' },
      };
    }
  },
  subscribe: (listener) => {
    // The page gets the event's content only: Electron's own event object would hand it a door to main.
    const pass = (_event: unknown, content: BridgeEvent) => listener(content);
    ipcRenderer.on('cairn:event', pass);
    return () => {
      ipcRenderer.removeListener('cairn:event', pass);
    };
  },
  pathOfDroppedFile: (file) => {
    let path = '';
    try {
      path = webUtils.getPathForFile(file);
    } catch {
      // Not a file at all.
    }
    // Sent before anything the page asks next, so that the grant is there in time.
    if (path !== '') ipcRenderer.send('cairn:grant', path);
    return path;
  },
};

contextBridge.exposeInMainWorld('cairn', bridge);
