/** The columns of the list: what they are called, how wide they are by themselves, and how what they say reads. */
import type { CustomField } from '../../shared/contract/details.ts';
import type { DetailColumn, Grouping, ListColumn, ListColumns } from '../../shared/contract/list-columns.ts';
import { detailColumns, plainColumns } from '../../shared/domain/contributors/columns.ts';
import { standingNames } from '../../shared/domain/contributors/detail-words.ts';
import type { Standing } from '../../shared/domain/contributors/details.ts';
import { capital } from '../ui/letters.ts';

export interface ColumnWords {
  label: string;
  /** In rem. */
  width: number;
  right?: boolean;
}

const plain: Record<(typeof plainColumns)[number], ColumnWords> = {
  kind: { label: 'Kind', width: 6 },
  months: { label: '12 months', width: 4 },
  count: { label: 'Contributions', width: 6.25, right: true },
  tags: { label: 'Tags', width: 9 },
  firstActive: { label: 'First active', width: 5.5, right: true },
  lastActive: { label: 'Last active', width: 5.5, right: true },
};
const details: Record<DetailColumn, ColumnWords> = {
  affiliation: { label: 'Organisation', width: 9 },
  title: { label: 'Title', width: 9 },
  location: { label: 'Location', width: 9 },
  timeZone: { label: 'Time zone', width: 8 },
  pronouns: { label: 'Pronouns', width: 6 },
  persona: { label: 'Persona', width: 9 },
  shirtSize: { label: 'T-shirt', width: 4 },
  owner: { label: 'Owner', width: 8 },
  standing: { label: 'Standing', width: 7 },
  languages: { label: 'Languages', width: 10 },
  specialisations: { label: 'Specialisations', width: 9 },
  motivations: { label: 'Motivations', width: 8 },
  lastContact: { label: 'Last contact', width: 6, right: true },
  followUp: { label: 'Follow-up', width: 6, right: true },
  consentContact: { label: 'May be contacted', width: 7 },
  consentSpeaking: { label: 'May be asked to speak', width: 7 },
  consentSwag: { label: 'May get swag', width: 7 },
  consentRecognition: { label: 'May be named', width: 7 },
};

export const isPlain = (column: ListColumn): column is (typeof plainColumns)[number] =>
  (plainColumns as readonly string[]).includes(column);

export function columnWords(column: ListColumn, own: readonly CustomField[]): ColumnWords {
  if (isPlain(column)) return plain[column];
  if (column in details) return details[column as DetailColumn];
  const field = own.find(({ id }) => id === column);
  return { label: field?.name ?? 'A field that is gone', width: 8, ...(field?.kind === 'number' ? { right: true } : {}) };
}

export const defaultColumns: ListColumns = plainColumns.map((column) => ({ column }));

export const allColumns = (own: readonly CustomField[]): ListColumn[] => [...plainColumns, ...detailColumns, ...own.map(({ id }) => id)];

/** What is read beyond what every row brings. */
export const detailsIn = (columns: ListColumns | null): string[] =>
  (columns ?? []).map(({ column }) => column).filter((column) => !isPlain(column));

export const widthOf = ({ column, width }: ListColumns[number], own: readonly CustomField[]): number =>
  width ?? columnWords(column, own).width;

/** The name takes what is left, and tags a part of it. */
export function templateOf(columns: ListColumns, own: readonly CustomField[]): string {
  const widths = columns.map((one) => {
    const width = `${widthOf(one, own)}rem`;
    return one.column === 'tags' ? `minmax(${width}, 1fr)` : width;
  });
  return ['minmax(14rem, 2fr)', ...widths].join(' ');
}

/** In rem: below it the list scrolls sideways. */
export const leastWidth = (columns: ListColumns, own: readonly CustomField[]): number =>
  columns.reduce((sum, one) => sum + widthOf(one, own) + 1, 16);

const groupings: Record<string, string> = {
  tag: 'Tag',
  owner: 'Owner',
  affiliation: 'Organisation',
  standing: 'Standing',
  kind: 'Kind',
  persona: 'Persona',
  lastActive: 'Month last active',
};

export function groupingOptions(own: readonly CustomField[]): { value: Grouping; label: string }[] {
  const choices = own.filter(({ kind }) => kind === 'choice').map(({ id, name }) => ({ value: id, label: name }));
  return [...Object.entries(groupings).map(([value, label]) => ({ value, label })), ...choices];
}

const noneOf: Record<string, string> = {
  tag: 'No tag',
  owner: 'No owner',
  affiliation: 'No organisation noted',
  standing: 'No standing noted',
  persona: 'No persona noted',
  lastActive: 'No date that can be believed',
};

/** What those are called of whom it is not known. */
export const noneName = (grouping: Grouping): string => noneOf[grouping] ?? 'None noted';

/** What a column says, as a person reads it. */
export function cellText(column: ListColumn, said: string): string {
  if (column === 'standing') return capital(standingNames[said as Standing] ?? said);
  return column.startsWith('consent') ? capital(said) : said;
}
