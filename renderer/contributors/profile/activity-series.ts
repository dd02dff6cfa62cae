/** What the activity of a person looks like over time, in bars and in a sentence. Pure: what depends on today takes `asOf`. */

export interface ActiveMonth {
  /** `2024-03`, UTC. */
  month: string;
  activities: number;
  activeDays: number;
}

export type Step = 'month' | 'quarter' | 'year';
export type Range = 'recent' | 'all';

export interface Bucket {
  /** Number of the first month: year * 12 + month. */
  from: number;
  /** Number of the month after the last. */
  to: number;
  activities: number;
  activeDays: number;
}

export interface Series {
  step: Step;
  /** Oldest first, without gaps. */
  buckets: readonly Bucket[];
  activeDays: number;
  activities: number;
}

/** What is shown at first, in months; and the least, because a few wide bars would look like a great deal. */
export const TWO_YEARS = 24;
/** More bars than this are thinner than the gaps between them. */
const MOST_BARS = 60;
const steps: readonly (readonly [Step, number])[] = [
  ['month', 1],
  ['quarter', 3],
  ['year', 12],
];

/** `2024-03` as a number one can count with. */
export const monthNumber = (name: string): number => Number(name.slice(0, 4)) * 12 + Number(name.slice(5, 7)) - 1;
export const monthNumberOf = (at: number): number => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth();
/** First moment of a numbered month, UTC. */
export const startOf = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1);

/** Whether the last two years say anything; a person who left long ago is shown as they were. */
export function hasRecent(months: readonly ActiveMonth[], asOf: number): boolean {
  const first = monthNumberOf(asOf) - TWO_YEARS + 1;
  return months.some((one) => monthNumber(one.month) >= first);
}

/** Bars for a range: two years by month, or the whole time in steps that leave the bars wide enough to see. */
export function seriesOf(months: readonly ActiveMonth[], range: Range, asOf: number): Series {
  const numbers = months.map((one) => monthNumber(one.month));
  const now = monthNumberOf(asOf);
  const whole = range === 'all' && months.length > 0;
  const end = whole && !hasRecent(months, asOf) ? Math.max(...numbers) : now;
  const begin = Math.min(end - TWO_YEARS + 1, ...(whole ? numbers : []));
  const [step, size] = steps.find(([, length]) => (end - begin + 1) / length <= MOST_BARS) ?? (['year', 12] as const);
  const first = Math.floor(begin / size) * size;
  const buckets: Bucket[] = [];
  for (let from = first; from <= end; from += size) buckets.push({ from, to: from + size, activities: 0, activeDays: 0 });
  for (const [index, one] of months.entries()) {
    const bucket = buckets[Math.floor(((numbers[index] ?? 0) - first) / size)];
    if (!bucket) continue;
    bucket.activities += one.activities;
    bucket.activeDays += one.activeDays;
  }
  return {
    step,
    buckets,
    activeDays: buckets.reduce((sum, one) => sum + one.activeDays, 0),
    activities: buckets.reduce((sum, one) => sum + one.activities, 0),
  };
}

/**
 * What to read in the picture: how regular the last year was, or since when it is quiet. `name` writes a month's first
 * moment in words.
 */
export function headline(months: readonly ActiveMonth[], asOf: number, name: (at: number) => string): string {
  if (months.length === 0) return 'No date tells when';
  const now = monthNumberOf(asOf);
  const numbers = months.map((one) => monthNumber(one.month));
  const first = Math.min(...numbers);
  const recent = numbers.filter((one) => one > now - 12 && one <= now).length;
  if (recent === 0) return `Nothing since ${name(startOf(Math.max(...numbers)))}`;
  const span = Math.min(12, now - first + 1);
  if (span === 1) return 'Began this month';
  if (span < 12)
    return recent === span
      ? `Active every month since ${name(startOf(first))}`
      : `Active in ${recent} of ${span} months since ${name(startOf(first))}`;
  return recent === 12 ? 'Active in every one of the last 12 months' : `Active in ${recent} of the last 12 months`;
}
