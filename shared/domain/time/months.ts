/** Months as integers: months since January 1970, UTC. Cheap to store, to compare and to group by. */

/** The month an instant (UTC epoch milliseconds) falls in. */
export function monthOf(at: number): number {
  const date = new Date(at);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** "2026-05" */
export function monthName(month: number): string {
  const year = 1970 + Math.floor(month / 12);
  return `${String(year).padStart(4, '0')}-${String((((month % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

const day = 86_400_000;

/**
 * A UTC day as one of 32 bits: days since 1970 modulo 32, so no two days of a month share one. As JavaScript's bits go, the
 * 32nd is negative; `>>> 0` makes it what SQL calls `1 << 31`.
 */
export const dayBit = (at: number): number => 1 << (Math.floor(at / day) & 31);

/** How many days a month's bits hold. */
export function daysIn(bits: number): number {
  let days = 0;
  for (let left = bits | 0; left !== 0; left &= left - 1) days += 1;
  return days;
}

/** The bits of a month's days from one day since 1970 to another, both included, as SQL has them. */
function bitsOf(month: number, from: number, to: number): number {
  const first = Math.max(from, Date.UTC(1970, month, 1) / day);
  const last = Math.min(to, Date.UTC(1970, month + 1, 1) / day - 1);
  let bits = 0;
  for (let at = first; at <= last; at += 1) bits |= dayBit(at * day);
  return bits >>> 0;
}

/** For each month: the days that lie wholly between two instants (UTC epoch milliseconds, both included), and those one of them cuts. */
export function daysBetween(start: number, end: number): { whole(month: number): number; cut(month: number): number } {
  const wholeFrom = Math.ceil(start / day);
  const wholeTo = Math.floor((end + 1) / day) - 1;
  return {
    whole: (month) => bitsOf(month, wholeFrom, wholeTo),
    cut(month) {
      const before = bitsOf(month, Math.floor(start / day), wholeFrom - 1);
      const after = bitsOf(month, wholeTo + 1, Math.floor(end / day));
      return (before | after) >>> 0;
    },
  };
}
