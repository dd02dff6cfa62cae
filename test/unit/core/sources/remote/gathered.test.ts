import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SetAside } from '../../../../../electron/core/sources/connector.ts';
import type { Page } from '../../../../../electron/core/sources/remote/connector.ts';
import { gathered } from '../../../../../electron/core/sources/remote/gathered.ts';

interface Made {
  items: number;
  gap: string | null;
  cursor: number | null;
  /** Milliseconds it took to come. */
  took: number;
}

const made = fc.record({
  items: fc.nat(600),
  gap: fc.option(fc.constant('a gap'), { freq: 8 }),
  cursor: fc.option(fc.nat(1000)),
  took: fc.nat(1500),
});

const pageOf = ({ items, gap, cursor }: Made, at: number): Page => ({
  items: Array.from({ length: items }, (_, n) => new SetAside(`${at} ${n}`, '', '')),
  present: [`${at}`],
  gap,
  unchanged: at,
  total: at,
  isSettled: () => at % 2 === 0,
  ...(cursor === null ? {} : { cursor }),
});

/** What is kept after each page that is written: a cursor moves only before the first gap (run.ts). */
async function kept(pages: AsyncIterable<Page>) {
  const all = {
    items: [] as string[],
    settled: [] as boolean[],
    present: [] as string[],
    unchanged: 0,
    cursor: undefined as unknown,
    failed: '',
  };
  let gap: string | null = null;
  let writes = 0;
  try {
    for await (const page of pages) {
      writes += 1;
      gap ??= page.gap;
      for (const item of page.items as SetAside[]) {
        all.items.push(item.key);
        all.settled.push(page.isSettled(item as never));
      }
      all.present.push(...page.present);
      all.unchanged += page.unchanged;
      if (gap === null && page.cursor !== undefined) all.cursor = page.cursor;
    }
  } catch (error) {
    all.failed = (error as Error).message;
  }
  return { all, writes };
}

it('writes the same items in the same order up to the same cursor, also where it fails, in fewer writes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(made, { maxLength: 12 }), fc.boolean(), async (list, fails) => {
      let now = 0;
      async function* pages(): AsyncGenerator<Page> {
        for (const [at, one] of list.entries()) {
          now += one.took;
          yield pageOf(one, at);
        }
        if (fails) throw new Error('cut');
      }
      const apart = await kept(pages());
      const together = await kept(gathered(pages(), () => now));
      expect(together.all).toEqual(apart.all);
      expect(together.writes).toBeLessThanOrEqual(apart.writes);
    }),
  );
});

it('puts what comes at once into one write, and waits for no more than a thousand items or two seconds', async () => {
  const writes = async (list: Made[]): Promise<number> => {
    let now = 0;
    async function* pages(): AsyncGenerator<Page> {
      for (const [at, one] of list.entries()) {
        now += one.took;
        yield pageOf(one, at);
      }
    }
    return (await kept(gathered(pages(), () => now))).writes;
  };
  const page = { items: 100, gap: null, cursor: 1, took: 0 };
  expect(await writes(Array(10).fill(page))).toBe(1);
  expect(await writes(Array(20).fill(page))).toBe(2);
  expect(await writes(Array(4).fill({ ...page, took: 2000 }))).toBe(2);
});
