/** E-mail addresses in texts, and what stands in their place in a copy for a colleague. Pure. */

/** Anything written around an @, as git and people write it: too much is hidden rather than too little. A handle like "@ana" is none. */
const address = /[^\s<>"'`(),;:[\]{}|\\@]+@[^\s<>"'`(),;:[\]{}|\\]+/g;
/** What ends a sentence is not the end of an address. */
const sentenceEnd = /[.!?]+$/;

/** Gives the same address the same words wherever it stands, so that the copy hangs together as the workspace does. */
export class HiddenAddresses {
  readonly #words = new Map<string, string>();

  get size(): number {
    return this.#words.size;
  }

  /** Everything that was hidden, as it was written. */
  get addresses(): IterableIterator<string> {
    return this.#words.keys();
  }

  /** The words for something that is an address, whatever it looks like. */
  hide(written: string): string {
    const known = this.#words.get(written);
    if (known !== undefined) return known;
    const words = `hidden address ${this.#words.size + 1}`;
    this.#words.set(written, words);
    return words;
  }

  /** The text with every address in it hidden; in JSON in every text of it. */
  hideIn(text: string): string {
    if (!text.includes('@')) return text;
    const first = text.trimStart()[0];
    if (first === '{' || first === '[') {
      try {
        return JSON.stringify(this.#inside(JSON.parse(text)));
      } catch {
        // It only looks like JSON.
      }
    }
    return text.replaceAll(address, (found) => {
      const end = sentenceEnd.exec(found)?.[0] ?? '';
      return this.hide(found.slice(0, found.length - end.length)) + end;
    });
  }

  #inside(value: unknown): unknown {
    if (typeof value === 'string') return this.hideIn(value);
    if (Array.isArray(value)) return value.map((one) => this.#inside(one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [this.hideIn(key), this.#inside(one)]));
  }
}
