/** What a filter can be made of. Areas bring their fields; chips and menu are built from them and know no area. */
import type { TablerIcon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Condition, Filter } from '../../shared/contract/segments.ts';

export interface ConditionWords {
  /** "Active for"; the whole sentence where there is no value apart, such as "Bots left out". */
  label: string;
  /** "12 months" */
  value?: string;
  /** The value without what was shortened, on hover. */
  whole?: string;
}

export interface EditorProps<C extends Condition = Condition> {
  /** `null`: nothing chosen yet. */
  value: C | null;
  /** `null`: nothing is chosen any more. */
  onChange: (value: C | null) => void;
}

export interface FilterField {
  field: Condition['field'];
  /** Of conditions on values: which value. */
  of?: string;
  /** The heading it stands under in the menu. */
  group?: string;
  /** In the menu: "Active". */
  label: string;
  icon: TablerIcon;
  /** One condition says it all: another one takes the place of the one that is there. */
  single?: boolean;
  /** What "is" and "is not" are called in the editor: "Active", "Not active". */
  yes: string;
  no: string;
  /** A hook, because names of tags and sources are looked up. */
  useWords: () => (condition: Condition, negated: boolean) => ConditionWords;
  Editor: ComponentType<EditorProps>;
}

/** A chip is a condition or its contrary; a tree of more than that comes from elsewhere and can only be taken away whole. */
export function chipOf(filter: Filter): { condition: Condition; negated: boolean } | null {
  if ('field' in filter) return { condition: filter, negated: false };
  if ('not' in filter && 'field' in filter.not) return { condition: filter.not, negated: true };
  return null;
}

export const filterOf = (condition: Condition, negated: boolean): Filter => (negated ? { not: condition } : condition);

/** The field that a condition is of; `undefined` for one that is gone, such as a field of one's own. */
export const fieldOf = (fields: readonly FilterField[], condition: Condition): FilterField | undefined =>
  fields.find(({ field, of }) => field === condition.field && (condition.field !== 'value' || of === condition.of));

/** A name of its own for each. */
export const keyOfField = ({ field, of }: FilterField): string => of ?? field;

type WithField<F extends Condition['field']> = Extract<Condition, { field: F }>;

/** Makes a field from parts that know their own kind of condition. */
export function filterField<F extends Condition['field']>(
  definition: Omit<FilterField, 'field' | 'useWords' | 'Editor'> & {
    field: F;
    useWords: () => (condition: WithField<F>, negated: boolean) => ConditionWords;
    Editor: ComponentType<EditorProps<WithField<F>>>;
  },
): FilterField {
  // A chip looks its field up by the name in its condition, so each part only ever meets its own kind.
  return definition as unknown as FilterField;
}
