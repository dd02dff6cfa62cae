/** Rows out of YAML: a list of entries, or a file that holds such a list. */
import { yamlIn } from '../yaml.ts';
import { EntryRows, listIn, tooLargeWhole } from './entries.ts';
import { type Batch, longestRow, refused } from './table.ts';

/** What holds more than a list is read whole, at about 1 MB a second, while nothing else is. */
const mostWhole = 4_194_304;
/** Entries that are read at once; a hundred take a few milliseconds. */
const together = 100;

const firstLines = (start: string): string[] =>
  start
    .split(/\r?\n/)
    .filter((line) => !/^\ufeff?\s*(?:#.*)?$|^(?:\ufeff?---|%|\.\.\.)/.test(line))
    .slice(0, 2);

const entry = /^\ufeff?( *)-(?: +(?:"[^"]{1,100}"|'[^']{1,100}'|[\w][^,;\t:]{0,100})\s*:(?:\s|$)|(?: +&[\w-]+)? *$)/;

/** The beginning of a list of entries with names ("- name: Ana"), or of a name with such a list under it. */
export function looksLikeYaml(start: string): boolean {
  const [first = '', second = ''] = firstLines(start.slice(0, 65_536));
  if (entry.test(first)) return first.includes(':') || /^\s+\w[^,;\t]*:(?:\s|$)/.test(second);
  return /^\ufeff?\w[\w -]{0,60}:\s*(?:#.*)?$/.test(first) && entry.test(second);
}

/** Cuts a text into the entries of the list at its top, without reading more than one of them at a time. Entries begin in one column. */
class EntrySplitter {
  readonly #begins: RegExp;
  #line = '';
  #entry = '';
  #hasBegun = false;
  #isTooLong = false;

  constructor(indent: number) {
    this.#begins = new RegExp(`^ {${indent}}-(?:[ \\t]|\\r?$)`);
  }

  /** `null`: an entry that is too long to be one row. */
  *add(text: string): Generator<string | null> {
    const lines = (this.#line + text).split('\n');
    this.#line = lines.pop() ?? '';
    // A line without an end is held up to the length of a row, and no further.
    if (this.#line.length > longestRow) {
      this.#keep(this.#line);
      this.#line = '';
    }
    for (const line of lines) yield* this.#take(line);
  }

  *end(): Generator<string | null> {
    yield* this.#take(this.#line);
    yield* this.#finished();
  }

  *#take(line: string): Generator<string | null> {
    const begins = this.#begins.test(line);
    // Another document, or the end of one.
    if (begins || /^(?:---|\.\.\.)\s*$/.test(line)) yield* this.#finished();
    if (begins) this.#hasBegun = true;
    if (this.#hasBegun) this.#keep(`${line}\n`);
  }

  #keep(part: string): void {
    this.#isTooLong ||= this.#entry.length + part.length > longestRow;
    this.#entry = this.#isTooLong ? '' : this.#entry + part;
  }

  *#finished(): Generator<string | null> {
    if (this.#hasBegun) yield this.#isTooLong ? null : this.#entry;
    this.#hasBegun = false;
    this.#isTooLong = false;
    this.#entry = '';
  }
}

/** Gives the heads first, then the rows. */
export class YamlReader {
  readonly #rows = new EntryRows();
  #waiting: string[] = [];

  async *batches(texts: AsyncIterable<string>, start: string): AsyncGenerator<Batch> {
    const [, indent] = entry.exec(firstLines(start)[0] ?? '') ?? [];
    if (indent === undefined || refersBack(start)) yield* this.#wholeOf(texts);
    else yield* this.#listOf(texts, new EntrySplitter(indent.length));
    const last: Batch = { rows: [], rejected: [] };
    this.#rows.settle(last);
    yield last;
  }

  remarks(): string[] {
    return this.#rows.remarks();
  }

  async *#listOf(texts: AsyncIterable<string>, splitter: EntrySplitter): AsyncGenerator<Batch> {
    for await (const text of texts) yield* this.#batchesOf(splitter.add(text));
    yield* this.#batchesOf(splitter.end());
    yield this.#read();
  }

  *#batchesOf(entries: Iterable<string | null>): Generator<Batch> {
    for (const text of entries) {
      if (text === null) {
        const batch = this.#read();
        this.#rows.reject('It is longer than 1 MB, which no entry of a list is.', batch);
        yield batch;
      } else if (this.#waiting.push(text) >= together) yield this.#read();
    }
  }

  /** All that wait at once; where that cannot be read, one by one, so that one broken entry costs no other. */
  #read(): Batch {
    const batch: Batch = { rows: [], rejected: [] };
    const waiting = this.#waiting;
    this.#waiting = [];
    const all = yamlIn(waiting.join(''));
    const list = 'values' in all && all.values.length <= 1 ? all.values[0] : undefined;
    if (Array.isArray(list) && list.length === waiting.length) for (const value of list) this.#rows.add(value, batch);
    else for (const text of waiting) this.#readOne(text, batch);
    return batch;
  }

  #readOne(text: string, batch: Batch): void {
    const one = yamlIn(text);
    if ('problem' in one) this.#rows.reject(`It is ${one.problem}.`, batch);
    else for (const value of one.values.flatMap((inner) => (Array.isArray(inner) ? inner : [inner]))) this.#rows.add(value, batch);
  }

  async *#wholeOf(texts: AsyncIterable<string>): AsyncGenerator<Batch> {
    let whole = '';
    for await (const text of texts) {
      whole += text;
      if (whole.length > mostWhole) throw tooLargeWhole('YAML');
      yield { rows: [], rejected: [] };
    }
    const read = yamlIn(whole);
    if ('problem' in read)
      throw refused(
        `This looks like YAML but is ${read.problem}${read.line === null ? '' : ` (line ${read.line.toLocaleString('en')})`}. Nothing was read. Put it right, or save the list as CSV.`,
      );
    const batch: Batch = { rows: [], rejected: [] };
    for (const value of read.values.flatMap(listIn)) this.#rows.add(value, batch);
    yield batch;
  }
}

/** An entry that begins with what another one says (`<<: *base`) is read with that one. */
const refersBack = (start: string): boolean =>
  /(?:^|[\s[{,:])&[\w-]+(?:\s|$)/m.test(start) && /(?:^|[\s[{,:])\*[\w-]+(?:[\s,\]}]|$)/m.test(start);
