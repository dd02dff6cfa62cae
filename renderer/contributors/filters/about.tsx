/** What contributors can be filtered by of who they are. */
import { Checkbox, Select } from '@mantine/core';
import {
  IconBuilding,
  IconCalendarEvent,
  IconHash,
  IconHeart,
  IconId,
  IconLanguage,
  IconLink,
  IconListCheck,
  IconMapPin,
  IconShirt,
  IconSpeakerphone,
  IconStar,
  IconTextSize,
  IconUserHeart,
  IconUserStar,
  IconWorld,
  type TablerIcon,
} from '@tabler/icons-react';
import type { CustomField } from '../../../shared/contract/details.ts';
import { fieldNames, languageName, recognitionNames, standingNames } from '../../../shared/domain/contributors/detail-words.ts';
import {
  type CustomKind,
  type DetailField,
  languageLevels,
  publicRecognitions,
  shirtCuts,
  shirtSizes,
  standings,
} from '../../../shared/domain/contributors/details.ts';
import { useCall } from '../../app/query.ts';
import { ChoiceList, type ChoiceOption, type FilterField, filterField } from '../../segments/index.ts';
import { capital } from '../../ui/letters.ts';
import { few } from './few.ts';
import { type ValueCondition, ValueEditor, valueWords } from './ValueEditor.tsx';

const about = 'About them';

const icons: Record<Exclude<DetailField, 'owner'>, TablerIcon> = {
  affiliation: IconBuilding,
  title: IconId,
  location: IconMapPin,
  timeZone: IconWorld,
  pronouns: IconUserHeart,
  persona: IconUserStar,
  shirtSize: IconShirt,
  shirtCut: IconShirt,
  publicRecognition: IconSpeakerphone,
};

const plainOptions = (values: readonly string[], names: Readonly<Record<string, string>> = {}): ChoiceOption[] =>
  values.map((value) => ({ value, label: capital(names[value] ?? value) }));
const fixed: Partial<Record<DetailField, readonly ChoiceOption[]>> = {
  shirtSize: plainOptions(shirtSizes),
  shirtCut: plainOptions(shirtCuts),
  publicRecognition: plainOptions(publicRecognitions, recognitionNames),
};

function valueField(of: Exclude<DetailField, 'owner'>): FilterField {
  const label = capital(fieldNames[of]);
  const options = fixed[of] ?? null;
  const nameOf = (value: string) => options?.find((one) => one.value === value)?.label ?? value;
  return filterField({
    field: 'value',
    of,
    group: about,
    label,
    icon: icons[of],
    yes: 'Is so',
    no: 'Is not so',
    useWords: () => (condition, negated) => valueWords(label, condition, negated, nameOf),
    Editor: (props) => <ValueEditor {...props} of={of} kind="text" options={options} />,
  });
}

const standing = filterField({
  field: 'standing',
  group: about,
  label: 'Standing',
  icon: IconStar,
  yes: 'Is today',
  no: 'Is not today',
  useWords: () => (condition, negated) => ({
    label: negated ? 'Standing is not' : 'Standing',
    ...few(condition.anyOf.map((one) => standingNames[one])),
  }),
  Editor: ({ value, onChange }) => (
    <ChoiceList
      options={standings.map((one) => ({ value: one, label: capital(standingNames[one]) }))}
      chosen={value?.anyOf ?? []}
      onChange={(chosen) =>
        onChange(chosen.length === 0 ? null : { field: 'standing', anyOf: standings.filter((one) => chosen.includes(one)) })
      }
      empty=""
      searchLabel="Find"
      note="Whoever has no standing that holds today belongs to the wider community."
    />
  ),
});

const language = filterField({
  field: 'language',
  group: about,
  label: 'Language',
  icon: IconLanguage,
  yes: 'Speaks',
  no: 'Does not',
  useWords: () => (condition, negated) => {
    const level = condition.level ? `, ${condition.level}` : '';
    if (condition.anyOf.length === 0) return { label: `${negated ? 'No language noted' : 'A language noted'}${level}` };
    const names = few(condition.anyOf.map(languageName));
    return { label: negated ? 'Does not speak' : 'Speaks', value: `${names.value}${level}`, whole: `${names.whole}${level}` };
  },
  Editor: ({ value, onChange }) => {
    const noted = useCall('contributors.values', { field: 'language' }).data?.values ?? [];
    const level = value?.level;
    return (
      <>
        <Select
          aria-label="How well"
          data={[{ value: '', label: 'At any level' }, ...languageLevels.map((one) => ({ value: one, label: capital(one) }))]}
          allowDeselect={false}
          value={level ?? ''}
          comboboxProps={{ withinPortal: false }}
          onChange={(next) => {
            const chosen = languageLevels.find((one) => one === next);
            onChange({ field: 'language', anyOf: value?.anyOf ?? [], ...(chosen ? { level: chosen } : {}) });
          }}
        />
        <ChoiceList
          options={noted.map((one) => ({ value: one.value, label: languageName(one.value), count: one.people }))}
          chosen={value?.anyOf ?? []}
          onChange={(chosen) => onChange(chosen.length === 0 ? null : { field: 'language', anyOf: chosen, ...(level ? { level } : {}) })}
          empty="No language is noted of anybody yet."
          searchLabel="Find a language"
        />
      </>
    );
  },
});

/** Specialisations and motivations are words that a workspace writes as it likes. */
const wordsField = (field: 'specialisation' | 'motivation', label: string, icon: TablerIcon): FilterField =>
  filterField({
    field,
    group: about,
    label,
    icon,
    yes: 'Has',
    no: 'Has not',
    useWords: () => (condition, negated) =>
      condition.anyOf.length === 0
        ? { label: negated ? `No ${label.toLocaleLowerCase()} noted` : `A ${label.toLocaleLowerCase()} noted` }
        : { label: negated ? `${label} is not` : label, ...few(condition.anyOf) },
    Editor: ({ value, onChange }) => {
      const noted = useCall('contributors.values', { field }).data?.values ?? [];
      return (
        <>
          <Checkbox
            label="Any at all"
            checked={value?.anyOf.length === 0}
            onChange={(event) => onChange(event.currentTarget.checked ? { field, anyOf: [] } : null)}
          />
          <ChoiceList
            options={noted.map((one) => ({ value: one.value, label: one.value, count: one.people }))}
            chosen={value?.anyOf ?? []}
            onChange={(chosen) => onChange(chosen.length === 0 ? null : { field, anyOf: chosen })}
            empty="None is noted of anybody yet."
            searchLabel="Find one"
          />
        </>
      );
    },
  });

export const aboutFields: readonly FilterField[] = [
  valueField('affiliation'),
  valueField('title'),
  standing,
  valueField('location'),
  valueField('timeZone'),
  language,
  valueField('pronouns'),
  valueField('persona'),
  wordsField('specialisation', 'Specialisation', IconId),
  wordsField('motivation', 'Motivation', IconHeart),
  valueField('shirtSize'),
  valueField('shirtCut'),
  valueField('publicRecognition'),
];

const ownIcons: Record<CustomKind, TablerIcon> = {
  text: IconTextSize,
  number: IconHash,
  date: IconCalendarEvent,
  choice: IconListCheck,
  link: IconLink,
};

/** A field that the workspace made. Its words look nothing up: such fields come and go. */
export function ownField({ id, name, kind, choices }: CustomField): FilterField {
  const options = kind === 'choice' ? choices.map((choice) => ({ value: choice, label: choice })) : null;
  return filterField({
    field: 'value',
    of: id,
    group: 'Your own fields',
    label: name,
    icon: ownIcons[kind],
    yes: 'Is so',
    no: 'Is not so',
    useWords: () => (condition: ValueCondition, negated: boolean) => valueWords(name, condition, negated),
    Editor: (props) => <ValueEditor {...props} of={id} kind={kind} options={options} />,
  });
}
