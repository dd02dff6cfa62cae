/** Postal addresses: each under a key of its own, and that under the key of the workspace. What of them lies in the file is text that only the key opens. */
import { createHash } from 'node:crypto';
import type { PostalAddressState } from '../../../shared/contract/keys.ts';
import type { PostalAddress } from '../../../shared/domain/contributors/postal-address.ts';
import { kept } from '../../../shared/domain/workspace/retention.ts';
import { AppError } from '../../../shared/errors.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { newKey, seal, unseal } from '../keys/sealing.ts';
import { wrappedKeyOf } from '../keys/workspace-key.ts';
import { type Database, row, rows } from '../store/database.ts';
import { newUid } from '../store/ids.ts';
import { anchorsOf } from './meant.ts';

interface Kept {
  uid: string;
  anchor: string;
  keyUid: string;
  sealed: string;
  wrapped: string;
}

const among = 'anchor IN (SELECT value FROM json_each(:anchors))';
const contextOfKey = (uid: string) => `cairn address key ${uid}`;
const contextOfAddress = (keyUid: string) => `cairn postal address ${keyUid}`;

/** Where two identities of one person have an address each, the later one stands. */
function keptOf(db: Database, anchors: readonly string[]): Kept | null {
  const sql = `SELECT postal_address.uid, postal_address.anchor, key_uid AS keyUid, sealed, wrapped FROM postal_address
    JOIN address_key ON address_key.uid = key_uid WHERE postal_address.${among} ORDER BY postal_address.uid DESC LIMIT 1`;
  return row<Kept>(db.prepare(sql), { anchors: JSON.stringify(anchors) }) ?? null;
}

export const hasAddress = (db: Database, contributor: string): boolean => keptOf(db, anchorsOf(db, contributor)) !== null;

const week = 7 * 86_400_000;
const day = 86_400_000;
/** When the last backup from before is gone by the rule that drops them. Milliseconds. */
export const backupsLast = Math.max(kept.weeks * week, kept.wayBackDays * day);

/** What is known of the address of a person; the address itself only when asked to `reveal` it, and only unlocked. */
export function postalAddressOf(db: Database, keys: KeyRing, contributor: string, reveal: boolean): PostalAddressState {
  const anchors = anchorsOf(db, contributor);
  const asked = { anchors: JSON.stringify(anchors) };
  const found = keptOf(db, anchors);
  const traces = row(db.prepare(`SELECT 1 FROM address_key WHERE ${among} LIMIT 1`), asked) !== undefined;
  const purgedAt = row<{ at: number | null }>(db.prepare(`SELECT max(at) AS at FROM address_purge WHERE ${among}`), asked)?.at ?? null;
  const hasKey = wrappedKeyOf(db) !== null;
  return {
    state: found ? 'kept' : traces ? 'taken_back' : 'none',
    lock: keys.isOpen ? 'open' : hasKey ? 'locked' : 'no_key',
    version: found ? createHash('sha256').update(found.sealed).digest('hex').slice(0, 16) : null,
    address: found && reveal ? open(keys.take(hasKey), found) : null,
    purged: purgedAt === null ? null : { at: purgedAt, completeAt: purgedAt + backupsLast },
  };
}

const unreadable = (): AppError =>
  new AppError(
    'storage',
    'This address cannot be read: it was changed outside of Cairn, or belongs to another key. Everything else is as it was. A backup may hold it whole; or write it anew.',
    { problem: 'unreadable' },
  );

function open(key: Buffer, { keyUid, sealed, wrapped }: Kept): PostalAddress {
  const own = unseal(key, wrapped, contextOfKey(keyUid));
  const plain = own && unseal(own, sealed, contextOfAddress(keyUid));
  if (!plain) throw unreadable();
  return JSON.parse(plain.toString('utf8')) as PostalAddress;
}

/** Called inside a command. Written anew under the same key, so that undo has what was there before. */
export function writeAddress(db: Database, keys: KeyRing, contributor: string, address: PostalAddress): void {
  const found = keptOf(db, anchorsOf(db, contributor));
  const key = keys.take(wrappedKeyOf(db) !== null);
  const plain = Buffer.from(JSON.stringify(address), 'utf8');
  const known = found && unseal(key, found.wrapped, contextOfKey(found.keyUid));
  const own = known ?? newKey();
  const keyUid = known && found ? found.keyUid : newUid();
  const anchor = found?.anchor ?? contributor;
  if (!known)
    db.prepare('INSERT INTO address_key VALUES (:keyUid, :anchor, :wrapped)').run({
      keyUid,
      anchor,
      wrapped: seal(key, own, contextOfKey(keyUid)),
    });
  const sealed = seal(own, plain, contextOfAddress(keyUid));
  if (found)
    db.prepare('UPDATE postal_address SET key_uid = :keyUid, sealed = :sealed WHERE uid = :uid').run({ uid: found.uid, keyUid, sealed });
  else db.prepare('INSERT INTO postal_address VALUES (:uid, :anchor, :keyUid, :sealed)').run({ uid: newUid(), anchor, keyUid, sealed });
}

/**
 * Called inside a command. Whatever of a person's addresses lies in the file or its history becomes unreadable: the keys go, with
 * zeros where they stood. Returns how many went.
 */
export function purgeAddresses(db: Database, contributor: string, by: string | null, now: number): number {
  const asked = { anchors: JSON.stringify(anchorsOf(db, contributor)) };
  const gone = rows<{ uid: string; anchor: string }>(db.prepare(`SELECT uid, anchor FROM address_key WHERE ${among} ORDER BY uid`), asked);
  db.prepare(`DELETE FROM postal_address WHERE ${among}`).run(asked);
  db.prepare(`DELETE FROM address_key WHERE ${among}`).run(asked);
  const note = db.prepare('INSERT INTO address_purge (uid, key_uid, anchor, at, by) VALUES (:uid, :keyUid, :anchor, :now, :by)');
  for (const { uid: keyUid, anchor } of gone) note.run({ uid: newUid(), keyUid, anchor, now, by });
  return gone.length;
}
