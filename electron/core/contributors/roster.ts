import type { Condition, Filter } from '../../../shared/contract/segments.ts';
import { searchWords } from '../../../shared/domain/identities/search.ts';
import { conditionSql, refuseDeepFilters } from '../segments/queries.ts';
import { commitSeen, type Database, integers, row, tuples } from '../store/database.ts';
import { todayOf } from '../store/today.ts';
import { add, chosen, complement, emptySet, fullSet, intersect, type KeySet, keysIn, remove, unite } from './key-set.ts';
import { moved, orders, type Sort, type Sortable } from './order.ts';
import { TextIndex } from './text-index.ts';
import { touchedSince } from './touched.ts';

/** What sorting and searching need of one person. */
interface Entry extends Sortable {
  text: string;
}
type EntryColumns = [id: number, name: string, text: string, firstActive: number | null, lastActive: number | null, count: number];

/** Something computed as of a commit. */
interface Kept<T> {
  seq: number;
  value: T;
}

const columns =
  'contributor.id, name_key, text, first_at, last_at, contributions FROM contributor JOIN contributor_text ON contributor_id = contributor.id';
const slice = `SELECT ${columns} WHERE contributor.id > :after ORDER BY contributor.id LIMIT 2500`;
const some = `SELECT ${columns} JOIN json_each(:some) AS one ON contributor.id = one.value`;

/** Answers to that many conditions are kept, 17 kB each: what a person clicks together and changes back. */
const mostKept = 200;

/**
 * Everybody of the workspace in a reader's memory, as far as lists need: texts, orders, and who meets which condition.
 * SQLite alone needs 50 to 280 ms to find, then sort, tens of thousands of 100,000 people; this needs 2 to 5. What a commit
 * touched is brought up to date when the next question comes; nothing here is true beyond the transaction it is asked in.
 */
export class Roster {
  readonly #db: Database;
  #people: (Entry | undefined)[] = [];
  #texts = new TextIndex();
  /** The commit that `#people` are as of; `null` while they are still being read. */
  #seq: number | null = null;
  #reading: { seq: number; last: number } | null = null;
  readonly #orders = new Map<Sort, Kept<Uint32Array>>();
  readonly #conditions = new Map<string, Kept<KeySet>>();

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Keys of everyone whom the filter means, in order. `asOf`: UTC epoch milliseconds. Only a search needs everybody to be
   * read; the rest comes from the indexes.
   */
  keys(filter: Filter, sort: Sort, descending: boolean, asOf: number): Uint32Array {
    refuseDeepFilters(filter);
    if (!this.follow() && hasSearch(filter)) this.#readAll();
    const found = chosen(this.#order(sort), this.#set(filter, asOf));
    return descending ? found.reverse() : found;
  }

  /** Puts everybody in order before anybody asks: 20 ms that the first list of a window does not wait for. */
  prepare(sort: Sort): void {
    this.#order(sort);
  }

  /** Reads the next part of everybody, which takes 10 ms; false when there is nothing left to read. */
  readMore(): boolean {
    if (this.#seq !== null) return false;
    this.#reading ??= { seq: commitSeen(this.#db), last: 0 };
    const found = tuples<EntryColumns>(this.#db.prepare(slice), { after: this.#reading.last });
    for (const entry of found) this.#put(entry);
    const last = found.at(-1)?.[0];
    if (last !== undefined) this.#reading.last = last;
    else {
      this.#seq = this.#reading.seq;
      this.#reading = null;
    }
    return this.#seq === null;
  }

  #readAll(): void {
    while (this.readMore());
    // Reading may have begun some commits ago. Begun anew it sees what this connection sees, whatever is noted.
    if (!this.follow()) while (this.readMore());
  }

  #put([id, name, text, firstActive, lastActive, count]: EntryColumns): void {
    this.#texts.put(id, text, this.#people[id]?.text);
    this.#people[id] = { name, text, firstActive, lastActive, count };
  }

  #remove(key: number): void {
    this.#texts.put(key, undefined, this.#people[key]?.text);
    this.#people[key] = undefined;
  }

  #forget(): void {
    this.#people = [];
    this.#texts = new TextIndex();
    this.#seq = null;
    this.#orders.clear();
    this.#conditions.clear();
  }

  /** Brings everybody to the commit that this connection sees; false when that takes reading everybody first. */
  follow(): boolean {
    if (this.#seq === null) return false;
    const touched = touchedSince(this.#db, this.#seq);
    if (touched === null) {
      this.#forget();
      return false;
    }
    const there = new Set<number>();
    for (const entry of tuples<EntryColumns>(this.#db.prepare(some), { some: JSON.stringify(touched) })) {
      this.#put(entry);
      there.add(entry[0]);
    }
    for (const key of touched) if (!there.has(key)) this.#remove(key);
    this.#seq = commitSeen(this.#db);
    return true;
  }

  #order(sort: Sort): Uint32Array {
    const seq = commitSeen(this.#db);
    const kept = this.#orders.get(sort);
    const touched = kept ? touchedSince(this.#db, kept.seq) : null;
    const value =
      kept && touched && (this.#seq !== null || touched.length === 0)
        ? moved(kept.value, touched, sort, this.#people)
        : integers(this.#db, `SELECT id FROM contributor ORDER BY ${orders[sort]}`);
    this.#orders.set(sort, { seq, value });
    return value;
  }

  /** Above every key. */
  #size(): number {
    if (this.#seq !== null) return this.#people.length;
    return (row<{ last: number | null }>(this.#db.prepare('SELECT max(id) AS last FROM contributor'))?.last ?? 0) + 1;
  }

  #set(filter: Filter, asOf: number): KeySet {
    if ('all' in filter) {
      const all = fullSet(this.#size());
      for (const part of filter.all) intersect(all, this.#set(part, asOf));
      return all;
    }
    if ('any' in filter) {
      const any = emptySet(this.#size());
      for (const part of filter.any) unite(any, this.#set(part, asOf));
      return any;
    }
    if ('not' in filter) return complement(this.#set(filter.not, asOf));
    return filter.field === 'search' ? this.#search(searchWords(filter.text)) : this.#condition(filter, asOf);
  }

  /** `words`: each in the spellings one of which must occur. */
  #search(words: readonly (readonly string[])[]): KeySet {
    const found = fullSet(this.#people.length);
    const uncertain = words.filter((spellings) => !this.#narrow(found, spellings));
    if (uncertain.length === 0) return found;
    for (const key of keysIn(found)) {
      const text = this.#people[key]?.text;
      if (text === undefined || !includesAll(text, uncertain)) remove(found, key);
    }
    return found;
  }

  /** Keeps of `among` those whose texts may hold one of the spellings; false when only the texts themselves can tell. */
  #narrow(among: KeySet, [spelling = '', ...others]: readonly string[]): boolean {
    const other = others.length === 0 ? null : among.slice();
    const isCertain = this.#texts.narrow(among, spelling);
    if (!other) return isCertain;
    const isOtherCertain = this.#narrow(other, others);
    unite(among, other);
    return isCertain && isOtherCertain;
  }

  #condition(condition: Condition, asOf: number): KeySet {
    const { table, key, where, complement: others, parameters } = conditionSql(condition, { asOf, day: () => todayOf(this.#db, asOf) });
    const name = `${table} ${where} ${JSON.stringify(parameters)}`;
    const kept = this.#conditions.get(name);
    this.#conditions.delete(name);
    const touched = kept ? touchedSince(this.#db, kept.seq) : null;
    const set = emptySet(this.#size());
    if (kept && touched) {
      set.set(kept.value.subarray(0, set.length));
      for (const one of touched) remove(set, one);
      const few = `SELECT ${table}.${key} AS id FROM json_each(:some) AS one CROSS JOIN ${table} ON ${table}.${key} = one.value WHERE ${where}`;
      const found = touched.length === 0 ? [] : integers(this.#db, few, { ...parameters, some: JSON.stringify(touched) });
      for (const one of found) add(set, one);
    } else for (const one of integers(this.#db, `SELECT ${key} AS id FROM ${table} WHERE ${where}`, parameters)) add(set, one);
    // The one asked last goes to the end; the one at the beginning was not asked for the longest time.
    this.#conditions.set(name, { seq: commitSeen(this.#db), value: set });
    if (this.#conditions.size > mostKept) this.#conditions.delete(this.#conditions.keys().next().value ?? '');
    return others ? complement(set) : set;
  }
}

/** Whether any of its conditions looks into texts. */
export function hasSearch(filter: Filter): boolean {
  if ('all' in filter) return filter.all.some(hasSearch);
  if ('any' in filter) return filter.any.some(hasSearch);
  return 'not' in filter ? hasSearch(filter.not) : filter.field === 'search';
}

function includesAll(text: string, words: readonly (readonly string[])[]): boolean {
  for (const spellings of words) if (!spellings.some((spelling) => text.includes(spelling))) return false;
  return true;
}
