import type { FactWriter, Outcome } from './facts.ts';

/** What a connector says when it has read to the end, or as far as it could. */
export interface ReadingEnd {
  /** Where the next run goes on; `null`: do not move the cursor (there is a gap). */
  cursor: unknown;
  /** Everything the source has was read in this run, not only what is new. */
  whole: boolean;
  /** A sentence on what could not be read; `null` when nothing is missing. */
  incomplete: string | null;
  remarks: string[];
  /** After a full look: every key the source still has, in batches. What the store has beyond them is kept aside, out of the figures. */
  present: AsyncIterable<string[]> | null;
}

/** One run over one source: pages of items, how to store one, and how it ended. */
export interface Reading<Item> {
  /** What an item is called in progress: "commits". */
  readonly unit: string;
  /** How many items there will be; `null` when the source cannot tell. May take a while: asked for only where the reading does too. */
  total(signal: AbortSignal): Promise<number | null>;
  pages(): AsyncIterable<Item[]>;
  /** Called inside a transaction. Throws `SetAside` for an item that cannot be stored; `rejected`: one that is kept nowhere. */
  write(item: Item, writer: FactWriter): Outcome | 'rejected';
  /** `failure`: what stopped the pages, if anything did. */
  end(failure: unknown): Promise<ReadingEnd>;
}

/** An item that cannot be read: kept with its reason, and the page goes on. */
export class SetAside extends Error {
  readonly key: string;
  readonly raw: string;

  constructor(key: string, reason: string, raw: string) {
    super(reason);
    this.key = key;
    this.raw = raw;
  }
}
