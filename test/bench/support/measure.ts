/** What every bench prints and how it counts. A row is one JSON line; test/run.mjs makes the table. */

export interface Row {
  bench: string;
  measure: string;
  value: number;
  unit: string;
  /** The same thing without Cairn, measured in the same run. */
  reference?: number;
  /** value / reference */
  ratio?: number;
  /** The greatest (or, for a rate, the least) value or ratio allowed. */
  limit?: number;
  ok: boolean;
  /** The middle of the samples, where `value` is their 95th hundredth. */
  p50?: number;
}

export function print(row: Row): void {
  process.stdout.write(`${JSON.stringify(row)}\n`);
}

/** The sample below which a share `q` of them lies (nearest rank). */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds that the work took. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/**
 * Two things measured turn by turn, the best of each: the machine may do something else meanwhile, and what it does must
 * not fall on one of them alone.
 */
export async function interleaved(
  turns: number,
  first: (turn: number) => Promise<number>,
  second: (turn: number) => Promise<number>,
): Promise<[number, number]> {
  const best: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let turn = 0; turn < turns; turn += 1) {
    best[0] = Math.min(best[0], await first(turn));
    best[1] = Math.min(best[1], await second(turn));
  }
  return best;
}

/** The same sequence of numbers in [0, 1) for the same seed, on every machine (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
