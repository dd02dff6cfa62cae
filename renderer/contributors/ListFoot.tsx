import { useDeferredValue, useMemo } from 'react';
import { contributorKinds, type Filter } from '../../shared/contract/segments.ts';
import { useCall } from '../app/query.ts';
import { counted } from '../ui/figures.ts';
import { kindIcons } from './ContributorCells.tsx';
import styles from './ContributorsScreen.module.css';
import { useContributorList } from './list-state.ts';
import { allOf, type ContributorKind, kindNames } from './words.ts';

type Kinds = readonly ContributorKind[];

/** The kinds a condition leaves out; none for every other condition. */
function leftOutBy(filter: Filter): Kinds {
  return 'not' in filter && 'field' in filter.not && filter.not.field === 'kind' ? filter.not.anyOf : [];
}

/** What the list leaves out, in numbers, and what its marks mean. */
export function ListFoot({ wide }: { wide: boolean }) {
  const conditions = useContributorList((state) => state.conditions);
  const summary = useCall('contributors.summary', {}).data;
  const byKind = summary?.byKind;
  const kinds = conditions.flatMap(leftOutBy);
  const marked = (['bot', 'agent', 'unknown'] as const).filter((kind) => !kinds.includes(kind) && (byKind?.[kind] ?? 0) > 0);
  return (
    <div className={styles.foot}>
      <span className={styles.leftOut}>{summary?.total && kinds.length > 0 ? <LeftOut kinds={kinds} /> : null}</span>
      {wide ? null : (
        <span className={styles.legend}>
          {marked.map((kind) => {
            const Icon = kindIcons[kind];
            return (
              <span key={kind}>
                <Icon size="0.875rem" stroke={1.6} aria-hidden /> {kind === 'unknown' ? 'Kind not known' : kindNames[kind].one}
              </span>
            );
          })}
        </span>
      )}
    </div>
  );
}

const words: Record<ContributorKind, readonly [string, string]> = {
  human: ['person', 'people'],
  bot: ['bot', 'bots'],
  agent: ['AI agent', 'AI agents'],
  unknown: ['of unknown kind', 'of unknown kind'],
};

/** How many more would be in the list without that one condition: what was searched for still counts. */
function LeftOut({ kinds }: { kinds: Kinds }) {
  const search = useDeferredValue(useContributorList((state) => state.search));
  const conditions = useDeferredValue(useContributorList((state) => state.conditions));
  const others = useMemo(() => conditions.filter((one) => leftOutBy(one).length === 0), [conditions]);
  const counts: Record<ContributorKind, number | undefined> = {
    human: useCountOf('human', kinds.includes('human'), search, others),
    bot: useCountOf('bot', kinds.includes('bot'), search, others),
    agent: useCountOf('agent', kinds.includes('agent'), search, others),
    unknown: useCountOf('unknown', kinds.includes('unknown'), search, others),
  };
  if (contributorKinds.some((kind) => counts[kind] === undefined)) return null;
  const some = contributorKinds.flatMap((kind) => (counts[kind] ? [counted(counts[kind], ...words[kind])] : []));
  return <>{some.length === 0 ? 'Nobody is left out' : `${allOf(some)} left out`}</>;
}

/** 0 for a kind that is not left out; `undefined` until it is known. */
function useCountOf(kind: ContributorKind, enabled: boolean, search: string, others: readonly Filter[]): number | undefined {
  const filter: Filter = { all: [...others, { field: 'kind', anyOf: [kind] }] };
  const { data } = useCall('contributors.list', { search, filter, offset: 0, limit: 1 }, { enabled, keepPrevious: true });
  return enabled ? data?.total : 0;
}
