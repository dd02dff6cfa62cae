/** The columns of the list: what they are called, how wide they are by themselves, and what the list can be grouped by. */
import type { CustomField } from '../../shared/contract/details.ts';
import type { Grouping, ListColumn, ListColumns } from '../../shared/contract/list-columns.ts';
import { columnName, detailColumns, plainColumns } from '../../shared/domain/contributors/columns.ts';

export interface ColumnWords {
  label: string;
  /** In rem. */
  width: number;
  right?: boolean;
}

/** In rem. */
const widths: Record<(typeof plainColumns)[number] | (typeof detailColumns)[number], number> = {
  kind: 6,
  months: 4,
  count: 6.25,
  tags: 9,
  firstActive: 5.5,
  lastActive: 5.5,
  affiliation: 9,
  title: 9,
  location: 9,
  timeZone: 8,
  pronouns: 6,
  persona: 9,
  shirtSize: 4,
  shirtCut: 6,
  publicRecognition: 8,
  owner: 8,
  standing: 7,
  languages: 10,
  specialisations: 9,
  motivations: 8,
  lastContact: 6,
  lastContactBy: 8,
  followUp: 6,
  consentContact: 7,
  consentSpeaking: 7,
  consentSwag: 7,
  consentRecognition: 7,
};
const onTheRight: ReadonlySet<ListColumn> = new Set(['count', 'firstActive', 'lastActive', 'lastContact', 'followUp']);

export const isPlain = (column: ListColumn): column is (typeof plainColumns)[number] =>
  (plainColumns as readonly string[]).includes(column);

export function columnWords(column: ListColumn, own: readonly CustomField[]): ColumnWords {
  const right = onTheRight.has(column) || own.some(({ id, kind }) => id === column && kind === 'number');
  return { label: columnName(column, own), width: widths[column as keyof typeof widths] ?? 8, ...(right ? { right } : {}) };
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
