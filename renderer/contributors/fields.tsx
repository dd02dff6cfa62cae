/** What contributors can be filtered by. */
import { IconActivity, IconBox, IconCategory, IconDatabase, IconTag, IconUser, type TablerIcon } from '@tabler/icons-react';
import { useMemo } from 'react';
import { byHandSource } from '../../shared/domain/contributors/by-hand.ts';
import {
  apartKinds,
  type CountedKind,
  contributionKinds,
  countedKinds,
  creditKinds,
  isContribution,
} from '../../shared/domain/contributors/contributions.ts';
import { contributorKinds } from '../../shared/domain/identities/kind.ts';
import { useCall } from '../app/query.ts';
import { ChoiceList, type ChoiceOption, type ConditionWords, type FilterField, filterField } from '../segments/index.ts';
import { lowered } from '../ui/letters.ts';
import { ActiveEditor, activeWords } from './ActiveEditor.tsx';
import { aboutFields, ownField } from './filters/about.tsx';
import { contributions, firstActive } from './filters/acts.tsx';
import { dealingFields, tagged } from './filters/dealings.tsx';
import { few } from './filters/few.ts';
import { useUnsupplied } from './unsupplied.ts';
import { anyOf, contributionMeaning, contributionNames, kindNames } from './words.ts';

const groups: readonly (readonly [string, readonly (typeof countedKinds)[number][]])[] = [
  ['Contributions', contributionKinds],
  ['Reviews, reports and credits', creditKinds],
  ['Kept apart', apartKinds],
];
const contributionOptions: readonly (ChoiceOption & { value: CountedKind })[] = groups.flatMap(([group, kinds]) =>
  kinds.map((kind) => ({ value: kind, label: contributionNames[kind], group, title: contributionMeaning[kind] })),
);

const contribution = filterField({
  field: 'contribution',
  label: 'Kind of contribution',
  icon: IconCategory,
  yes: 'Has done',
  no: 'Never did',
  useWords: () => (condition, negated) => ({
    label: negated ? 'Never did' : 'Has done',
    ...few(condition.anyOf.map((kind) => lowered(contributionNames[kind]))),
  }),
  Editor: ({ value, onChange }) => {
    const unsupplied = useUnsupplied();
    const chosen = value?.anyOf ?? [];
    const missing = contributionOptions.filter((option) => unsupplied.has(option.value) && !chosen.includes(option.value));
    // Nobody misses what is no contribution anyway.
    const missed = missing.filter(({ value: kind }) => isContribution(kind));
    return (
      <ChoiceList
        options={contributionOptions.filter((option) => !missing.includes(option))}
        chosen={chosen}
        onChange={(next) =>
          onChange(next.length === 0 ? null : { field: 'contribution', anyOf: countedKinds.filter((kind) => next.includes(kind)) })
        }
        empty="There are no sources yet that tell who did what."
        searchLabel="Find a kind"
        note={missed.length === 0 ? undefined : `No source here supplies ${anyOf(missed.map(({ label }) => lowered(label)))} yet.`}
      />
    );
  },
});

const active = filterField({
  field: 'active',
  label: 'Active',
  icon: IconActivity,
  yes: 'Active',
  no: 'Not active',
  useWords: () => activeWords,
  Editor: ActiveEditor,
});

function useTagOptions(): readonly ChoiceOption[] | undefined {
  return useCall('contributors.tags', {}).data?.tags.map((tag) => ({ value: tag.id, label: tag.name, count: tag.people }));
}

function useSourceOptions(): readonly ChoiceOption[] | undefined {
  const sources = useCall('sources.list', {}).data?.sources.map((source) => ({ value: source.id, label: source.name }));
  return sources ? [...sources, { value: byHandSource.id, label: byHandSource.name }] : undefined;
}

const named = (options: readonly ChoiceOption[] | undefined, ids: readonly string[], gone: string): string[] =>
  ids.map((id) => options?.find((option) => option.value === id)?.label ?? (options ? gone : '…'));

/** A field whose conditions name things that the workspace has. */
const ofThings = (
  field: 'tag' | 'source' | 'productGroup',
  words: { label: string; yes: string; no: string; chip: string; gone: string; empty: string; searchLabel: string },
  icon: TablerIcon,
  useOptions: () => readonly ChoiceOption[] | undefined,
): FilterField =>
  filterField({
    field,
    ...words,
    icon,
    useWords: () => {
      const options = useOptions();
      return (condition, negated): ConditionWords => ({
        label: negated ? words.no : words.chip,
        ...few(named(options, condition.anyOf, words.gone)),
      });
    },
    Editor: ({ value, onChange }) => (
      <ChoiceList
        options={useOptions() ?? []}
        chosen={value?.anyOf ?? []}
        onChange={(anyOf) => onChange(anyOf.length === 0 ? null : { field, anyOf })}
        empty={words.empty}
        searchLabel={words.searchLabel}
      />
    ),
  });

const tag = ofThings(
  'tag',
  {
    label: 'Tag',
    yes: 'With tag',
    no: 'Without tag',
    chip: 'Tag',
    gone: 'a tag that is gone',
    empty: 'There are no tags yet. Choose people with X, then press #.',
    searchLabel: 'Find a tag',
  },
  IconTag,
  useTagOptions,
);

const source = ofThings(
  'source',
  {
    label: 'Source',
    yes: 'Seen in',
    no: 'Not seen in',
    chip: 'Seen in',
    gone: 'a source that is gone',
    empty: 'There are no sources yet.',
    searchLabel: 'Find a source',
  },
  IconDatabase,
  useSourceOptions,
);

function useProductGroupOptions(): readonly ChoiceOption[] | undefined {
  return useCall('productGroups.list', {}).data?.groups.map(({ id, name }) => ({ value: id, label: name }));
}

const productGroup = ofThings(
  'productGroup',
  {
    label: 'Product group',
    yes: 'Took part in',
    no: 'Took no part in',
    chip: 'Took part in',
    gone: 'a product group that is gone',
    empty: 'There are no product groups yet. Settings say what belongs to one.',
    searchLabel: 'Find a product group',
  },
  IconBox,
  useProductGroupOptions,
);

const kind = filterField({
  field: 'kind',
  label: 'People and bots',
  icon: IconUser,
  single: true,
  yes: 'Only',
  no: 'Left out',
  useWords: () => (condition, negated) => {
    const kinds = condition.anyOf;
    if (negated && kinds.length === 2 && kinds.includes('bot') && kinds.includes('agent')) return { label: 'Bots left out' };
    const names = kinds.map((one) => (one === 'bot' || one === 'human' ? lowered(kindNames[one].many) : kindNames[one].many));
    return negated ? { label: `Without ${anyOf(names)}` } : { label: 'Only', value: anyOf(names) };
  },
  Editor: ({ value, onChange }) => (
    <ChoiceList
      options={contributorKinds.map((one) => ({ value: one, label: kindNames[one].many }))}
      chosen={value?.anyOf ?? []}
      onChange={(chosen) =>
        onChange(chosen.length === 0 ? null : { field: 'kind', anyOf: contributorKinds.filter((one) => chosen.includes(one)) })
      }
      empty=""
      searchLabel="Find"
    />
  ),
});

/** In the order of the menu; the search is a field of its own above the list. */
const builtIn: readonly FilterField[] = [
  ...[contribution, active, contributions, firstActive, source, productGroup].map((one) => ({ ...one, group: 'What they did' })),
  ...[tag, tagged, kind].map((one) => ({ ...one, group: 'About them' })),
  ...aboutFields,
  ...dealingFields,
];

/** Those that are always there, and those that the workspace made. */
export function useContributorFields(): readonly FilterField[] {
  const own = useCall('contributors.customFields', {}).data?.fields;
  return useMemo(() => [...builtIn, ...(own ?? []).map(ownField)], [own]);
}
