/** AES-256-GCM and scrypt as Cairn uses them. What is sealed is text: base64 of the nonce (12 bytes), the ciphertext and the tag (16 bytes). */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, type ScryptOptions, scrypt } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const newKey = (): Buffer => randomBytes(KEY_BYTES);

/** `context` is not kept, and must be the same to open it: what is sealed for one place opens in no other. */
export function seal(key: Uint8Array, plain: Uint8Array, context: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** `null` for another key, another context, and whatever was changed by a single bit. */
export function unseal(key: Uint8Array, sealed: string, context: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Names a key without saying anything about it. */
export const keyIdOf = (key: Uint8Array): string => createHmac('sha256', key).update('cairn key id').digest('base64url').slice(0, 22);

/** How much work and memory scrypt takes: 128 * cost * block bytes. RFC 7914. */
export interface PhraseWork {
  salt: string;
  cost: number;
  block: number;
  parallel: number;
}

/** 128 MB and some 0.4 s; where there is not that much memory, half of it. */
export const phraseCosts: readonly number[] = [2 ** 17, 2 ** 16];
/** A file from elsewhere must not make Cairn take all memory: 1 GB at most. */
const most = { cost: 2 ** 20, block: 8, parallel: 4 };

/** The work for a new phrase. */
export const newWork = (cost: number): PhraseWork => ({
  salt: randomBytes(KEY_BYTES).toString('base64'),
  cost,
  block: 8,
  parallel: 1,
});

export const isWork = ({ salt, cost, block, parallel }: PhraseWork): boolean =>
  Buffer.from(salt, 'base64').length >= 16 &&
  Number.isInteger(Math.log2(cost)) &&
  cost >= 2 ** 14 &&
  cost <= most.cost &&
  block >= 1 &&
  block <= most.block &&
  parallel >= 1 &&
  parallel <= most.parallel;

/** The key that a phrase stands for. Works in Node's pool of threads, so nothing waits for it. Rejects where there is too little memory. */
export function keyOfPhrase(phrase: string, { salt, cost, block, parallel }: PhraseWork): Promise<Buffer> {
  const options: ScryptOptions = { N: cost, r: block, p: parallel, maxmem: 256 * cost * block };
  return new Promise((resolve, reject) =>
    scrypt(phrase, Buffer.from(salt, 'base64'), KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key))),
  );
}
