/** Entries with named fields as rows of a table: how JSON and YAML become one. */

import { meaningOf } from '../../../shared/domain/tables/mapping.ts';
import { peopleOf } from '../../../shared/domain/tables/several.ts';
import { type Batch, counted, mostColumns, type RawRow, refused, tooWide } from './table.ts';

type Fields = Map<string, string>;

/** Objects that are looked at before the columns are settled. */
const looked = 1000;
/** An entry of a list is flat; a hostile one is an object in an object in an object. */
const deepest = 3;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One level of names: `address.city`; a list of words with commas; anything deeper as JSON. */
function fieldsOf(value: Record<string, unknown>, before = ''): Fields {
  const fields: Fields = new Map();
  for (const [key, inner] of Object.entries(value)) {
    if (isObject(inner) && before.split('.').length < deepest)
      for (const [name, text] of fieldsOf(inner, `${before}${key}.`)) fields.set(name, text);
    else fields.set(before + key, textOf(inner));
  }
  return fields;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object' || one === null)) return value.map(textOf).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The longest list of objects in a value, the first of them; the value itself where it holds none. */
export function listIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const lists = isObject(value)
    ? Object.values(value).filter((inner): inner is unknown[] => Array.isArray(inner) && inner.some(isObject))
    : [];
  const [longest] = lists.sort((a, b) => b.length - a.length);
  if (longest) return longest;
  return isObject(value) ? [value] : [];
}

/** Takes entries one after another. Gives the heads first, then the rows. */
export class EntryRows {
  #number = 0;
  #waiting: { number: number; fields: Fields }[] = [];
  #columns: Map<string, number> | null = null;
  readonly #left = new Set<string>();
  readonly #accounts = new Map<string, boolean>();
  #split = 0;

  /** `why`: a sentence. */
  reject(why: string, batch: Batch): void {
    this.#number += 1;
    batch.rejected.push({ number: this.#number, why });
  }

  add(value: unknown, batch: Batch): void {
    const found = isObject(value) ? this.#entry(value) : { problem: 'It is not an entry with named fields.' };
    const several = 'problem' in found ? found : this.#people(found.fields);
    if ('problem' in several) this.reject(several.problem, batch);
    else {
      this.#number += 1;
      for (const fields of several.entries) this.#take({ number: this.#number, fields }, batch);
    }
  }

  #entry(value: Record<string, unknown>): { fields: Fields } | { problem: string } {
    try {
      return { fields: fieldsOf(value) };
    } catch {
      // JSON.stringify says so of a circle, which YAML can write, and of what is nested beyond the stack.
      return { problem: 'It cannot be read: it holds itself, or is nested too deep.' };
    }
  }

  /** Several people in one entry are one row each, where their accounts say who is who. */
  #people(fields: Fields): { entries: Fields[] } | { problem: string } {
    const head = fields.has('name') ? 'name' : [...fields.keys()].find((key) => key.toLowerCase() === 'name');
    const name = head === undefined ? undefined : fields.get(head);
    if (head === undefined || name === undefined || !/[,;/&+]| (?:and|und|et) /i.test(name)) return { entries: [fields] };
    const accounts = [...fields.keys()].filter((key) => this.#isAccount(key));
    const split = peopleOf(
      name,
      accounts.map((key) => fields.get(key) ?? ''),
    );
    if ('problem' in split) return split;
    if (split.people.length === 1) return { entries: [fields] };
    this.#split += 1;
    return {
      entries: split.people.map((person) => {
        const own = new Map(fields).set(head, person.name);
        for (const [at, key] of accounts.entries()) own.set(key, person.accounts[at] ?? '');
        return own;
      }),
    };
  }

  #isAccount(head: string): boolean {
    const known = this.#accounts.get(head);
    if (known !== undefined) return known;
    const is = meaningOf(head)?.field === 'username';
    if (this.#accounts.size < mostColumns) this.#accounts.set(head, is);
    return is;
  }

  #take(row: { number: number; fields: Fields }, batch: Batch): void {
    if (this.#columns) batch.rows.push({ number: row.number, cells: this.#cells(row.fields, this.#columns) });
    else {
      this.#waiting.push(row);
      if (this.#waiting.length >= looked) this.settle(batch);
    }
  }

  /** At the end, or when enough were looked at: the heads are known and rows begin. */
  settle(batch: Batch): void {
    if (this.#columns) return;
    const names = new Set(this.#waiting.flatMap(({ fields }) => [...fields.keys()]));
    if (names.size > mostColumns) throw tooWide();
    const columns = new Map([...names].map((name, at) => [name, at]));
    this.#columns = columns;
    if (names.size > 0) batch.rows.push({ number: 0, cells: [...names] });
    for (const { number, fields } of this.#waiting) batch.rows.push({ number, cells: this.#cells(fields, columns) });
    this.#waiting = [];
  }

  #cells(fields: Fields, columns: ReadonlyMap<string, number>): string[] {
    const cells = new Array<string>(columns.size).fill('');
    for (const [name, text] of fields) {
      const at = columns.get(name);
      if (at !== undefined) cells[at] = text;
      else if (this.#left.size < 1000) this.#left.add(name);
    }
    return cells;
  }

  remarks(): string[] {
    const remarks: string[] = [];
    if (this.#left.size > 0)
      remarks.push(
        `${counted(this.#left.size, 'field comes', 'fields come')} up after the first ${looked.toLocaleString('en')} entries only and ${this.#left.size === 1 ? 'was' : 'were'} left out: ${[...this.#left].slice(0, 5).join(', ')}.`,
      );
    if (this.#split > 0)
      remarks.push(`${counted(this.#split, 'entry is', 'entries are')} about several people and became a line for each of them.`);
    return remarks;
  }
}

export interface Entries {
  heads: string[];
  rows: RawRow[];
  rejected: Batch['rejected'];
  remarks: string[];
}

/** Entries as a table at once. Throws where they have more than 500 names. */
export function entriesOf(entries: readonly unknown[]): Entries {
  const reader = new EntryRows();
  const batch: Batch = { rows: [], rejected: [] };
  for (const entry of entries) reader.add(entry, batch);
  reader.settle(batch);
  const [heads, ...rows] = batch.rows;
  return { heads: heads?.cells ?? [], rows, rejected: batch.rejected, remarks: reader.remarks() };
}

/** A file that holds more than a list has to be read whole. */
export const tooLargeWhole = (format: string): Error =>
  refused(`This ${format} holds more than a list of entries and is too large to look through. Export only the list.`);
