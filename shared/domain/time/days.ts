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
