/** The long run of test/store/kills.test.ts: 500 kills, other moments every time. `CAIRN_SEED` repeats one. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import { runKills } from '../support/kills.ts';

const seed = Number(process.env.CAIRN_SEED ?? Date.now() % 1_000_000_000);
const started = Date.now();
console.log(`500 kills, seed ${seed}`);
const result = await runKills({ kills: 500, commits: 12_000, seed, window: 900 });
deepStrictEqual(result.actual, result.expected, 'the file holds what an undisturbed one does');
deepStrictEqual(result.found, result.promised, 'every decision that was confirmed is there, and no other');
deepStrictEqual(result.health, ['ok']);
ok(result.landed > 250, `only ${result.landed} of 500 kills met a running job`);
console.log(
  `${result.landed} of 500 met a running job, ${result.promised.length} notes kept, ${Math.round((Date.now() - started) / 1000)} s`,
);
// What is still open in this process has nothing left to say.
process.exit(0);
