/** What the list of contributors and a file of it can show, what that is called, and how what it says reads. Pure. */
import { recognitionNames, standingNames } from './detail-words.ts';
import { type CustomKind, detailFields, type Standing } from './details.ts';

/** Those that every row brings. */
export const plainColumns = ['kind', 'months', 'count', 'tags', 'firstActive', 'lastActive'] as const;
/** Those that are read only where they are shown. */
export const detailColumns = [
  ...detailFields,
  'standing',
  'languages',
  'specialisations',
  'motivations',
  'lastContact',
  'lastContactBy',
  'followUp',
  'consentContact',
  'consentSpeaking',
  'consentSwag',
  'consentRecognition',
] as const;
/** Those of a file that need no details. */
export const exportColumns = ['name', 'handle', 'email', 'kind', 'firstActive', 'lastActive', 'contributions', 'tags'] as const;

export type PersonColumn = (typeof exportColumns)[number];
export const isOfPerson = (column: string): column is PersonColumn => (exportColumns as readonly string[]).includes(column);

/** Of the columns of a file, those that are read beyond what every person brings. */
export const detailsAmong = (columns: readonly string[]): string[] => columns.filter((column) => !isOfPerson(column));

type NamedColumn = (typeof plainColumns)[number] | (typeof detailColumns)[number] | PersonColumn;
/** Of a field of the workspace, what tells what its column is called. */
interface OwnField {
  id: string;
  name: string;
}

const columnNames: Record<NamedColumn, string> = {
  name: 'Name',
  handle: 'Handle',
  email: 'E-mail',
  kind: 'Kind',
  months: '12 months',
  count: 'Contributions',
  contributions: 'Contributions',
  tags: 'Tags',
  firstActive: 'First active',
  lastActive: 'Last active',
  affiliation: 'Organisation',
  title: 'Title',
  location: 'Location',
  timeZone: 'Time zone',
  pronouns: 'Pronouns',
  persona: 'Persona',
  shirtSize: 'T-shirt',
  shirtCut: 'T-shirt cut',
  publicRecognition: 'Naming in public',
  owner: 'Owner',
  standing: 'Standing',
  languages: 'Languages',
  specialisations: 'Specialisations',
  motivations: 'Motivations',
  lastContact: 'Last contact',
  lastContactBy: 'Last contact by',
  followUp: 'Follow-up',
  consentContact: 'May be contacted',
  consentSpeaking: 'May be asked to speak',
  consentSwag: 'May get swag',
  consentRecognition: 'May be named',
};

const isNamed = (column: string): column is NamedColumn => Object.hasOwn(columnNames, column);
/** A field of the workspace, by its uid; every other column has a name here. */
export const isOwnField = (column: string): boolean => !isNamed(column);

/** What a column is called; a field of the workspace, by its uid, as people named it. */
export const columnName = (column: string, own: readonly OwnField[]): string =>
  isNamed(column) ? columnNames[column] : (own.find(({ id }) => id === column)?.name ?? 'A field that is gone');

/**
 * What stands over the columns of a file, each once: a field of the workspace that is called like another column is "Location (2)".
 * `named`: what a column of Cairn's own is called there; default: as in the list.
 */
export function columnHeads(
  columns: readonly string[],
  own: readonly OwnField[],
  named: (column: string) => string = (column) => columnName(column, own),
): string[] {
  const taken = new Set(columns.filter(isNamed).map((column) => named(column).toLowerCase()));
  return columns.map((column) => {
    if (isNamed(column)) return named(column);
    const name = columnName(column, own);
    let head = name;
    for (let place = 2; taken.has(head.toLowerCase()); place += 1) head = `${name} (${place})`;
    taken.add(head.toLowerCase());
    return head;
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a cell of a detail says, as a person reads it. */
export function cellText(column: string, said: string): string {
  if (column === 'standing') return capital(standingNames[said as Standing] ?? said);
  if (column === 'publicRecognition') return capital(recognitionNames[said] ?? said);
  return column === 'shirtCut' || column.startsWith('consent') ? capital(said) : said;
}

/**
 * What a file says of a detail: a number, a text, or `null` where nothing is noted. `kind`: of a field of the workspace. `day` gives the
 * day of an instant (UTC epoch milliseconds).
 */
export function detailValue(
  column: string,
  kind: CustomKind | undefined,
  said: string | undefined,
  day: (at: number) => string,
): string | number | null {
  if (said === undefined) return null;
  if (column === 'lastContact') return day(Date.parse(said));
  if (kind === 'number' && Number.isFinite(Number(said))) return Number(said);
  return cellText(column, said);
}
