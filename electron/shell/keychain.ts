/**
 * The keychain of the system, as far as Cairn uses it: a key of a workspace is encrypted by safeStorage, and what comes of that lies
 * in a file of its own in the folder for app settings. Where the system has no real keychain there is none.
 */
import { safeStorage } from 'electron';
import Store from 'electron-store';
import type { KeyAnswer, KeyStore } from '../core/messages.ts';

const none: KeyAnswer = { isAvailable: false, key: null };

/** Some Linux desktops have none, and Chromium then only pretends, with a password that everybody knows. */
function isThere(): boolean {
  try {
    if (!safeStorage.isEncryptionAvailable()) return false;
    return process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
  } catch {
    return false;
  }
}

/** Opened when it is first asked: most workspaces have no key. */
export function keychain(): KeyStore {
  let store: Store<Record<string, string>> | null = null;
  return async (ask) => {
    if (!isThere()) return none;
    try {
      store ??= new Store<Record<string, string>>({ name: 'keys', clearInvalidConfig: true, accessPropertiesByDotNotation: false });
      if (ask.keyId === '') return { isAvailable: true, key: null };
      if (ask.do === 'keep') store.set(ask.keyId, safeStorage.encryptString(ask.key).toString('base64'));
      if (ask.do === 'forget') store.delete(ask.keyId);
      const sealed = store.get(ask.keyId);
      return { isAvailable: true, key: typeof sealed === 'string' ? safeStorage.decryptString(Buffer.from(sealed, 'base64')) : null };
    } catch {
      // Another user's file, or a keychain that was set up anew: the phrase opens it.
      return { isAvailable: true, key: null };
    }
  };
}
