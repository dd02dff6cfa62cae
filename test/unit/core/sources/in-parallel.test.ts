import { expect, it } from 'vitest';
import { inParallel } from '../../../../electron/core/sources/remote/in-parallel.ts';

it('gives results in their order, with so many under way and no more', async () => {
  let [running, most] = [0, 0];
  const results = await inParallel([5, 1, 4, 2, 3, 0], 3, async (turns) => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    running -= 1;
    return turns * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30, 0]);
  expect(most).toBe(3);
  expect(await inParallel([], 3, async () => 1)).toEqual([]);
});

it('begins nothing after a failure, and throws it when what is under way has ended', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const work = async (item: number): Promise<void> => {
    begun.push(item);
    await Promise.resolve();
    if (item === 1) throw new Error('one');
    await Promise.resolve();
    ended.push(item);
  };
  await expect(inParallel([0, 1, 2, 3, 4, 5], 2, work)).rejects.toThrow('one');
  expect(begun.length).toBeLessThan(6);
  expect(ended).toEqual(begun.filter((item) => item !== 1));
});
