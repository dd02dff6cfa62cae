/** The mapping that is offered for a table nobody has mapped yet. Pure. */
import type { ColumnGuess } from '../kinds.ts';
import type { Platform, TableField } from '../mapping.ts';
import { canBeEither, decidedFields, type ImportColumn, type ImportField, type ImportMapping, type ImportTarget } from './fields.ts';

/** What the preview says of a column. */
export interface LookedAt extends Pick<ColumnGuess, 'kind' | 'order' | 'decimal'> {
  name: string;
  field: TableField | null;
  platform: Platform | null;
}

/** What Cairn takes a head for, and what that becomes; what is missing (a count of commits, a last day) is counted by Cairn itself. */
const becomes: Record<ImportTarget, Partial<Record<TableField, ImportField>>> = {
  people: {
    name: 'name',
    givenName: 'givenName',
    familyName: 'familyName',
    email: 'email',
    affiliation: 'affiliation',
    jobTitle: 'title',
    location: 'location',
    country: 'country',
    timeZone: 'timeZone',
    language: 'language',
    pronouns: 'pronouns',
    shirtSize: 'shirtSize',
    orcid: 'link',
    website: 'link',
    tags: 'tags',
    note: 'note',
    personKind: 'personKind',
    activityLink: 'link',
  },
  activities: {
    name: 'name',
    givenName: 'givenName',
    familyName: 'familyName',
    email: 'email',
    date: 'date',
    activityKind: 'activityKind',
    activityTitle: 'activityTitle',
    activityLink: 'activityLink',
    website: 'activityLink',
    jobTitle: 'activityTitle',
    note: 'activityTitle',
  },
};

/** Fields that only one column can be. */
const onlyOne: readonly ImportField[] = [
  'key',
  'name',
  'givenName',
  'familyName',
  'title',
  'date',
  'activityKind',
  'activityTitle',
  'activityLink',
];

/** A table with a date and something that was done is about activities. */
export function targetOf(columns: readonly LookedAt[]): ImportTarget {
  const has = (field: TableField) => columns.some((column) => column.field === field);
  // A few slips of the pen make a column of days one of texts.
  const when = columns.some(({ field, kind }) => field === 'date' && (kind === 'date' || kind === 'text'));
  return when && (has('activityKind') || has('activityTitle') || has('activityLink')) ? 'activities' : 'people';
}

export function suggestMapping(columns: readonly LookedAt[], target = targetOf(columns)): ImportMapping {
  const taken = new Set<ImportField>();
  const mapped: ImportColumn[] = [];
  for (const [at, column] of columns.entries()) {
    const field = fieldFor(column, target);
    if (field === null || column.kind === 'empty' || (onlyOne.includes(field) && taken.has(field))) continue;
    taken.add(field);
    mapped.push({
      column: at,
      field,
      as: canBeEither(field) || !isPersonal(field) ? 'facts' : 'decisions',
      ...(column.platform && field === 'username' ? { platform: column.platform } : {}),
      ...(column.order && field === 'date' ? { order: column.order } : {}),
    });
  }
  return { target, columns: mapped, kind: null, kinds: [], byName: false, existing: 'keep' };
}

const isPersonal = (field: ImportField): boolean => decidedFields.some((one) => one === field);

function fieldFor({ field, platform, kind }: LookedAt, target: ImportTarget): ImportField | null {
  if (field === null) return null;
  // A username from nowhere in particular is a number of this table at most.
  if (field === 'username') return platform ? 'username' : target === 'people' ? 'key' : null;
  if (field === 'personKind' && kind !== 'text' && kind !== 'username') return null;
  return becomes[target][field] ?? null;
}
