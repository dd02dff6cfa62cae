import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byUpdate } from '../../../../electron/core/sources/remote/by-update.ts';

interface Item {
  key: string;
  stamp: number;
}

/** A list by stamp, then key; an edit between two pages gives an item the newest stamp of all. */
function listOf(stamps: readonly number[], size: number, edits: readonly { before: number; item: number }[]) {
  const items: Item[] = stamps.map((stamp, n) => ({ key: `k${n}`, stamp }));
  let asked = 0;
  let now = 1000;
  return {
    items,
    requests: () => asked,
    async ask(after: number | null, page: number) {
      asked += 1;
      for (const edit of edits) {
        const item = items[edit.item % Math.max(1, items.length)];
        if (edit.before !== asked || !item) continue;
        now += 1;
        item.stamp = now;
      }
      const found = items
        .filter(({ stamp }) => after === null || stamp >= after)
        .sort((a, b) => a.stamp - b.stamp || a.key.localeCompare(b.key));
      const part = found.slice((page - 1) * size, page * size).map((item) => ({ ...item }));
      return { items: part, hasNext: found.length > page * size, total: null, at: 0 };
    },
  };
}

async function readAll(list: ReturnType<typeof listOf>, from: number | null) {
  const seen = new Map<string, number>();
  let upTo: number | null = null;
  for await (const batch of byUpdate<Item>({ from, ask: list.ask, stampOf: ({ stamp }) => stamp, keyOf: ({ key }) => key })) {
    for (const { key, stamp } of batch.items) seen.set(key, stamp);
    upTo = batch.upTo;
  }
  return { seen, upTo };
}

it('meets everything as it is at the end, whatever is changed between two pages', async () => {
  await fc.assert(
    fc.asyncProperty(
      // Few stamps, so that many items carry the same one.
      fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.record({ before: fc.integer({ min: 1, max: 25 }), item: fc.nat({ max: 39 }) }), { maxLength: 6 }),
      async (stamps, size, edits) => {
        const list = listOf(stamps, size, edits);
        const { seen, upTo } = await readAll(list, null);
        // What changed after the last request is for the next run, which begins there.
        for (const { key, stamp } of list.items) {
          if (seen.get(key) !== stamp) expect(stamp).toBeGreaterThanOrEqual(upTo ?? 0);
        }
        const second = await readAll(
          listOf(
            list.items.map(({ stamp }) => stamp),
            size,
            [],
          ),
          upTo,
        );
        for (const { key, stamp } of list.items) expect(second.seen.get(key) ?? seen.get(key)).toBe(stamp);
      },
    ),
    { numRuns: 1000 },
  );
});

it('asks once when there is nothing new', async () => {
  const list = listOf([1, 2, 3], 10, []);
  await readAll(list, 4);
  expect(list.requests()).toBe(1);
});

it('leaves a list that gives one page for ever', async () => {
  const ask = async () => ({ items: [{ key: 'a', stamp: 5 }], hasNext: true, total: null, at: 0 });
  const all = async (): Promise<void> => {
    for await (const _ of byUpdate({ from: null, ask, stampOf: ({ stamp }) => stamp, keyOf: ({ key }) => key }));
  };
  await expect(all()).rejects.toMatchObject({ code: 'source_error', details: { problem: 'endless' } });
});
