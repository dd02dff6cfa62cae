/** The key of a workspace as it lies in the file: wrapped by what the recovery phrase stands for. */
import { AppError } from '../../../shared/errors.ts';
import { type Database, row } from '../store/database.ts';
import { workspaceUid } from '../store/ours.ts';
import { isWork, keyIdOf, keyOfPhrase, newWork, type PhraseWork, seal, unseal } from './sealing.ts';

export interface WrappedKey extends PhraseWork {
  keyId: string;
  wrapped: string;
  /** UTC epoch milliseconds: when the key was made, and when its phrase was set. */
  madeAt: number;
  phraseAt: number;
}

export const wrappedKeyOf = (db: Database): WrappedKey | null =>
  row<WrappedKey>(
    db.prepare('SELECT key_id AS keyId, wrapped, salt, cost, block, parallel, made_at AS madeAt, phrase_at AS phraseAt FROM workspace_key'),
  ) ?? null;

/** A wrapped key opens in its own workspace only, and only with the work that was done for it. */
const contextOf = (workspace: string | null, keyId: string, { salt, cost, block, parallel }: PhraseWork): string =>
  ['cairn workspace key', workspace, keyId, salt, cost, block, parallel].join(' ');

type Wrapping = PhraseWork & { keyId: string; wrapped: string };

/** Wraps a key by a phrase; takes the time of scrypt. `costs`: what is tried one after another, for a computer that cannot do the first. */
export async function wrapKey(db: Database, key: Uint8Array, phrase: string, costs: readonly number[]): Promise<Wrapping> {
  const workspace = workspaceUid(db);
  const keyId = keyIdOf(key);
  let cause: unknown;
  for (const cost of costs) {
    const work = newWork(cost);
    try {
      const wrapping = await keyOfPhrase(phrase, work);
      return { ...work, keyId, wrapped: seal(wrapping, key, contextOf(workspace, keyId, work)) };
    } catch (error) {
      cause = error;
    }
  }
  throw new AppError(
    'storage',
    'This computer has too little free memory for that. Nothing was changed. Close something else and try again.',
    undefined,
    { cause },
  );
}

/** The key, or `null` where the phrase is not the one that wraps it, or the row was changed. Takes the time of scrypt. */
export async function unwrapKey(db: Database, kept: WrappedKey, phrase: string): Promise<Buffer | null> {
  if (!isWork(kept)) return null;
  const context = contextOf(workspaceUid(db), kept.keyId, kept);
  const key = unseal(await keyOfPhrase(phrase, kept), kept.wrapped, context);
  return key && keyIdOf(key) === kept.keyId ? key : null;
}

/** Called inside a transaction. The first key of the workspace, or the same one under another phrase. */
export function writeWrappedKey(db: Database, wrapping: Wrapping, now: number): void {
  db.prepare(
    `INSERT INTO workspace_key VALUES (1, :keyId, :wrapped, :salt, :cost, :block, :parallel, :now, :now)
     ON CONFLICT (one) DO UPDATE SET wrapped = excluded.wrapped, salt = excluded.salt, cost = excluded.cost, block = excluded.block,
       parallel = excluded.parallel, phrase_at = excluded.phrase_at`,
  ).run({ ...wrapping, now });
}
