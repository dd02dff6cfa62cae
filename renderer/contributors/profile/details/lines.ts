/** What is noted about a person, as lines of the profile; and what can still be noted. */
import type { CustomField, DetailItem, DetailRow, Details } from '../../../../shared/contract/details.ts';
import { fieldNames, itemWords, recognitionNames } from '../../../../shared/domain/contributors/detail-words.ts';
import type { DetailField } from '../../../../shared/domain/contributors/details.ts';
import { capital } from '../../../ui/letters.ts';

export type ItemKind = DetailItem['kind'];

/** What one line or one editor is about. */
export type Subject =
  | { what: 'value'; field: DetailField }
  | { what: 'own'; field: CustomField }
  | { what: 'item'; kind: ItemKind; row: DetailRow | null };

export interface Line {
  key: string;
  label: string;
  text: string;
  subject: Subject;
  /** Where the value is from that nobody has decided; `null`: somebody has. */
  from: string | null;
  /** What sources say beside it: "Speakers 2026 says Lisbon". */
  beside: string[];
}

/** Whether a source or a person says it, and what else is said. `shown`: the value on the profile. */
function sources({ sourced }: Details, field: string, shown: string | undefined): Pick<Line, 'from' | 'beside'> {
  const told = sourced.filter((one) => one.field === field);
  const others = told.filter(({ stands, value }) => !stands && value !== shown);
  return {
    from: told.find(({ stands }) => stands)?.source.name ?? null,
    beside: others.map(({ source, value }) => `${source.name} says ${value}`),
  };
}

export const itemNames: Record<ItemKind, string> = {
  language: 'Language',
  specialisation: 'Specialisation',
  motivation: 'Motivation',
  standing: 'Standing',
  link: 'Link',
};

/** In the order of the profile. */
const order: readonly (DetailField | ItemKind)[] = [
  'affiliation',
  'title',
  'standing',
  'location',
  'timeZone',
  'language',
  'pronouns',
  'persona',
  'specialisation',
  'motivation',
  'shirtSize',
  'shirtCut',
  'publicRecognition',
  'link',
  'owner',
];

const isItem = (one: DetailField | ItemKind): one is ItemKind => one in itemNames;

const labelOf = (subject: Subject): string => {
  if (subject.what === 'own') return subject.field.name;
  return subject.what === 'item' ? itemNames[subject.kind] : capital(fieldNames[subject.field]);
};

export { labelOf };

/** "10:12 there" of a time zone; empty where this computer does not know the zone. */
function timeThere(zone: string, now: number): string {
  try {
    return `, ${new Intl.DateTimeFormat(undefined, { timeZone: zone, hour: 'numeric', minute: '2-digit' }).format(now)} there`;
  } catch {
    return '';
  }
}

function valueWords(field: DetailField, value: string, details: Details, now: number): string {
  if (field === 'owner') return details.owner?.name ?? '';
  if (field === 'publicRecognition') return capital(recognitionNames[value] ?? value);
  if (field === 'timeZone') return (value.split('/').at(-1) ?? value).replaceAll('_', ' ') + timeThere(value, now);
  return field === 'shirtCut' ? capital(value) : value;
}

/** Every line there is something on. `now`: UTC epoch milliseconds. */
export function linesOf(details: Details, own: readonly CustomField[], now: number): Line[] {
  const builtIn = order.flatMap((one): Line[] => {
    if (isItem(one))
      return details.items
        .filter(({ item }) => item.kind === one)
        .map((row) => ({
          key: row.id,
          label: itemNames[one],
          // Where it leads is said on hover: an address takes three lines here.
          text: row.item.kind === 'link' ? row.item.label || row.item.url : capital(itemWords(row.item)),
          subject: { what: 'item', kind: one, row },
          from: null,
          beside: [],
        }));
    const value = details.values[one];
    if (value === undefined) return [];
    return [
      {
        key: one,
        label: capital(fieldNames[one]),
        text: valueWords(one, value, details, now),
        subject: { what: 'value', field: one },
        ...sources(details, one, value),
      },
    ];
  });
  const ownLines = own.flatMap((field): Line[] => {
    const value = details.custom[field.id];
    return value === undefined
      ? []
      : [{ key: field.id, label: field.name, text: value, subject: { what: 'own', field }, ...sources(details, field.id, value) }];
  });
  return [...builtIn, ...ownLines];
}

/** What can be added: fields without a value, and everything one can have several of. */
export function addable(details: Details, own: readonly CustomField[]): Subject[] {
  const builtIn = order.flatMap((one): Subject[] => {
    if (isItem(one)) return [{ what: 'item', kind: one, row: null }];
    return details.values[one] === undefined ? [{ what: 'value', field: one }] : [];
  });
  return [...builtIn, ...own.filter(({ id }) => details.custom[id] === undefined).map((field): Subject => ({ what: 'own', field }))];
}
