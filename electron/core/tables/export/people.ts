/** People as they are written into a file. */
import { contributorAddresses, contributorCells, contributorRows } from '../../contributors/queries.ts';
import type { Database } from '../../store/database.ts';

export interface ExportedPerson {
  id: string;
  name: string;
  /** Without the sign before it; empty for none. */
  handle: string;
  email: string;
  kind: string;
  /** `yyyy-mm-dd` in the reporting zone; `null` when not known. */
  firstActive: string | null;
  lastActive: string | null;
  contributions: number;
  tags: string[];
  /** What is noted in the columns that were asked for beyond these; a column without a value is left out. */
  cells: Record<string, string>;
}

/** The beginning of a file, people page by page, and its end, as bytes. */
export interface ListWriter {
  begin(): Uint8Array;
  people(page: readonly ExportedPerson[]): Uint8Array;
  end(): Uint8Array;
}

/** The day that an instant (UTC epoch milliseconds) is in a zone, as `yyyy-mm-dd`. An unknown zone counts as UTC. */
export function dayIn(zone: string): (at: number) => string {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', calendar: 'iso8601', numberingSystem: 'latn' } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en', { ...options, timeZone: zone });
  } catch {
    format = new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
  }
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return `${(parts.year ?? '').padStart(4, '0')}-${parts.month}-${parts.day}`;
  };
}

/** In the order of `keys`, with what is noted in `details`; who is gone meanwhile is left out. `day` gives the day of an instant. */
export function exportedPeople(
  db: Database,
  keys: readonly number[],
  details: readonly string[],
  asOf: number,
  day: (at: number) => string,
): ExportedPerson[] {
  const addresses = new Map(contributorAddresses(db, keys).map(({ key, address }) => [key, address]));
  const noted = details.length > 0 ? contributorCells(db, keys, details, day(asOf)) : new Map<number, Record<string, string>>();
  return contributorRows(db, keys, asOf).map(({ id, key, name, handle, kind, firstActive, lastActive, contributions, tags }) => ({
    id,
    name,
    handle: handle.startsWith('@') ? handle.slice(1) : '',
    email: addresses.get(key ?? 0) ?? '',
    kind,
    firstActive: firstActive === null ? null : day(firstActive),
    lastActive: lastActive === null ? null : day(lastActive),
    contributions,
    tags: tags.map((tag) => tag.name),
    cells: noted.get(key ?? 0) ?? {},
  }));
}
