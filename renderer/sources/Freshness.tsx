import { UnstyledButton } from '@mantine/core';
import type { SourceRow } from '../../shared/contract/sources.ts';
import { underWay, useJobs } from '../app/jobs.ts';
import { go } from '../app/navigation.ts';
import { useCall } from '../app/query.ts';
import { figure } from '../ui/figures.ts';
import { TimeAgo } from '../ui/TimeAgo.tsx';
import styles from './Freshness.module.css';

const MOST = 4;

/** In the status bar: how long ago each source was read. What could not be read comes first. */
export function Freshness() {
  const { data } = useCall('sources.list', {});
  const jobs = useJobs((state) => state.jobs);
  const inWork = new Set(underWay(jobs).map((job) => job.subject));
  const all = [...(data?.sources ?? [])].sort((one, other) => Number(isTroubled(other)) - Number(isTroubled(one)));
  return (
    <>
      {all.slice(0, MOST).map((source) => (
        <UnstyledButton
          key={source.id}
          className={styles.source}
          data-troubled={(isTroubled(source) && !inWork.has(source.id)) || undefined}
          title={source.lastRun?.problem ?? (source.path || undefined)}
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

const isTroubled = (source: SourceRow): boolean => source.state === 'failed' || source.state === 'incomplete';

const trouble = (source: SourceRow): string => (source.state === 'failed' ? 'failed' : 'not read to the end');

function freshness(source: SourceRow, isInWork: boolean): React.ReactNode {
  if (source.kind === 'sample') return null;
  if (isInWork) return 'being read';
  if (source.freshAt === null) return isTroubled(source) ? trouble(source) : 'not read yet';
  return (
    <>
      <TimeAgo at={source.freshAt} short />
      {isTroubled(source) ? ` · ${trouble(source)}` : ''}
    </>
  );
}
