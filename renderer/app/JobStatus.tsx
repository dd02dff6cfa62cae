import { ActionIcon, Popover, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { figure } from '../ui/figures.ts';
import { JobBar } from '../ui/JobBar.tsx';
import styles from './JobStatus.module.css';
import { cancelJob, underWay, useJobs } from './jobs.ts';

/** Long work under way: one job in the bar, the others a click away. It goes on while one works elsewhere. */
export function JobStatus() {
  const jobs = useJobs((state) => state.jobs);
  const running = underWay(jobs);
  const first = running.find((job) => job.state === 'running') ?? running[0];
  if (!first) return null;
  const others = running.filter((job) => job !== first);
  return (
    <div className={styles.jobs}>
      <JobBar job={first} />
      <ActionIcon
        size="xs"
        aria-label={`Stop: ${first.title}`}
        title={first.procedure.startsWith('sources.') ? 'Stop. What has been read is kept.' : 'Stop'}
        onClick={() => cancelJob(first.id)}
      >
        <IconX size="0.8125rem" stroke={1.6} />
      </ActionIcon>
      {others.length > 0 ? (
        <Popover position="top-end" width="24rem" trapFocus>
          <Popover.Target>
            <UnstyledButton className={styles.more}>{figure(others.length)} more</UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown>
            <ul className={styles.list}>
              {others.map((job) => (
                <li key={job.id}>
                  <JobBar job={job} />
                  <ActionIcon size="xs" aria-label={`Stop: ${job.title}`} onClick={() => cancelJob(job.id)}>
                    <IconX size="0.8125rem" stroke={1.6} />
                  </ActionIcon>
                </li>
              ))}
            </ul>
          </Popover.Dropdown>
        </Popover>
      ) : null}
      <div className={styles.line} />
    </div>
  );
}
