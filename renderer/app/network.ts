/** Whether this computer has a network, as Chromium sees it: a hint, for a server may still be out of reach. */
import { api } from './api.ts';
import { isOpen, isReadOnly } from './session.ts';

/** Sources that wait for the network are tried as soon as there may be one. */
export function listenToNetwork(): void {
  window.addEventListener('online', () => {
    if (isOpen() && !isReadOnly()) api.jobs.networkIsBack({}).catch(() => undefined);
  });
}

/** Calls `onChange` whenever that may be otherwise. Returns how to stop. */
export function subscribeToNetwork(onChange: () => void): () => void {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}
