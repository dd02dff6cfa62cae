/**
 * A list that is ordered by the time of the last change, the oldest first, and moves while it is read: whatever is changed goes to its
 * end. So each page is asked for by the time of the last item before it, never by its number, which would skip what moves up.
 * Times are UTC epoch milliseconds.
 */
export interface Asked<Item> {
  items: Item[];
  hasNext: boolean;
  total: number | null;
  /** The server's clock when it answered. */
  at: number;
}

export interface ByUpdate<Item> {
  /** From when on; `null`: from the beginning. */
  from: number | null;
  /** Items changed at `after` or later, by pages of one size; `null`: there is no such list. */
  ask(after: number | null, page: number): Promise<Asked<Item> | null>;
  stampOf(item: Item): number;
  keyOf(item: Item): string;
}

export interface Batch<Item> {
  /** Those that were not met in this reading with the same stamp. */
  items: Item[];
  total: number | null;
  at: number;
  /** Everything changed before this was met. `null`: there was nothing at all. */
  upTo: number | null;
}

/**
 * Many items may carry one stamp, when a label was put on all of them at once. There pages go by number, and again from the first until
 * a round brings nothing new: an item that is changed meanwhile leaves, and another moves up into its place.
 */
export async function* byUpdate<Item>({ from, ask, stampOf, keyOf }: ByUpdate<Item>): AsyncGenerator<Batch<Item>> {
  const met = new Map<string, number>();
  let after = from;
  let upTo = from;
  let page = 1;
  let freshInRound = 0;
  for (;;) {
    const found = await ask(after, page);
    if (found === null) return;
    const items = found.items.filter((item) => met.get(keyOf(item)) !== stampOf(item));
    for (const item of items) met.set(keyOf(item), stampOf(item));
    const last = found.items.at(-1);
    const end = last === undefined ? null : stampOf(last);
    if (end !== null) upTo = Math.max(upTo ?? end, end);
    yield { items, total: found.total, at: found.at, upTo };
    freshInRound += items.length;
    const isPlateau = end !== null && after !== null && end <= after;
    if (found.hasNext && isPlateau) {
      page += 1;
      continue;
    }
    // The end of a plateau: once more through it, if anything in it was new.
    if (page > 1 && freshInRound > 0) {
      page = 1;
      freshInRound = 0;
      continue;
    }
    if (!found.hasNext || end === null) return;
    after = end;
    page = 1;
    freshInRound = 0;
  }
}
