import { UnstyledButton } from '@mantine/core';
import type { SourceRow } from '../../shared/contract/sources.ts';
import { underWay, useJobs } from '../app/jobs.ts';
import { go } from '../app/navigation.ts';
import { useCall } from '../app/query.ts';
import { figure } from '../ui/figures.ts';
import { TimeAgo } from '../ui/TimeAgo.tsx';
import styles from './Freshness.module.css';
import { standingWords } from './words.ts';

const MOST = 4;

/** In the status bar: how long ago each source was read. What could not be read comes first. */
export function Freshness() {
  const { data } = useCall('sources.list', {});
  const jobs = useJobs((state) => state.jobs);
  const inWork = new Set(underWay(jobs).map((job) => job.subject));
  const all = (data?.sources ?? [])
    .filter(({ retiredAt }) => retiredAt === null)
    .sort((one, other) => Number(isTroubled(other)) - Number(isTroubled(one)));
  return (
    <>
      {all.slice(0, MOST).map((source) => (
        <UnstyledButton
          key={source.id}
          className={styles.source}
          data-troubled={(isTroubled(source) && !inWork.has(source.id)) || undefined}
          title={source.rhythm?.waiting?.words ?? source.lastRun?.problem ?? (source.path || undefined)}
          onClick={() => go('sources', { source: source.id })}
        >
          <span className={styles.name}>{source.name}</span> <span className={styles.age}>{freshness(source, inWork.has(source.id))}</span>
        </UnstyledButton>
      ))}
      {all.length > MOST ? (
        <UnstyledButton className={styles.source} onClick={() => go('sources')}>
          {figure(all.length - MOST)} more
        </UnstyledButton>
      ) : null}
    </>
  );
}

function isTroubled({ state, rhythm }: SourceRow): boolean {
  // Without a network nothing failed, unless it is hardly the network any more.
  if (rhythm?.waiting) return rhythm.waiting.outOfTouch;
  return state === 'failed' || state === 'incomplete';
}

function freshness(source: SourceRow, isInWork: boolean): React.ReactNode {
  if (source.kind === 'sample') return null;
  if (isInWork) return 'being read';
  const words = standingWords(source);
  if (source.freshAt === null) return words === '' ? 'not read yet' : words;
  return (
    <>
      <TimeAgo at={source.freshAt} short />
      {words === '' ? '' : ` · ${words}`}
    </>
  );
}
