/** People as they are written into a file. */
import { contributorAddresses, contributorCells, contributorRows } from '../../contributors/queries.ts';
import type { Database } from '../../store/database.ts';

export interface ExportedPerson {
  id: string;
  /** Of the row in the database. */
  key: number;
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
    key: key ?? 0,
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
