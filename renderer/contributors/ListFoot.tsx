import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import type { Filter } from '../../shared/contract/segments.ts';
import { contributorKinds } from '../../shared/domain/identities/kind.ts';
import { useCall } from '../app/query.ts';
import { ExportMenu } from '../tables/index.ts';
import { counted } from '../ui/figures.ts';
import { exportList, exportWhatTheyDid } from './actions.ts';
import { kindIcons } from './ContributorCells.tsx';
import styles from './ContributorsScreen.module.css';
import { useContributorList } from './list-state.ts';
import { allOf, anyOf, type ContributorKind, kindsLeftOutBy } from './words.ts';

const words: Record<ContributorKind, readonly [string, string]> = {
  human: ['person', 'people'],
  bot: ['bot', 'bots'],
  agent: ['AI agent', 'AI agents'],
  unknown: ['of unknown kind', 'of unknown kind'],
};
const marks: Partial<Record<ContributorKind, string>> = { bot: 'Bot', agent: 'AI agent', unknown: 'Kind not known' };

/** Typing must not wait for a count that nobody reads while typing. */
const PAUSE_MS = 250;

type Counts = Record<ContributorKind, number | undefined>;

/** Who is left out for what they are, in numbers, and what the marks in the list mean. */
export function ListFoot({ wide }: { wide: boolean }) {
  const conditions = useContributorList((state) => state.conditions);
  const leftOut = contributorKinds.filter((kind) => conditions.some((one) => kindsLeftOutBy(one)?.includes(kind)));
  const counts = useCounts(wide ? leftOut : contributorKinds);
  const total = useCall('contributors.summary', {}).data?.total ?? 0;
  return (
    <div className={styles.foot}>
      <span className={styles.leftOut}>{total > 0 && leftOut.length > 0 ? leftOutWords(leftOut, counts) : null}</span>
      {wide ? null : (
        <span className={styles.legend}>
          {contributorKinds
            .filter((kind) => marks[kind] && counts[kind] && !leftOut.includes(kind))
            .map((kind) => {
              const Icon = kindIcons[kind];
              return (
                <span key={kind}>
                  <Icon size="0.875rem" stroke={1.6} aria-hidden /> {marks[kind]}
                </span>
              );
            })}
        </span>
      )}
      {total > 0 ? (
        <ExportMenu
          label="Export the list"
          small
          onExport={(format) => void exportList(format)}
          onExportActivities={(format) => void exportWhatTheyDid(format)}
        />
      ) : null}
    </div>
  );
}

/** "2 bots left out"; that there are none where somebody asked to leave them out. */
function leftOutWords(kinds: readonly ContributorKind[], counts: Counts): string | null {
  if (kinds.some((kind) => counts[kind] === undefined)) return null;
  const some = kinds.flatMap((kind) => (counts[kind] ? [counted(counts[kind], ...words[kind])] : []));
  return some.length === 0 ? `No ${anyOf(kinds.map((kind) => noneOf[kind]))} here` : `${allOf(some)} left out`;
}

const noneOf: Record<ContributorKind, string> = { human: 'people', bot: 'bots', agent: 'AI agents', unknown: 'others' };

/** How many of each kind the list holds, or would without the conditions on kinds; `undefined` until it is known. */
function useCounts(kinds: readonly ContributorKind[]): Counts {
  const [search] = useDebouncedValue(
    useContributorList((state) => state.search),
    PAUSE_MS,
  );
  const conditions = useContributorList((state) => state.conditions);
  const others = useMemo(() => conditions.filter((one) => kindsLeftOutBy(one) === null), [conditions]);
  const byKind = useCall('contributors.summary', {}).data?.byKind;
  const narrowed = search.trim() !== '' || others.length > 0;
  const known = (kind: ContributorKind) => (!byKind || (narrowed && byKind[kind] > 0) ? undefined : byKind[kind]);
  const asks = (kind: ContributorKind) => byKind !== undefined && kinds.includes(kind);
  return {
    human: useCountOf('human', known('human'), asks('human'), search, others),
    bot: useCountOf('bot', known('bot'), asks('bot'), search, others),
    agent: useCountOf('agent', known('agent'), asks('agent'), search, others),
    unknown: useCountOf('unknown', known('unknown'), asks('unknown'), search, others),
  };
}

/** Asks only for what is not known already. */
function useCountOf(kind: ContributorKind, known: number | undefined, asks: boolean, search: string, others: readonly Filter[]) {
  const filter: Filter = { all: [...others, { field: 'kind', anyOf: [kind] }] };
  const { data } = useCall(
    'contributors.list',
    { search, filter, offset: 0, limit: 1 },
    { enabled: asks && known === undefined, keepPrevious: true },
  );
  return known ?? data?.total;
}
