/**
 * A list that is ordered by the time of the last change, the oldest first, and moves while it is read: whatever is changed goes to its
 * end. So each page is asked for by the time of the last item before it, never by its number, which would skip what moves up.
 * Times are UTC epoch milliseconds.
 */
import { AppError } from '../../../../shared/errors.ts';

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

/** Of one list in one run: no server has more. */
export const mostPages = 10_000;
/** A list that does not come to rest in so many rounds is not read to its end. */
const mostRounds = 20;

/**
 * Many items may carry one stamp, when a label was put on all of them at once. There pages go by number, and again from the first until
 * two rounds met the same ones: an item that is changed meanwhile leaves, and another moves up into its place, past the page that is
 * asked for next; but then the next round lacks the one that left.
 */
export async function* byUpdate<Item>({ from, ask, stampOf, keyOf }: ByUpdate<Item>): AsyncGenerator<Batch<Item>> {
  const met = new Map<string, number>();
  let after = from;
  let upTo = from;
  let page = 1;
  let rounds = 0;
  let round: string[] = [];
  let before: string | null = null;
  for (let asked = 1; ; asked += 1) {
    if (asked > mostPages)
      throw new AppError('source_error', 'Its list does not end. What was read is kept; the next run reads the rest.', {
        problem: 'endless',
      });
    const found = await ask(after, page);
    if (found === null) return;
    const items = found.items.filter((item) => met.get(keyOf(item)) !== stampOf(item));
    for (const item of items) met.set(keyOf(item), stampOf(item));
    round.push(...found.items.filter((item) => after !== null && stampOf(item) <= after).map(keyOf));
    const last = found.items.at(-1);
    const end = last === undefined ? null : stampOf(last);
    if (end !== null) upTo = Math.max(upTo ?? end, end);
    yield { items, total: found.total, at: found.at, upTo };
    if (found.hasNext && end !== null && after !== null && end <= after) {
      page += 1;
      continue;
    }
    const whole = round.join('\n');
    if (page > 1 && whole !== before) {
      rounds += 1;
      if (rounds > mostRounds)
        throw new AppError(
          'source_error',
          'Its list changed all the time while it was read. What was read is kept; the next run reads the rest.',
          {
            problem: 'moving',
          },
        );
      before = whole;
      round = [];
      page = 1;
      continue;
    }
    // Behind a plateau from its next instant on, by page one: the page that ended it may have been moved too.
    const isBehind: boolean = page > 1 && after !== null;
    if (!isBehind && (!found.hasNext || end === null)) return;
    after = isBehind ? (after ?? 0) + 1 : end;
    page = 1;
    rounds = 0;
    round = [];
    before = null;
  }
}
