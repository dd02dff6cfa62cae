/** The day an instant (UTC epoch milliseconds) falls on in a time zone, as days since 1970. A zone nobody knows is taken for UTC. */
export function dayIn(zone: string): (at: number) => number {
  const format = formatOf(zone);
  return (at) => {
    const part = { year: 1970, month: 1, day: 1 };
    for (const { type, value } of format.formatToParts(at))
      if (type === 'year' || type === 'month' || type === 'day') part[type] = Number(value);
    return Date.UTC(part.year, part.month - 1, part.day) / 86_400_000;
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const parts = { year: 'numeric', month: 'numeric', day: 'numeric', calendar: 'gregory', numberingSystem: 'latn' } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...parts, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en', { ...parts, timeZone: 'UTC' });
  }
}

/** `2026-05-14` of a day since 1970. Such names sort as the days do. */
export const dayName = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The day so many days after another, both as `2026-05-14`. */
export const daysLater = (day: string, days: number): string => dayName(Math.round(Date.parse(day) / 86_400_000) + days);

/** The same day of a later month; the last one of that month where it has none: a month after 2026-01-31 is 2026-02-28. */
export function monthsLater(day: string, months: number): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return dayName(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastOfMonth)) / 86_400_000);
}

/** Days from one day to another, both as `2026-05-14`; less than 0 when the other is earlier. */
export const daysFrom = (day: string, other: string): number => Math.round((Date.parse(other) - Date.parse(day)) / 86_400_000);

/** `2026-05-14`, and there is such a day. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
