/**
 * How long ago something was, in whole days, and the unit that is told: one definition for the column that says it and for the
 * filter that asks for it. A filter of N days keeps exactly those whose text says less than that: of "90 days" those up to
 * "89 d", of "6 months" (183 days) those that are still told in days, of "2 years" (730 days) those up to "23 mo".
 */
const minute = 60_000;
const day = 86_400_000;
const daysOfYear = 365;
/** From here on months (twelfths of 365 days) are told, and from there on years (of 365 days). */
const monthsFrom = 183;
const yearsFrom = 2 * daysOfYear;

export interface Span {
  value: number;
  unit: 'day' | 'month' | 'year';
}

/** Counted by the minute, so that the same question a moment later is the same question. */
const begunMinute = (at: number): number => Math.floor(at / minute) * minute;

/** Whole days of 24 hours from an instant to `now`; both in UTC epoch milliseconds. Less than 0 for what is to come. */
export const daysAgo = (at: number, now: number): number => Math.floor((begunMinute(now) - at) / day);

/** The first instant (UTC epoch milliseconds) that is less than so many days before `now`. */
export const firstOfLast = (days: number, now: number): number => begunMinute(now) - days * day + 1;

/** So many whole days in the largest unit that is told; what is left over is dropped. */
export function spanOf(days: number): Span {
  if (days < monthsFrom) return { value: days, unit: 'day' };
  if (days < yearsFrom) return { value: Math.floor((days * 12) / daysOfYear), unit: 'month' };
  return { value: Math.floor(days / daysOfYear), unit: 'year' };
}

/** The same for a number of days that must not lose what is left over: 365 are 12 months, 366 are 366 days. */
export function exactSpanOf(days: number): Span {
  const [span, before] = [spanOf(days), spanOf(days - 1)];
  return span.unit === before.unit && span.value === before.value ? { value: days, unit: 'day' } : span;
}
