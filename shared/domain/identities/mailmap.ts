/**
 * `.mailmap`: which name and address stand for which. Rules as in gitmailmap(5): an address compares without case (ASCII),
 * a line with a commit name speaks of that name only and wins over a line without one, a later line over an earlier one.
 */
export interface Person {
  name: string;
  address: string;
}

interface Entry {
  name: string | null;
  address: string | null;
}

export interface Mailmap {
  /** The proper name and address. Unmapped parts stay as they are. */
  resolve(person: Person): Person;
  /** True when a line renames this address whatever the name beside it. */
  renames(address: string): boolean;
}

const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

interface Line {
  properName: string;
  properAddress: string;
  commitName: string;
  commitAddress: string;
}

function parseLine(line: string): Line | null {
  if (line.startsWith('#')) return null;
  const open = line.indexOf('<');
  const close = line.indexOf('>', open + 1);
  if (open < 0 || close < 0) return null;
  const properName = line.slice(0, open).trim();
  // Between the brackets git takes every sign as it stands, and nothing at all is no address.
  const first = line.slice(open + 1, close);
  if (first === '') return null;
  const secondOpen = line.indexOf('<', close + 1);
  const secondClose = secondOpen < 0 ? -1 : line.indexOf('>', secondOpen + 1);
  if (secondClose < 0) return { properName, properAddress: '', commitName: '', commitAddress: first };
  return {
    properName,
    properAddress: first,
    commitName: line.slice(close + 1, secondOpen).trim(),
    commitAddress: line.slice(secondOpen + 1, secondClose),
  };
}

/** Reads the text of a `.mailmap`. Lines that say nothing are passed over, as git does. */
export function parseMailmap(text: string): Mailmap {
  const byAddress = new Map<string, Entry>();
  const byName = new Map<string, Map<string, Entry>>();
  for (const raw of text.split('\n')) {
    const line = parseLine(raw);
    if (!line) continue;
    const key = lower(line.commitAddress);
    const entry: Entry = { name: line.properName || null, address: line.properAddress || null };
    if (line.commitName === '') {
      const known = byAddress.get(key);
      byAddress.set(key, { name: entry.name ?? known?.name ?? null, address: entry.address ?? known?.address ?? null });
    } else {
      const names = byName.get(key) ?? new Map<string, Entry>();
      names.set(lower(line.commitName), entry);
      byName.set(key, names);
    }
  }
  return {
    resolve(person) {
      const key = lower(person.address);
      const entry = byName.get(key)?.get(lower(person.name)) ?? byAddress.get(key);
      return { name: entry?.name ?? person.name, address: entry?.address ?? person.address };
    },
    renames: (address) => (byAddress.get(lower(address))?.address ?? null) !== null,
  };
}
