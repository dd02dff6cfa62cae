/**
 * Which entries of lists are one real event. Lists are kept by hand: the same conference stands in several topics, with the year in
 * its name in one and without in another, and its address with and without `www`.
 */
import { words } from '../identities/fold.ts';

/** What an entry of a list says that tells events apart. */
export interface Listed {
  name: string;
  /** As `2026-05-14`. */
  startsOn: string;
  endsOn: string;
  /** "Lisbon, Portugal"; empty for one that is online only or says nothing. */
  place: string;
  /** Empty where there is none. */
  link: string;
}

/** The words of a name without its year: "PyDay Porto 2026" and "pyday porto" are one, "Day 1" and "Day 2" are not. */
export const nameWithoutYear = (name: string): string => {
  const all = words(name.slice(0, 1000));
  const plain = all.filter((word) => !/^(?:19|20)\d{2}$/.test(word));
  return (plain.length > 0 ? plain : all).join(' ');
};

/** Where a link leads, however it is written: no protocol, `www`, query, fragment or stroke at the end. */
export const pageOf = (link: string): string =>
  link
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[?#].*$/s, '')
    .replace(/\/+$/, '');

/** The city, before the first comma: countries are written in many ways ("USA", "U.S.A."). */
export const cityOf = (place: string): string => words(place.split(',')[0] ?? '').join(' ');

/**
 * What entries of one event have in common; those that share one of these are one event. Always the first and the last day and the
 * place: a series may be in two cities on one day, under one name and one address. Besides, the name without its year, or the page.
 */
function traitsOf({ name, startsOn, endsOn, place, link }: Listed): string[] {
  const where = `${startsOn} ${endsOn} ${cityOf(place)}`;
  const page = pageOf(link);
  return [`name ${where} ${nameWithoutYear(name)}`, ...(page === '' ? [] : [`page ${where} ${page}`])];
}

/**
 * The entries in groups of one real event each. Who is in a group does not depend on the order of the entries; groups come by their
 * first entry, and entries within in the order given.
 */
export function groupSame<T extends Listed>(entries: readonly T[]): T[][] {
  const parents = entries.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parents[root] !== root) root = parents[root] as number;
    for (let step = at; step !== root; ) {
      const next = parents[step] as number;
      parents[step] = root;
      step = next;
    }
    return root;
  };
  const seen = new Map<string, number>();
  for (const [at, entry] of entries.entries())
    for (const trait of traitsOf(entry)) {
      const other = seen.get(trait);
      if (other === undefined) seen.set(trait, at);
      // The earlier one stays on top, so a group is known by its first entry.
      else {
        const [one, two] = [rootOf(other), rootOf(at)];
        parents[Math.max(one, two)] = Math.min(one, two);
      }
    }
  const groups = new Map<number, T[]>();
  for (const [at, entry] of entries.entries()) {
    const root = rootOf(at);
    const group = groups.get(root);
    if (group) group.push(entry);
    else groups.set(root, [entry]);
  }
  return [...groups.values()];
}
