/** Says which areas changed: at once after a command, a few times a second while a job writes. */

/** A window that asks everything again more often than this has no time to show it. */
const pause = 250;

export class Changes {
  readonly #say: (areas: string[], seq: number) => void;
  #areas = new Set<string>();
  #seq = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(say: (areas: string[], seq: number) => void) {
    this.#say = say;
  }

  now(areas: readonly string[], seq: number): void {
    this.#note(areas, seq);
    this.flush();
  }

  soon(areas: readonly string[], seq: number): void {
    this.#note(areas, seq);
    this.#timer ??= setTimeout(() => this.flush(), pause);
  }

  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#areas.size === 0) return;
    const areas = [...this.#areas];
    this.#areas = new Set();
    this.#say(areas, this.#seq);
  }

  #note(areas: readonly string[], seq: number): void {
    for (const area of areas) this.#areas.add(area);
    this.#seq = Math.max(this.#seq, seq);
  }
}
