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
