/** Rows out of JSON: a list of objects, one object to a line, or an object that holds such a list. */
import { EntryRows, isObject, listIn, tooLargeWhole } from './entries.ts';
import { type Batch, longestRow, refused } from './table.ts';

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

/** Gives the heads first, then the rows. */
export class JsonReader {
  readonly #rows = new EntryRows();
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
    this.#rows.settle(last);
    yield last;
  }

  remarks(): string[] {
    const remarks = this.#rows.remarks();
    if (this.#isCut) remarks.push('The file ends in the middle of an entry. What came before it was read.');
    return remarks;
  }

  async *#insideOf(texts: AsyncIterable<string>): AsyncGenerator<Batch> {
    let whole = '';
    for await (const text of texts) {
      whole += text;
      if (whole.length > mostWhole) throw tooLargeWhole('JSON');
      yield { rows: [], rejected: [] };
    }
    const batch: Batch = { rows: [], rejected: [] };
    for (const value of listIn(parsed(whole))) this.#rows.add(value, batch);
    yield batch;
  }

  #take(object: string | null, batch: Batch): void {
    const read = object === null ? { problem: 'It is longer than 1 MB, which no entry of a list is.' } : entryOf(object);
    if ('problem' in read) this.#rows.reject(read.problem, batch);
    else this.#rows.add(read.value, batch);
  }
}

function entryOf(object: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(object) };
  } catch {
    return { problem: 'It is not valid JSON.' };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused('This looks like JSON but is not valid. Nothing was read. Export it again, or choose CSV.');
  }
}
