/** Whole numbers from 1 to 2^53, 16 bytes each at most: what a file of millions of lines has said so far. */
export class NumberSet {
  #slots = new Float64Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(value: number): boolean {
    return this.#slots[this.#place(this.#slots, value)] === value;
  }

  /** False when it was there already. */
  add(value: number): boolean {
    const at = this.#place(this.#slots, value);
    if (this.#slots[at] === value) return false;
    this.#slots[at] = value;
    this.#size += 1;
    if (this.#size * 4 > this.#slots.length * 3) this.#grow();
    return true;
  }

  /** Where the value stands, or the empty slot where it would. */
  #place(slots: Float64Array, value: number): number {
    const mask = slots.length - 1;
    // Both halves of the number, spread by the golden ratio (Knuth, multiplicative hashing).
    let at = (Math.imul((value % 4294967296) | 0, 0x9e3779b1) ^ Math.imul(Math.floor(value / 4294967296), 0x85ebca6b)) >>> 0;
    at = (at ^ (at >>> 15)) & mask;
    while (slots[at] !== 0 && slots[at] !== value) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 2);
    for (const value of this.#slots) if (value !== 0) larger[this.#place(larger, value)] = value;
    this.#slots = larger;
  }
}

/** 52 bits of a text (FNV-1a in two halves): two of a million texts are the same by chance once in 9,000 files. */
export function numberOf(text: string): number {
  let [low, high] = [0x811c9dc5, 0x1b873593];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
    high = (high ^ (high >>> 13)) | 0;
  }
  return (high >>> 12) * 4294967296 + (low >>> 0) + 1;
}
