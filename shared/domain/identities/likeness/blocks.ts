/**
 * Who shares a key with whom. Keys are kept as small numbers, which takes a third of the memory of their text and half of the time: two
 * texts with one number make a pair that is compared in vain, and nothing else, as whoever compares looks at the texts.
 */

/** How many may share a key before it says nothing and is passed over (measured: fuller ones cost much and find nobody). */
const kinds = {
  address: 200,
  account: 200,
  /** A handle, and what handles are made of in a full name. */
  handle: 50,
  /** Two words of a name. */
  words: 200,
  /** The first and the last eight letters of handles and joined names. */
  start: 25,
  end: 25,
  /** Given and family name as they sound. */
  sound: 50,
} as const;

export type KeyKind = keyof typeof kinds;

const kindBits = 3;
const fullest = Object.values(kinds);
const places = Object.fromEntries(Object.keys(kinds).map((kind, at) => [kind, at])) as Record<KeyKind, number>;
const between = 0x1f;

/** FNV-1a over the letters of all parts; the lowest bits tell the kind. In 30 bits, which engines keep without a box. */
export function keyOf(kind: KeyKind, ...parts: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    for (let at = 0; at < part.length; at += 1) hash = Math.imul(hash ^ part.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ between, 0x01000193);
  }
  return (((hash ^ (hash >>> 15)) >>> (2 + kindBits)) << kindBits) | places[kind];
}

const isTooFull = (key: number, block: readonly number[]): boolean => block.length > (fullest[key & ((1 << kindBits) - 1)] ?? 0);

export class Blocks {
  /** Mostly one has a key, so an id alone is no list. */
  readonly #blocks = new Map<number, number | number[]>();

  put(key: number, id: number): void {
    const block = this.#blocks.get(key);
    if (block === undefined) this.#blocks.set(key, id);
    else if (typeof block === 'number') this.#blocks.set(key, [block, id]);
    else block.push(id);
  }

  take(key: number, id: number): void {
    const left = this.of(key).filter((other) => other !== id);
    const [only] = left;
    if (only === undefined) this.#blocks.delete(key);
    else this.#blocks.set(key, left.length === 1 ? only : left);
  }

  /** Everybody with the key. */
  of(key: number): readonly number[] {
    const block = this.#blocks.get(key);
    if (block === undefined) return [];
    return typeof block === 'number' ? [block] : block;
  }

  /** Everybody but `id` itself who shares one of the keys that are not too full; only ids below `below`. */
  partners(id: number, keys: readonly number[], below = Number.POSITIVE_INFINITY): Set<number> {
    const partners = new Set<number>();
    for (const key of keys) {
      const block = this.#blocks.get(key);
      if (typeof block !== 'object' || isTooFull(key, block)) continue;
      for (const other of block) if (other < below) partners.add(other);
    }
    partners.delete(id);
    return partners;
  }
}
