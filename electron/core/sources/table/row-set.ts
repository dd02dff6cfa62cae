/** Integer keys of rows: at most a bit for each row that the table has, however many of them are in it. */
export class RowSet {
  readonly #pages = new Map<number, Uint8Array>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(key: number): boolean {
    const page = this.#pages.get(Math.floor(key / PAGE));
    return page !== undefined && ((page[(key % PAGE) >> 3] ?? 0) & (1 << (key % 8))) !== 0;
  }

  /** False when it was there already. `key`: a positive whole number. */
  add(key: number): boolean {
    const at = Math.floor(key / PAGE);
    let page = this.#pages.get(at);
    if (!page) {
      page = new Uint8Array(PAGE / 8);
      this.#pages.set(at, page);
    }
    const byte = (key % PAGE) >> 3;
    const bit = 1 << (key % 8);
    if (((page[byte] ?? 0) & bit) !== 0) return false;
    page[byte] = (page[byte] ?? 0) | bit;
    this.#size += 1;
    return true;
  }
}

/** Keys in a piece of 4 kB. */
const PAGE = 32_768;
