/** What the picture of a person's activity says in words, and what stands under its bars. */
import type { ActivityBar } from '../../ui/ActivityChart.tsx';
import { counted } from '../../ui/figures.ts';
import { longMonth, shortMonth } from '../words.ts';
import { type Bucket, monthNumberOf, type Series, type Step, startOf, TWO_YEARS } from './activity-series.ts';

/** The latest months are drawn in the accent. */
const ACCENTED = 3;
/** More year numbers than this run into each other. */
const MOST_YEARS = 6;

/** "active days a month, two years" */
export function unitOf({ step, buckets }: Series, asOf: number): string {
  const first = buckets[0];
  const last = buckets.at(-1);
  if (!first || !last) return '';
  const until = last.to <= monthNumberOf(asOf) ? ` to ${longMonth(startOf(last.to - 1))}` : '';
  const span = step === 'month' && buckets.length === TWO_YEARS ? `two years${until}` : `since ${longMonth(startOf(first.from))}`;
  return `active days a ${step}, ${span}`;
}

/** "May 2026", "Apr 2026 to Jun 2026", "2026" */
export function nameOf(bucket: Bucket, step: Step): string {
  if (step === 'month') return longMonth(startOf(bucket.from));
  const year = Math.floor(bucket.from / 12);
  return step === 'year' ? String(year) : `${shortMonth(startOf(bucket.from))} to ${shortMonth(startOf(bucket.to - 1))}`;
}

function tell(bucket: Bucket, step: Step): string {
  const what = bucket.activities === 0 ? 'nothing' : `${counted(bucket.activities, 'thing')} on ${counted(bucket.activeDays, 'day')}`;
  return `${nameOf(bucket, step)}: ${what}`;
}

/** The key of a bar is the month after its last, where the timeline is to begin. */
export function barsOf({ step, buckets }: Series, asOf: number): ActivityBar[] {
  const now = monthNumberOf(asOf);
  return buckets.map((bucket, index) => ({
    key: String(bucket.to),
    value: bucket.activeDays,
    told: tell(bucket, step),
    label: labelOf(buckets, index, step),
    accented: step === 'month' && bucket.from > now - ACCENTED,
  }));
}

/** Names at both ends and at January of two years, or the years of a longer time, as far as they do not meet. */
function labelOf(buckets: readonly Bucket[], index: number, step: Step): string | undefined {
  const bucket = buckets[index];
  if (!bucket) return undefined;
  const last = buckets.length - 1;
  const isNewYear = bucket.from % 12 === 0;
  if (step === 'month' && buckets.length <= TWO_YEARS) {
    const hasRoom = index > 4 && index < last - 3;
    return index === 0 || index === last || (isNewYear && hasRoom) ? shortMonth(startOf(bucket.from)) : undefined;
  }
  const yearOf = (one: Bucket | undefined) => Math.floor((one?.from ?? 0) / 12);
  const every = Math.max(1, Math.ceil((yearOf(buckets[last]) - yearOf(buckets[0])) / MOST_YEARS));
  return isNewYear && yearOf(bucket) % every === 0 ? String(yearOf(bucket)) : undefined;
}
