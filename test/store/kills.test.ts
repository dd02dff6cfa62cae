import { expect, it } from 'vitest';
import { runKills } from '../support/kills.ts';

it('holds after 50 kills at random moments what it holds undisturbed, and every decision made in between', async () => {
  const result = await runKills({ kills: 50, commits: 6000, seed: 20_260_515, window: 200 });
  expect(result.actual).toEqual(result.expected);
  expect(result.found).toEqual(result.promised);
  expect(result.promised.length).toBeGreaterThan(3);
  expect(result.health).toEqual(['ok']);
  // Otherwise the kills would prove little.
  expect(result.landed).toBeGreaterThan(10);
}, 600_000);
