import { AppError } from '../../../shared/errors.ts';

export const stillLocked = (): AppError =>
  new AppError('locked', 'Addresses are locked. Unlock them with the recovery phrase first. Nothing was changed.', { problem: 'locked' });

/**
 * The key of the workspace that is open, while it is open and unlocked. It is in the writer thread's memory and nowhere else:
 * whatever needs it is done there.
 */
export class KeyRing {
  #key: Buffer | null = null;

  get isOpen(): boolean {
    return this.#key !== null;
  }

  /** The key, for using it at once. Throws `locked` in words; `hasKey`: the workspace has one at all. */
  take(hasKey: boolean): Buffer {
    if (this.#key) return this.#key;
    if (hasKey) throw stillLocked();
    throw new AppError(
      'locked',
      'Addresses are kept encrypted, and this workspace has no key yet. Make one first, in the settings under Safety. Nothing was changed.',
      { problem: 'no_key' },
    );
  }

  put(key: Buffer): void {
    if (this.#key !== key) this.clear();
    this.#key = key;
  }

  clear(): void {
    this.#key?.fill(0);
    this.#key = null;
  }
}
