/** What a column of a table can become: the mapping a person makes, and what each part of it may be. Pure. */
import type { ConsentBasis, ConsentPurpose } from '../../contributors/consent.ts';
import { contributionKinds, creditKinds } from '../../contributors/contributions.ts';
import type { CustomKind } from '../../contributors/details.ts';

export const importTargets = ['people', 'activities'] as const;
export type ImportTarget = (typeof importTargets)[number];

/** Who a line is about. `key`: what the table itself calls the person or the activity, such as a number. */
export const personFields = ['email', 'username', 'name', 'givenName', 'familyName', 'key'] as const;
/** Noted with a person, as what a source says or as what a person says. */
export const eitherFields = [
  'affiliation',
  'title',
  'location',
  'country',
  'timeZone',
  'pronouns',
  'persona',
  'shirtSize',
  'shirtCut',
  'publicRecognition',
  'custom',
] as const;
/** Only a person can say these. */
export const decidedFields = [
  'tags',
  'note',
  'owner',
  'consent',
  'language',
  'specialisation',
  'motivation',
  'standing',
  'link',
  'personKind',
] as const;
/** What somebody did. `activityKey`: what the table calls the activity. */
export const activityFields = ['date', 'activityKind', 'activityTitle', 'activityLink', 'activityKey'] as const;
export const importFields = [...personFields, ...eitherFields, ...decidedFields, ...activityFields] as const;
export type ImportField = (typeof importFields)[number];

export const takenAs = ['facts', 'decisions'] as const;
export type TakenAs = (typeof takenAs)[number];

/** What a line of an activities table may count as. */
export const importedKinds = [...contributionKinds, ...creditKinds] as const;
export type ImportedKind = (typeof importedKinds)[number];

/** One column and what it becomes. Options that its field has no use for are passed over. */
export interface ImportColumn {
  /** From 0, as the columns of the preview. */
  column: number;
  field: ImportField;
  as: TakenAs;
  /** Where a username is from: "github". */
  platform?: string | undefined;
  order?: 'iso' | 'dmy' | 'mdy' | 'serial' | undefined;
  decimal?: 'point' | 'comma' | undefined;
  /** Between several tags in one cell; without it commas, semicolons and line breaks. */
  separator?: string | undefined;
  /** A field of the workspace's own that is there, or one to be made. */
  customField?: string | undefined;
  newField?: { name: string; kind: CustomKind; choices: string[] } | undefined;
  consent?: { purpose: ConsentPurpose; basis: ConsentBasis; text: string; until: string | null } | undefined;
}

export interface ImportMapping {
  target: ImportTarget;
  columns: ImportColumn[];
  /** What every activity counts as, where no column says it. */
  kind: ImportedKind | null;
  /** What a text in the column of kinds counts as; `null`: such lines are left out. */
  kinds: { text: string; kind: ImportedKind | null }[];
  /** A line that holds only a name is about the one person of that name. Names join nobody unless a person says so. */
  byName: boolean;
  /** Where a person decided something else already: theirs stands, or the file's. */
  existing: 'keep' | 'replace';
}

const members = (of: readonly string[]): ReadonlySet<string> => new Set(of);
const [either, decided, activity, person] = [eitherFields, decidedFields, activityFields, personFields].map(members);

export const isPersonField = (field: ImportField): boolean => person?.has(field) ?? false;
export const canBeEither = (field: ImportField): boolean => either?.has(field) ?? false;
export const isDecidedOnly = (field: ImportField): boolean => decided?.has(field) ?? false;

/** Fields that make sense for a target. */
export const fieldsFor = (target: ImportTarget): ImportField[] =>
  importFields.filter((field) => (target === 'activities' ? activity?.has(field) || person?.has(field) : !activity?.has(field)));

/** Why a mapping cannot be used, as a sentence; `null` when it can. `width`: how many columns there are. */
export function mappingProblem(mapping: ImportMapping, width: number): string | null {
  const fields = new Set(mapping.columns.map(({ field }) => field));
  const allowed = new Set(fieldsFor(mapping.target));
  const about = mapping.target === 'people' ? 'people' : 'activities';
  for (const { column, field, platform, customField, newField, consent } of mapping.columns) {
    if (column >= width) return `There is no column ${column + 1} in this table.`;
    if (!allowed.has(field)) return `A table of ${about} has no use for a column of that kind (${field}).`;
    if (field === 'username' && !platform) return 'Say where the usernames are from: GitHub, GitLab, a forum …';
    if (field === 'custom' && !customField && !newField) return 'Say which field of your own the column is for.';
    if (field === 'consent' && !consent) return 'Say what was agreed to, and on what it rests.';
  }
  const taken = mapping.columns.map(({ column }) => column);
  if (new Set(taken).size < taken.length) return 'A column can be used once only.';
  if (!['email', 'username', 'name', 'givenName', 'familyName', 'key'].some((field) => fields.has(field as ImportField)))
    return 'Say which column tells whom a line is about: an e-mail address, a username or a name.';
  if (mapping.target === 'people') return null;
  if (!fields.has('date')) return 'Say which column holds the date.';
  if (!fields.has('activityKind') && mapping.kind === null) return 'Say what the activities are: talks, articles, meetups …';
  return null;
}
