/** Rows out of JSON: a list of objects, one object to a line, or an object that holds such a list. */
import { AppError } from '../../../shared/errors.ts';
import { type Batch, counted, longestRow, mostColumns, refused, tooWide } from './table.ts';

type Fields = Map<string, string>;

/** Objects that are looked at before the columns are settled. */
const looked = 1000;
/** An object that holds the list has to be read whole. */
const mostWhole = 33_554_432;

export const looksLikeJson = (start: string): boolean => /^\s*(?:\[\s*[{\]]|\{\s*["}])/.test(start);

/** `lines`: objects one after another; `list`: one list of them; `inside`: an object with a list in it. */
export function jsonShape(start: string): 'lines' | 'list' | 'inside' {
  const text = start.trimStart();
  if (text.startsWith('[')) return 'list';
  const [line = ''] = text.split(/\r?\n/, 1);
  try {
    const value = JSON.parse(line) as object;
    return Object.values(value).some((inner) => Array.isArray(inner) && inner.some(isObject)) ? 'inside' : 'lines';
  } catch {
    return 'inside';
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Cuts a text into the objects at its top, or one level below, without reading more than one of them at a time. */
class ObjectSplitter {
  readonly #outer: number;
  #depth = 0;
  #inText = false;
  #escaped = false;
  #object = '';
  #isTooLong = false;

  constructor(shape: 'lines' | 'list') {
    this.#outer = shape === 'list' ? 1 : 0;
  }

  get isWhole(): boolean {
    return this.#depth === 0;
  }

  /** `null`: an object that is too long to be one row. */
  *add(text: string): Generator<string | null> {
    let start = this.#depth > this.#outer ? 0 : -1;
    for (let at = 0; at < text.length; at += 1) {
      const sign = text[at];
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false;
        else if (sign === '\\') this.#escaped = true;
        else if (sign === '"') this.#inText = false;
      } else if (sign === '"') this.#inText = true;
      else if (sign === '{' || sign === '[') {
        if (this.#depth === this.#outer) start = at;
        this.#depth += 1;
      } else if (sign === '}' || sign === ']') {
        this.#depth -= 1;
        if (this.#depth !== this.#outer || start === -1) continue;
        this.#keep(text.slice(start, at + 1));
        yield this.#isTooLong ? null : this.#object;
        this.#object = '';
        this.#isTooLong = false;
        start = -1;
      }
    }
    if (start !== -1) this.#keep(text.slice(start));
  }

  #keep(part: string): void {
    this.#isTooLong ||= this.#object.length + part.length > longestRow;
    this.#object = this.#isTooLong ? '' : this.#object + part;
  }
}

/** One level of names: `address.city`; a list of words with commas; anything deeper as JSON. */
function fieldsOf(value: Record<string, unknown>, before = ''): Fields {
  const fields: Fields = new Map();
  for (const [key, inner] of Object.entries(value)) {
    if (isObject(inner) && before.split('.').length < 3)
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

/** Gives the heads first, then the rows. */
export class JsonReader {
  #number = 0;
  #waiting: { number: number; fields: Fields }[] = [];
  #columns: Map<string, number> | null = null;
  readonly #left = new Set<string>();
  #isCut = false;

  async *batches(texts: AsyncIterable<string>, shape: 'lines' | 'list' | 'inside'): AsyncGenerator<Batch> {
    if (shape === 'inside') yield* this.#insideOf(texts);
    else {
      const splitter = new ObjectSplitter(shape);
      for await (const text of texts) {
        const batch: Batch = { rows: [], rejected: [] };
        for (const object of splitter.add(text)) this.#take(object, batch);
        yield batch;
      }
      this.#isCut = !splitter.isWhole;
    }
    const last: Batch = { rows: [], rejected: [] };
    this.#settle(last);
    yield last;
  }

  remarks(): string[] {
    const remarks: string[] = [];
    if (this.#left.size > 0)
      remarks.push(
        `${counted(this.#left.size, 'field comes', 'fields come')} up after the first ${looked.toLocaleString('en')} entries only and ${this.#left.size === 1 ? 'was' : 'were'} left out: ${[...this.#left].slice(0, 5).join(', ')}.`,
      );
    if (this.#isCut) remarks.push('The file ends in the middle of an entry. What came before it was read.');
    return remarks;
  }

  async *#insideOf(texts: AsyncIterable<string>): AsyncGenerator<Batch> {
    let whole = '';
    for await (const text of texts) {
      whole += text;
      if (whole.length > mostWhole)
        throw refused('This JSON holds more than a list of entries and is too large to look through. Export only the list.');
      yield { rows: [], rejected: [] };
    }
    const batch: Batch = { rows: [], rejected: [] };
    for (const value of listIn(whole)) this.#add(value, batch);
    yield batch;
  }

  #take(object: string | null, batch: Batch): void {
    if (object === null) {
      this.#number += 1;
      batch.rejected.push({ number: this.#number, why: 'It is longer than 1 MB, which no entry of a list is.' });
      return;
    }
    try {
      this.#add(JSON.parse(object), batch);
    } catch (error) {
      if (error instanceof AppError) throw error;
      this.#number += 1;
      batch.rejected.push({ number: this.#number, why: 'It is not valid JSON.' });
    }
  }

  #add(value: unknown, batch: Batch): void {
    if (!isObject(value)) {
      this.#number += 1;
      batch.rejected.push({ number: this.#number, why: 'It is not an entry with named fields.' });
      return;
    }
    this.#number += 1;
    const row = { number: this.#number, fields: fieldsOf(value) };
    if (this.#columns) batch.rows.push({ number: row.number, cells: this.#cells(row.fields, this.#columns) });
    else {
      this.#waiting.push(row);
      if (this.#waiting.length >= looked) this.#settle(batch);
    }
  }

  #settle(batch: Batch): void {
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
}

/** The longest list of objects in it, the first of them. */
function listIn(text: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused('This looks like JSON but is not valid. Nothing was read. Export it again, or choose CSV.');
  }
  const lists = isObject(value)
    ? Object.values(value).filter((inner): inner is unknown[] => Array.isArray(inner) && inner.some(isObject))
    : [];
  const [longest] = lists.sort((a, b) => b.length - a.length);
  if (longest) return longest;
  return isObject(value) ? [value] : [];
}
