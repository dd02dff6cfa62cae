/**
 * Lists of people in YAML or JSON, such as the heroes and most valuable people of a programme: whoever they name, and the entries as a
 * plain table for the step in which somebody says what its columns mean (core/tables reads such a file the same way).
 */
import { type ListedPerson, type Told, type ToldPerson, toldNothing } from '../../../../shared/domain/sources/told.ts';
import { countryOf, saysNoPlace } from '../../../../shared/domain/tables/countries.ts';
import { addressesIn, usernameIn } from '../../../../shared/domain/tables/import/cells.ts';
import { saysNothing } from '../../../../shared/domain/tables/kinds.ts';
import { meaningOf } from '../../../../shared/domain/tables/mapping.ts';
import { AppError } from '../../../../shared/errors.ts';
import { type Entries, entriesOf, listIn } from '../../tables/queries.ts';
import { yamlIn } from '../../yaml.ts';
import { answerOf, aWebPage, isPage, nameOf, personOf, setAside } from '../telling.ts';

export interface PeopleListTold extends Told {
  listed: ListedPerson[];
  /** The entries as a table; those about several people became a row for each. */
  table: Pick<Entries, 'heads' | 'rows'>;
}

export interface PeopleListOptions {
  /** Where the list stands, for people who are only a name: a host, or "list". */
  platform: string;
}

const longestList = 4_194_304;

export function peopleListTold(text: string, options: PeopleListOptions): PeopleListTold {
  const told: PeopleListTold = { ...toldNothing(), listed: [], table: { heads: [], rows: [] } };
  const read = valuesIn(text);
  if ('problem' in read) {
    setAside(told, 'list', read.problem, text);
    return told;
  }
  const list = read.values.flatMap(listIn);
  const entries = tableOf(list);
  if ('problem' in entries) {
    setAside(told, 'list', entries.problem, text);
    return told;
  }
  told.table = { heads: entries.heads, rows: entries.rows };
  told.remarks.push(...entries.remarks);
  for (const { number, why } of entries.rejected) setAside(told, `entry/${number}`, why, list[number - 1]);
  // `company.name` is about something else than the entry; what it is, the mapping step may say.
  const meanings = entries.heads.map((head) => (head.includes('.') ? null : meaningOf(head)));
  const people = new Map<string, ToldPerson>();
  for (const { number, cells } of entries.rows) {
    const listed = listedIn(cells, meanings, options);
    if (listed === null)
      setAside(told, `entry/${number}`, 'An entry has neither an account nor a name, so it is about nobody.', list[number - 1]);
    else told.listed.push(listed);
    for (const person of listed?.accounts ?? []) {
      const key = `${person.platform} ${(person.username ?? `${person.name}\n`).toLowerCase()}`;
      if (!people.has(key)) people.set(key, person);
    }
  }
  told.people.push(...people.values());
  return told;
}

function tableOf(list: readonly unknown[]): Entries | { problem: string } {
  try {
    return entriesOf(list);
  } catch (error) {
    if (error instanceof AppError) return { problem: error.message };
    throw error;
  }
}

function valuesIn(text: string): { values: unknown[] } | { problem: string } {
  if (isPage(text)) return { problem: aWebPage('a list of people') };
  if (/^\s*[[{]/.test(text.slice(0, 1000))) {
    const answer = answerOf(text, 'a list of people');
    return 'problem' in answer ? answer : { values: [answer.value] };
  }
  if (text.length > longestList) return { problem: 'This list is larger than 4 MB. Nothing of it was read. Save it as CSV or JSON.' };
  const read = yamlIn(text);
  if ('values' in read) return read;
  return {
    problem: `This list is ${read.problem}${read.line === null ? '' : ` (line ${read.line.toLocaleString('en')})`}. Nothing of it was read.`,
  };
}

function listedIn(
  cells: readonly string[],
  meanings: readonly ReturnType<typeof meaningOf>[],
  options: PeopleListOptions,
): ListedPerson | null {
  const all = (field: string) =>
    meanings.flatMap((meaning, at) =>
      meaning?.field === field && !saysNothing(cells[at] ?? '') ? [{ cell: cells[at] ?? '', platform: meaning.platform }] : [],
    );
  const [named] = all('name');
  const parts = [...all('givenName'), ...all('familyName')].map(({ cell }) => cell).join(' ');
  const name = nameOf(named?.cell ?? parts);
  const [address] = all('email').flatMap(({ cell }) => addressesOf(cell));
  const accounts = all('username').flatMap(({ cell, platform }) => {
    const account = usernameIn(cell);
    return 'value' in account && platform !== null
      ? [personOf(platform, { username: nameOf(account.value), name, email: address ?? null })]
      : [];
  });
  if (accounts.length === 0 && (name !== null || address !== undefined))
    accounts.push(personOf(options.platform, { name, email: address ?? null }));
  return accounts.length === 0 ? null : { accounts, location: placeOf(all('location'), all('country')) };
}

function addressesOf(cell: string): string[] {
  const found = addressesIn(cell);
  return 'addresses' in found ? found.addresses : [];
}

/** A country that is none ("Remote") is left out, and so is a town that says no more than that. */
function placeOf(towns: readonly { cell: string }[], countries: readonly { cell: string }[]): string | null {
  const town = towns.map(({ cell }) => cell).filter((cell) => !saysNoPlace(cell));
  const country = countries.map(({ cell }) => cell).filter((cell) => countryOf(cell) !== null);
  return nameOf([...town, ...country].join(', '));
}
