/** What kind of values a column holds, from the values themselves and the words over it. Pure. */
import { countryOf } from './countries.ts';
import { dayOf, isIso, orderOfColumn } from './dates.ts';
import { type Meaning, meaningOf } from './mapping.ts';
import { decimalOfColumn, decimalsOf } from './numbers.ts';

export const columnKinds = ['empty', 'email', 'username', 'name', 'date', 'number', 'url', 'country', 'yes_no', 'text'] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** How the values of a column are read. `order` and `decimal` are `null` where they say nothing. */
export interface ColumnGuess {
  kind: ColumnKind;
  /** `serial`: days as Excel counts them; `iso`: year, month, day. */
  order: 'iso' | 'dmy' | 'mdy' | 'serial' | null;
  decimal: 'point' | 'comma' | null;
  meaning: Meaning | null;
  /** Values that are not of that kind. */
  others: number;
  /** A sentence where something could mean two things. */
  remark: string | null;
}

const yesNo = new Set(
  'yes no y n true false ja nein wahr falsch oui non vrai faux si sí no verdadero falso sim não nao verdadeiro falso'.split(' '),
);
/** What people write where they have nothing to say. */
const blanks = new Set(['-', '--', '–', '—', '?', 'n/a', 'null']);
/** An empty cell, or one with a dash in it. */
export const saysNothing = (text: string): boolean => text.trim() === '' || blanks.has(text.trim().toLowerCase());
const email = /^(?:mailto:)?[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]{2,}$/i;
/** With a name before it. Longer values would keep the patterns busy for seconds. */
const LONGEST_ADDRESS = 400;
const namedEmail = /^[^<>]*<[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+>$/;
const url = /^(?:https?:\/\/|www\.)\S+$/i;
const username = /^@?[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?$/u;
const personName =
  /^\p{Lu}[\p{L}.'’-]*(?:[ -](?:\p{Lu}[\p{L}.'’-]*|de|da|do|dos|del|della|di|la|le|van|von|der|den|el|al|bin|y|e|ter)){1,4}$/u;
/** Days from 1954 to 2119, as Excel counts: fewer would be ages and amounts. */
const isSerial = (text: string): boolean => /^\d{5}(?:\.\d+)?$/.test(text) && Number(text) >= 20_000 && Number(text) < 80_000;
/** Most of a column decides; a few slips of the pen are said, not obeyed. */
const MOST = 0.9;
const nameFields: readonly string[] = ['name', 'givenName', 'familyName'];
const dateFields: readonly string[] = ['date', 'firstActive', 'lastActive'];

/** Counts what each value could be. Takes values one by one, so that a column of any length needs no more room than one. */
export class ColumnEvidence {
  readonly #meaning: Meaning | null;
  #values = 0;
  #counts = { email: 0, url: 0, country: 0, yes_no: 0, signed: 0, username: 0, name: 0, iso: 0, serial: 0 };
  #numbers = { point: 0, comma: 0, signs: 0 };
  #dates = { dmy: 0, mdy: 0, differing: 0 };

  constructor(head: string) {
    this.#meaning = meaningOf(head);
  }

  add(text: string): void {
    const value = text.trim();
    if (saysNothing(value)) return;
    this.#values += 1;
    const counts = this.#counts;
    if (value.length <= LONGEST_ADDRESS && (email.test(value) || namedEmail.test(value))) counts.email += 1;
    if (url.test(value)) counts.url += 1;
    if (yesNo.has(value.toLowerCase())) counts.yes_no += 1;
    if (value.length < 60 && countryOf(value) !== null) counts.country += 1;
    if (value.length <= 60 && username.test(value)) counts.username += 1;
    if (value.startsWith('@') && username.test(value)) counts.signed += 1;
    if (value.length <= 80 && personName.test(value)) counts.name += 1;
    if (isSerial(value)) counts.serial += 1;
    this.#addNumber(value);
    this.#addDate(value);
  }

  #addNumber(value: string): void {
    const ways = decimalsOf(value);
    for (const way of ways) this.#numbers[way] += 1;
    if (ways.length === 2 && /[.,]/.test(value)) this.#numbers.signs += 1;
  }

  #addDate(value: string): void {
    const [dmy, mdy] = [dayOf(value, 'dmy'), dayOf(value, 'mdy')];
    if (dmy !== null) this.#dates.dmy += 1;
    if (mdy !== null) this.#dates.mdy += 1;
    if (dmy !== null && mdy !== null && dmy !== mdy) this.#dates.differing += 1;
    if (dmy !== null && isIso(value)) this.#counts.iso += 1;
  }

  guess(): ColumnGuess {
    const kind = this.#kind();
    const known = { kind, order: null, decimal: null, meaning: this.#meaningFor(kind), others: this.#others(kind), remark: null };
    if (kind === 'date') return { ...known, ...this.#dateGuess() };
    if (kind === 'number') return { ...known, ...this.#numberGuess() };
    return known;
  }

  #dateGuess(): Partial<ColumnGuess> {
    const best = Math.max(this.#dates.dmy, this.#dates.mdy);
    if (this.#counts.serial > best) return { order: 'serial' };
    if (this.#counts.iso === best) return { order: 'iso' };
    const { order, ambiguous } = orderOfColumn(this.#dates);
    const remark = 'Nothing here says whether the day or the month comes first. It is read as day, month, year.';
    return { order, remark: ambiguous ? remark : null };
  }

  #numberGuess(): Partial<ColumnGuess> {
    const { decimal, ambiguous } = decimalOfColumn(this.#numbers);
    const remark =
      'Nothing here says whether a comma or a point stands before the fraction. It is read as 1,234 for one thousand and more.';
    return { decimal, remark: ambiguous ? remark : null };
  }

  #share(count: number): boolean {
    return this.#values > 0 && count >= this.#values * MOST;
  }

  #kind(): ColumnKind {
    if (this.#values === 0) return 'empty';
    const { email: addresses, url: links, country, yes_no, signed, username: handles, name, serial } = this.#counts;
    const field = this.#meaning?.field;
    const date = Math.max(this.#dates.dmy, this.#dates.mdy);
    if (this.#share(addresses)) return 'email';
    if (this.#share(links)) return 'url';
    if (this.#share(date)) return 'date';
    if (field && dateFields.includes(field) && this.#share(serial)) return 'date';
    if (field === 'username' && this.#share(handles)) return 'username';
    if (this.#share(Math.max(this.#numbers.point, this.#numbers.comma))) return 'number';
    if (this.#share(yes_no) && !(field === 'country')) return 'yes_no';
    if (this.#share(country) && !(field && nameFields.includes(field))) return 'country';
    if (this.#share(signed)) return 'username';
    if (field && nameFields.includes(field)) return 'name';
    return this.#share(name) && !field ? 'name' : 'text';
  }

  #others(kind: ColumnKind): number {
    const fits: Partial<Record<ColumnKind, number>> = {
      email: this.#counts.email,
      url: this.#counts.url,
      date: Math.max(this.#dates.dmy, this.#dates.mdy, this.#counts.serial),
      username: Math.max(this.#counts.username, this.#counts.signed),
      number: Math.max(this.#numbers.point, this.#numbers.comma),
      yes_no: this.#counts.yes_no,
      country: this.#counts.country,
    };
    return this.#values - (fits[kind] ?? this.#values);
  }

  /** Where the words over a column say nothing, its values may. */
  #meaningFor(kind: ColumnKind): Meaning | null {
    // A list of contributors in the manner of all-contributors: what each did stands there, not how much.
    if (this.#meaning?.field === 'contributions' && kind === 'text') return { field: 'activityKind', platform: null };
    // A sum under a head like "joined" is no day, whatever its head says.
    if (this.#meaning && dateFields.includes(this.#meaning.field) && !['date', 'text', 'empty'].includes(kind)) return null;
    if (this.#meaning) return this.#meaning;
    const fields = { email: 'email', name: 'name', country: 'country', username: 'username', date: 'date', url: 'website' } as const;
    return Object.hasOwn(fields, kind) ? { field: fields[kind as keyof typeof fields], platform: null } : null;
  }
}
