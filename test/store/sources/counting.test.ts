import { afterEach, describe, expect, it } from 'vitest';
import { derivationOf } from '../../../electron/core/deriving.ts';
import { emptyReport, runReading } from '../../../electron/core/sources/engine.ts';
import { createStore, type Store } from '../../../electron/core/store/store.ts';
import { temporaryFile } from '../../support/folders.ts';
import { today } from '../../support/workspaces.ts';

let store: Store;
afterEach(() => store.close());

/** Reads pages of 1,000 items that are nothing, each a second long. Says what the status bar was told, and what became of the count. */
async function reading(pages: number, count: () => Promise<number | null>) {
  store = createStore(temporaryFile('counting.cairn'), 'Counting', today);
  const said: (number | null)[] = [];
  const asked: AbortSignal[] = [];
  let now = today;
  const job = { signal: new AbortController().signal, describe: () => undefined, breathe: async () => undefined };
  const context = { store, derivation: derivationOf(store.db), now: () => now, committed: () => undefined };
  await runReading(
    { ...context, job: { ...job, progress: (_done, total) => said.push(total) } },
    1,
    'source',
    {
      unit: 'items',
      total: (signal) => {
        asked.push(signal);
        return count();
      },
      async *pages() {
        for (let page = 0; page < pages; page += 1) {
          now += 1000;
          yield Array.from({ length: 1000 }, () => null);
        }
      },
      write: () => 'unchanged',
      end: async () => ({ cursor: null, whole: false, incomplete: null, remarks: [], present: null }),
    },
    emptyReport(),
  );
  return { said, asked };
}

describe('how much there is to read', () => {
  it('is asked once, when the reading has taken three seconds', async () => {
    const { said, asked } = await reading(4, async () => 4000);
    expect(asked).toHaveLength(1);
    expect(said).toEqual([null, null, null, 4000]);
  });

  it('is not asked of what is read at once', async () => {
    const { said, asked } = await reading(2, async () => 2000);
    expect(asked).toHaveLength(0);
    expect(said).toEqual([null, null]);
  });

  it('is no longer counted when the reading has ended', async () => {
    const { said, asked } = await reading(4, () => new Promise(() => undefined));
    expect(said).toEqual([null, null, null, null]);
    expect(asked[0]?.aborted).toBe(true);
  });
});
