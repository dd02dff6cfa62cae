/**
 * Tokens of sources. Each lies in the keychain of the system under its source and the origin it is for, and nowhere in the workspace: a
 * file that names another server gets nothing. Without a keychain a token is kept until Cairn is closed.
 */
import { createHash } from 'node:crypto';
import type { KeyStore } from '../keys/key-store.ts';

/** Where a token goes, and who vouches that it is there. `origin`: `https://forge.example.org`. */
export interface Place {
  origin: string;
  certificates: string | null;
}

export class SourceSecrets {
  readonly #keyStore: KeyStore;
  /** Of this session; also while the keychain is still busy with it. */
  readonly #held = new Map<string, string>();

  constructor(keyStore: KeyStore) {
    this.#keyStore = keyStore;
  }

  /** An empty token takes away what is there. */
  keep(source: string, place: Place, token: string): void {
    const keyId = nameOf(source, place);
    if (token === '') {
      this.#held.delete(keyId);
      void this.#keyStore({ do: 'forget', keyId });
      return;
    }
    this.#held.set(keyId, token);
    void this.#keyStore({ do: 'keep', keyId, key: token });
  }

  /** `null`: there is none for this origin, or the keychain does not give it. */
  async tokenFor(source: string, place: Place): Promise<string | null> {
    const keyId = nameOf(source, place);
    const held = this.#held.get(keyId);
    if (held !== undefined) return held;
    const { key } = await this.#keyStore({ do: 'read', keyId });
    if (key !== null) this.#held.set(keyId, key);
    return key;
  }
}

/** Another authority is another server behind the same name: what it is told is its own. */
function nameOf(source: string, { origin, certificates }: Place): string {
  const trust = certificates === null ? '' : ` ${createHash('sha256').update(certificates).digest('hex').slice(0, 16)}`;
  return `source ${source} ${origin}${trust}`;
}
