/** Which rows of a table are its heads, and what its columns are called. Pure. */
import { dateOrders, dayOf } from './dates.ts';
import { headWords, meaningOf } from './mapping.ts';
import { decimalsOf } from './numbers.ts';

export type HeaderRows = 0 | 1 | 2;

/** A value that nobody writes over a column. */
function isValue(text: string): boolean {
  const plain = text.trim();
  // Nobody writes more than that over a column; some patterns take a very long time for very long cells.
  if (plain.length > 320) return true;
  if (/^\S+@\S+\.\S+$|^https?:\/\//i.test(plain)) return true;
  return decimalsOf(plain).length > 0 || dateOrders.some((order) => dayOf(plain, order) !== null);
}

const filled = (row: readonly string[]): string[] => row.filter((cell) => cell.trim() !== '');
const heads = (row: readonly string[]): number => row.filter((cell) => meaningOf(cell) !== null).length;
const width = (rows: readonly (readonly string[])[]): number => Math.max(0, ...rows.map((row) => row.length));

/**
 * How many of the first rows are heads. One with an address, a link, a number or a day in it is none. Two: the first has gaps or
 * repeats a word to the right, as merged cells do, and the second says more about each column.
 */
export function guessHeaderRows(rows: readonly (readonly string[])[]): HeaderRows {
  const [first = [], second = [], ...rest] = rows;
  const words = filled(first);
  if (words.length === 0 || words.some(isValue)) return 0;
  // One word alone over several columns is the name of the table rather than a head; it still is no row of values.
  if (rest.length > 0 && isUpperHead(first, width(rows)) && isLowerHead(first, second, rest)) return 2;
  if (heads(first) > 0) return 1;
  const below = [second, ...rest];
  return below.some((row) => row.some((cell, at) => isValue(cell) && (first[at] ?? '').trim() !== '')) ? 1 : 0;
}

function isUpperHead(row: readonly string[], columns: number): boolean {
  const gaps = Array.from({ length: columns }, (_, at) => at).filter(
    (at) => at > 0 && ((row[at] ?? '').trim() === '' || headWords(row[at] ?? '') === headWords(row[at - 1] ?? '')),
  );
  return gaps.length > 0;
}

function isLowerHead(first: readonly string[], second: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const words = filled(second);
  if (words.length < 2 || words.some(isValue)) return false;
  const completes = second.some((cell, at) => cell.trim() !== '' && (first[at] ?? '').trim() !== cell.trim());
  const saysMore = heads(second) >= 2 && heads(second) >= heads(first);
  return completes && (saysMore || rest.some((row) => row.some(isValue) && heads(second) > 0));
}

/**
 * A name for each column, no two alike. Of two rows of heads the first reaches to the right as far as it is empty, and the
 * second completes it: "Contact" over "E-mail" is "Contact E-mail". `remarks`: sentences about what had no name or a double one.
 */
export function columnNames(rows: readonly (readonly string[])[], columns: number): { names: string[]; remarks: string[] } {
  const above = rows.length > 1 ? (rows[0] ?? []) : [];
  // One word over everything is the name of the table and says nothing about any column.
  const isTitle =
    columns > 1 && new Set(filled(above).map(clean)).size === 1 && (filled(above).length === 1 || filled(above).length >= columns);
  const upper = isTitle ? [] : reachingRight(above, rows[1] ?? [], columns);
  const lower = rows.at(-1) ?? [];
  const said = Array.from({ length: columns }, (_, at) => joined(upper[at] ?? '', clean(lower[at] ?? '')));
  const taken = new Set<string>();
  const unnamed: string[] = [];
  const doubled: string[] = [];
  const names = said.map((name, at) => {
    const wanted = name === '' ? `Column ${at + 1}` : name;
    const unique = firstFree(wanted, taken);
    taken.add(unique.toLowerCase());
    if (name === '') unnamed.push(unique);
    else if (unique !== wanted) doubled.push(unique);
    return unique;
  });
  const remarks: string[] = [];
  if (rows.length > 0 && unnamed.length > 0)
    remarks.push(`${count(unnamed.length)} no head and ${are(unnamed.length)} called ${list(unnamed)} here.`);
  if (doubled.length > 0)
    remarks.push(`${count(doubled.length)} a head that another has too, and ${are(doubled.length)} called ${list(doubled)} here.`);
  return { names, remarks };
}

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 200);
const count = (columns: number): string => (columns === 1 ? '1 column has' : `${columns} columns have`);
const are = (columns: number): string => (columns === 1 ? 'is' : 'are');
const list = (names: readonly string[]): string =>
  names.length > 3 ? `“${names.slice(0, 3).join('”, “')}” and so on` : `“${names.join('”, “')}”`;

/** Only over columns that the second row names: what stands further right belongs to nobody. */
function reachingRight(upper: readonly string[], lower: readonly string[], columns: number): string[] {
  let last = '';
  return Array.from({ length: columns }, (_, at) => {
    last = clean(upper[at] ?? '') || last;
    return clean(lower[at] ?? '') === '' ? clean(upper[at] ?? '') : last;
  });
}

function joined(upper: string, lower: string): string {
  if (upper === '' || upper === lower) return lower;
  return lower === '' ? upper : `${upper} ${lower}`;
}

function firstFree(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted} (${number})`;
  return name;
}
