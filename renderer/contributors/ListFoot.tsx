import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import type { Filter } from '../../shared/contract/segments.ts';
import { contributorKinds } from '../../shared/domain/identities/kind.ts';
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
      <span className={styles.leftOut}>
        {summary?.total && kinds.length > 0 ? <LeftOut kinds={kinds} byKind={summary.byKind} /> : null}
      </span>
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

/** Typing must not wait for a count that nobody reads while typing. */
const PAUSE_MS = 250;

/** How many more would be in the list without that one condition: what was searched for still counts. */
function LeftOut({ kinds, byKind }: { kinds: Kinds; byKind: Readonly<Record<ContributorKind, number>> }) {
  const [search] = useDebouncedValue(
    useContributorList((state) => state.search),
    PAUSE_MS,
  );
  const conditions = useContributorList((state) => state.conditions);
  const others = useMemo(() => conditions.filter((one) => leftOutBy(one).length === 0), [conditions]);
  const narrowed = search.trim() !== '' || others.length > 0;
  const known = (kind: ContributorKind) => (!kinds.includes(kind) ? 0 : narrowed && byKind[kind] > 0 ? undefined : byKind[kind]);
  const counts: Record<ContributorKind, number | undefined> = {
    human: useCountOf('human', known('human'), search, others),
    bot: useCountOf('bot', known('bot'), search, others),
    agent: useCountOf('agent', known('agent'), search, others),
    unknown: useCountOf('unknown', known('unknown'), search, others),
  };
  if (contributorKinds.some((kind) => counts[kind] === undefined)) return null;
  const some = contributorKinds.flatMap((kind) => (counts[kind] ? [counted(counts[kind], ...words[kind])] : []));
  return <>{some.length === 0 ? 'Nobody is left out' : `${allOf(some)} left out`}</>;
}

/** Asks only for what is not known already; `undefined` until it is. */
function useCountOf(kind: ContributorKind, known: number | undefined, search: string, others: readonly Filter[]): number | undefined {
  const filter: Filter = { all: [...others, { field: 'kind', anyOf: [kind] }] };
  const { data } = useCall(
    'contributors.list',
    { search, filter, offset: 0, limit: 1 },
    { enabled: known === undefined, keepPrevious: true },
  );
  return known ?? data?.total;
}
