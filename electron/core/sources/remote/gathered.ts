/** Pages that come quickly are written together: whoever did something on several of them is described once. */
import type { Page } from './connector.ts';

/** So many items, or milliseconds since the first of them came: a command waits for no more than that, and a crash costs no more asking. */
const mostItems = 1000;
const longest = 2000;

/** The same items and the last cursor before any gap. What came is given before whatever went wrong after it. `now`: milliseconds. */
export async function* gathered(pages: AsyncIterable<Page>, now: () => number): AsyncGenerator<Page> {
  let waiting: Page | null = null;
  let since = 0;
  try {
    for await (const page of pages) {
      if (page.gap !== null && waiting !== null) {
        yield waiting;
        waiting = null;
      }
      if (waiting === null) since = now();
      waiting = waiting === null ? page : together(waiting, page);
      if (page.gap === null && waiting.items.length < mostItems && now() - since < longest) continue;
      yield waiting;
      waiting = null;
    }
  } catch (error) {
    if (waiting !== null) yield waiting;
    throw error;
  }
  if (waiting !== null) yield waiting;
}

function together(one: Page, other: Page): Page {
  const others = new Set<unknown>(other.items);
  return {
    items: [...one.items, ...other.items],
    present: [...one.present, ...other.present],
    gap: null,
    isMissing: (one.isMissing ?? false) || (other.isMissing ?? false),
    unchanged: one.unchanged + other.unchanged,
    total: other.total ?? one.total,
    isSettled: (item) => (others.has(item) ? other : one).isSettled(item),
    ...('cursor' in other ? { cursor: other.cursor } : 'cursor' in one ? { cursor: one.cursor } : {}),
  };
}
