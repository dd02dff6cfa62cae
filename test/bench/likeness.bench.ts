/**
 * Finding out of 100,000 identities which may be one person: all at once, and 500 more beside those that are there. Against the pairs that
 * equal addresses and equal folded names alone give, which is the least that any search for them does.
 */
import { Likeness } from '../../shared/domain/identities/likeness/likeness.ts';
import { suggestions } from '../../shared/domain/identities/likeness/suggestions.ts';
import { lookAlikes } from './support/look-alikes.ts';
import { print, timed } from './support/measure.ts';
import { simpleRule } from './support/simple-rule.ts';

const count = Number(process.env.CAIRN_BENCH_ROWS ?? 100_000);
const more = 500;
const nobody = { personOf: new Map<number, number>(), apart: [] };
const mebibyte = 1_048_576;

const { candidates } = lookAlikes(count, 11);
const added = lookAlikes(more, 12, count).candidates;
const reference = await timed(() => simpleRule(candidates));

globalThis.gc?.();
let most = 0;
const before = process.memoryUsage().rss;
const look = (): void => {
  most = Math.max(most, process.memoryUsage().rss);
};
const likeness = new Likeness();
let pairs: ReturnType<Likeness['pairs']> = [];
let found: ReturnType<typeof suggestions> = [];
const adding = await timed(() => likeness.add(candidates));
look();
const comparing = await timed(() => {
  pairs = likeness.pairs();
});
look();
const grouping = await timed(() => {
  found = suggestions(likeness, pairs, nobody);
});
look();

const words = `${count.toLocaleString('en')} identities`;
const steps = {
  'taken apart and indexed': adding,
  [`compared: ${pairs.length.toLocaleString('en')} pairs kept`]: comparing,
  grouped: grouping,
};
for (const [step, value] of Object.entries(steps)) print({ bench: 'likeness', measure: `${words} ${step}`, unit: 'ms', value, ok: true });
const value = adding + comparing + grouping;
const limit = 10_000;
print({
  bench: 'likeness',
  measure: `${words}: ${found.length.toLocaleString('en')} suggestions, against the simple rule`,
  unit: 'ms',
  value,
  reference,
  ratio: value / reference,
  limit,
  ok: value <= limit,
});
const megabytes = most / mebibyte;
print({
  bench: 'likeness',
  measure: `memory of the process meanwhile (${Math.round(before / mebibyte)} MB before)`,
  unit: 'MB',
  value: megabytes,
  limit: 500,
  ok: megabytes <= 500,
});

const ids = added.map(({ id }) => id);
const newOnes = await timed(() => {
  likeness.add(added);
  suggestions(likeness, likeness.pairsOf(ids), nobody);
});
print({ bench: 'likeness', measure: `${more} more beside them`, unit: 'ms', value: newOnes, limit: 1000, ok: newOnes <= 1000 });
