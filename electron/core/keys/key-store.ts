/** Where the key of a workspace may lie besides its file: the keychain of the system, or in tests a place in memory. */

/** `key`: base64. A key is asked for by its name (`keyId`), never by that of a file. */
export type KeyAsk = { do: 'read' | 'forget'; keyId: string } | { do: 'keep'; keyId: string; key: string };

/** `isAvailable`: there is such a place. `key`: what lies there under the name now. */
export interface KeyAnswer {
  isAvailable: boolean;
  key: string | null;
}

/** Never rejects: a keychain that cannot be opened is none. */
export type KeyStore = (ask: KeyAsk) => Promise<KeyAnswer>;

/** Nowhere: the phrase is asked for at every start. */
export const noKeyStore: KeyStore = async () => ({ isAvailable: false, key: null });

/** Forgets with the process. */
export function memoryKeyStore(): KeyStore {
  const kept = new Map<string, string>();
  return async (ask) => {
    if (ask.do === 'keep') kept.set(ask.keyId, ask.key);
    if (ask.do === 'forget') kept.delete(ask.keyId);
    return { isAvailable: true, key: kept.get(ask.keyId) ?? null };
  };
}
