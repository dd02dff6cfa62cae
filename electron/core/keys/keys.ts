import { randomBytes, randomInt } from 'node:crypto';
import type { KeyState } from '../../../shared/contract/keys.ts';
import { dayName } from '../../../shared/domain/time/days.ts';
import { PHRASE_ENTROPY, PHRASE_WORDS, phraseOf, readPhrase } from '../../../shared/domain/workspace/phrase.ts';
import { AppError } from '../../../shared/errors.ts';
import { row } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { KeyRing, stillLocked } from './key-ring.ts';
import type { KeyStore } from './key-store.ts';
import { keyIdOf, newKey } from './sealing.ts';
import { unwrapKey, type WrappedKey, wrapKey, wrappedKeyOf, writeWrappedKey } from './workspace-key.ts';

interface Options {
  keyStore: KeyStore;
  /** UTC epoch milliseconds. */
  clock(): number;
  /** Addresses can be read now that could not before, or the other way round. */
  changed(): void;
  /** How much work a new phrase takes; see `sealing.ts`. */
  phraseCosts: readonly number[];
}

/** Either two words of the phrase that was shown last, or a whole one; `undefined` where not given. */
interface Proof {
  confirm?: { place: number; word: string }[] | undefined;
  phrase?: string | undefined;
}

/** So many wrong phrases, and it is said that trying on does no harm. */
const manyFailures = 3;
const DAY = 86_400_000;

/** The key of the open workspace: made, wrapped anew, unlocked and locked. One at a time, whoever asks. */
export class Keys {
  readonly ring = new KeyRing();
  readonly #options: Options;
  /** The phrase that was shown and not used yet. */
  #shown: string[] | null = null;
  #failures = 0;
  #keychain: KeyState['keychain'] = 'unavailable';
  /** Counts openings and closings. */
  #openings = 0;
  /** What the keychain had to say at the opening. */
  #asked: Promise<void> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Resolves once it is known whether the keychain opens the workspace. */
  get ready(): Promise<void> {
    return this.#asked;
  }

  /** A file was opened. `held`: a key from before, which may still be the right one. Opening does not wait for the keychain. */
  opened({ db }: Store, held: Buffer | null = null): void {
    this.closed();
    const kept = wrappedKeyOf(db);
    if (held && kept?.keyId === keyIdOf(held)) this.ring.put(Buffer.from(held));
    held?.fill(0);
    this.#asked = this.#askKeychain(kept);
  }

  /** A copy of the key, for opening the file that takes the place of this one; `null` while locked. */
  hold(): Buffer | null {
    return this.ring.isOpen ? Buffer.from(this.ring.take(true)) : null;
  }

  closed(): void {
    this.#openings += 1;
    this.ring.clear();
    this.#shown = null;
    this.#failures = 0;
  }

  async state({ db }: Store): Promise<KeyState> {
    await this.#asked;
    const kept = wrappedKeyOf(db);
    const addresses = row<{ addresses: number }>(db.prepare('SELECT count(*) AS addresses FROM postal_address'))?.addresses ?? 0;
    const state = kept === null ? 'none' : this.ring.isOpen ? 'unlocked' : 'locked';
    return { state, phraseAt: kept?.phraseAt ?? null, addresses, keychain: this.#keychain };
  }

  /** A new phrase, and two places in it that will be asked for. It opens nothing until it is used. */
  newPhrase(): { words: string[]; ask: number[] } {
    this.#shown = phraseOf(randomBytes(PHRASE_ENTROPY));
    const first = randomInt(1, PHRASE_WORDS);
    return { words: this.#shown, ask: [first, randomInt(first + 1, PHRASE_WORDS + 1)] };
  }

  async make(store: Store, proof: Proof, remember: boolean): Promise<KeyState> {
    const phrase = this.#proven(proof);
    if (wrappedKeyOf(store.db))
      throw new AppError('conflict', 'This workspace has a key already. Nothing was changed.', { problem: 'has_key' });
    const key = newKey();
    await this.#write(store, key, phrase);
    this.ring.put(key);
    if (remember) await this.#tellKeychain('keep', key);
    this.#options.changed();
    return this.state(store);
  }

  /** The same key under another phrase. On the disk when this resolves; a kill before that leaves the old phrase. */
  async changePhrase(store: Store, proof: Proof): Promise<KeyState> {
    await this.#asked;
    const kept = this.#keptOf(store);
    const phrase = this.#proven(proof);
    const key = this.ring.take(true);
    // Another key under this phrase would lose the one that addresses are encrypted with.
    if (keyIdOf(key) !== kept.keyId) throw stillLocked();
    await this.#write(store, key, phrase, kept);
    this.#options.changed();
    return this.state(store);
  }

  async unlock(store: Store, written: string): Promise<KeyState> {
    await this.#asked;
    const kept = this.#keptOf(store);
    const read = readPhrase(written);
    if ('problem' in read)
      throw this.#failed(new AppError('invalid_input', `${read.problem} Nothing was changed.`, { problem: 'no_phrase' }));
    const key = await unwrapKey(store.db, kept, read.phrase);
    if (!key) throw this.#failed(new AppError('locked', wrongPhrase(kept), { problem: 'wrong_phrase' }));
    this.#failures = 0;
    this.ring.put(key);
    this.#options.changed();
    return this.state(store);
  }

  /** Until somebody unlocks it, or Cairn starts anew on a computer whose keychain has the key. */
  async lock(store: Store): Promise<KeyState> {
    await this.#asked;
    this.#keptOf(store);
    this.ring.clear();
    this.#shown = null;
    this.#options.changed();
    return this.state(store);
  }

  async remember(store: Store, remember: boolean): Promise<KeyState> {
    await this.#asked;
    const { keyId } = this.#keptOf(store);
    if (remember) await this.#tellKeychain('keep', this.ring.take(true));
    else this.#keychain = await this.#said({ do: 'forget', keyId });
    if (remember && this.#keychain !== 'kept')
      throw new AppError('storage', 'This computer has no keychain that Cairn could use. The phrase is asked for once per start.', {
        problem: 'no_keychain',
      });
    this.#options.changed();
    return this.state(store);
  }

  /** An answer that comes when another file is open says nothing about that one. */
  async #askKeychain(kept: WrappedKey | null): Promise<void> {
    const opening = this.#openings;
    const { isAvailable, key } = await this.#options.keyStore({ do: 'read', keyId: kept?.keyId ?? '' });
    if (opening !== this.#openings) return;
    this.#keychain = isAvailable ? (key === null ? 'not_kept' : 'kept') : 'unavailable';
    const found = key === null ? null : Buffer.from(key, 'base64');
    if (!found || !kept || this.ring.isOpen || keyIdOf(found) !== kept.keyId) return;
    this.ring.put(found);
    this.#options.changed();
  }

  async #tellKeychain(what: 'keep', key: Buffer): Promise<void> {
    this.#keychain = await this.#said({ do: what, keyId: keyIdOf(key), key: key.toString('base64') });
  }

  async #said(ask: Parameters<KeyStore>[0]): Promise<KeyState['keychain']> {
    const { isAvailable, key } = await this.#options.keyStore(ask);
    return isAvailable ? (key === null ? 'not_kept' : 'kept') : 'unavailable';
  }

  #keptOf({ db }: Store): WrappedKey {
    const kept = wrappedKeyOf(db);
    if (kept) return kept;
    throw new AppError('not_found', 'This workspace has no key, because nothing in it needed one yet. Nothing was changed.', {
      problem: 'no_key',
    });
  }

  /** The phrase that somebody has shown to have. */
  #proven({ confirm, phrase }: Proof): string {
    if (phrase !== undefined) {
      const read = readPhrase(phrase);
      if ('problem' in read) throw new AppError('invalid_input', `${read.problem} Nothing was changed.`, { problem: 'no_phrase' });
      return read.phrase;
    }
    const shown = this.#shown;
    if (!shown || !confirm)
      throw new AppError('conflict', 'There is no phrase to confirm (any more). Nothing was changed. Ask for a new one.', {
        problem: 'no_phrase',
      });
    const wrong = confirm.find(({ place, word }) => shown[place - 1] !== word.trim().toLowerCase());
    if (wrong || new Set(confirm.map(({ place }) => place)).size < confirm.length)
      throw new AppError('invalid_input', `Word ${wrong?.place ?? 1} is another one on your sheet. Nothing was changed; look again.`, {
        problem: 'not_confirmed',
        place: wrong?.place ?? 1,
      });
    return shown.join(' ');
  }

  /** `before`: what lies in the file, as it was when this began. */
  async #write(store: Store, key: Buffer, phrase: string, before: WrappedKey | null = null): Promise<void> {
    const now = this.#options.clock();
    const wrapping = await wrapKey(store.db, key, phrase, this.#options.phraseCosts);
    store.decide(
      { label: 'Set the recovery phrase', command: 'workspace.changePhrase', leavesNoTrace: true },
      now,
      () => {
        if ((wrappedKeyOf(store.db)?.wrapped ?? null) !== (before?.wrapped ?? null))
          throw new AppError('conflict', 'The key was changed meanwhile. Nothing was changed by this; try again.');
        writeWrappedKey(store.db, wrapping, now);
      },
      () => undefined,
    );
    this.#shown = null;
  }

  #failed(error: AppError): AppError {
    this.#failures += 1;
    if (this.#failures < manyFailures) return error;
    const calm = 'Nothing is lost and nothing locks you out: try as often as you like, with the sheet before you.';
    return new AppError(error.code, `${error.message} ${calm}`, { ...error.details, failures: this.#failures });
  }
}

function wrongPhrase({ phraseAt }: WrappedKey): string {
  const since = dayName(Math.floor(phraseAt / DAY));
  return `This phrase does not open this workspace. Its phrase was set on ${since}; one from before, or of another workspace, does not open it. A copy or backup opens with the phrase it had when it was made. Everything but addresses is there meanwhile.`;
}
