import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

/** A new uid for a decision or a record: time-ordered, unique without asking anyone. */
export const newUid = (): string => v7();

/** Cairn's own namespace for uids that follow from what a source said. */
const namespace = Buffer.from('6f1d8a4e2b6b5c0f9d3e7a51c08e4b72', 'hex');

/**
 * The deterministic uid (UUIDv5) of a thing that a source names: the same identity or commit has the same uid on every
 * machine and after every rebuild.
 */
export function factUid(...parts: readonly string[]): string {
  const digest = createHash('sha1').update(namespace).update(parts.join('\u0000')).digest();
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The uid of an identity: platform, type and value, case folded. */
export const identityUid = (platform: string, type: string, value: string): string =>
  factUid('identity', platform, type, value.toLowerCase());

/** The uid of an activity: its kind and the key its source gave it. */
export const activityUid = (kind: string, key: string): string => factUid('activity', kind, key);
