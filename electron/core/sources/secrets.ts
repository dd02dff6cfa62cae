/**
 * Tokens of sources. Each lies in the keychain of the system under its source and the origin it is for, and nowhere in the workspace: a
 * file that names another server gets nothing. Without a keychain a token is kept until Cairn is closed.
 */
import type { KeyStore } from '../keys/key-store.ts';

export class SourceSecrets {
  readonly #keyStore: KeyStore;
  /** Of this session; also while the keychain is still busy with it. */
  readonly #held = new Map<string, string>();

  constructor(keyStore: KeyStore) {
    this.#keyStore = keyStore;
  }

  /** `origin`: `https://forge.example.org`. An empty token takes away what is there. */
  keep(source: string, origin: string, token: string): void {
    const keyId = nameOf(source, origin);
    if (token === '') {
      this.#held.delete(keyId);
      void this.#keyStore({ do: 'forget', keyId });
      return;
    }
    this.#held.set(keyId, token);
    void this.#keyStore({ do: 'keep', keyId, key: token });
  }

  /** `null`: there is none for this origin, or the keychain does not give it. */
  async tokenFor(source: string, origin: string): Promise<string | null> {
    const keyId = nameOf(source, origin);
    const held = this.#held.get(keyId);
    if (held !== undefined) return held;
    const { key } = await this.#keyStore({ do: 'read', keyId });
    if (key !== null) this.#held.set(keyId, key);
    return key;
  }
}

const nameOf = (source: string, origin: string): string => `source ${source} ${origin}`;
