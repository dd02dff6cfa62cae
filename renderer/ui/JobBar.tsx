import type { JobRow } from '../../shared/contract/jobs.ts';
import { duration, figure, percent } from './figures.ts';
import styles from './JobBar.module.css';

interface Props {
  job: JobRow;
  /** Title above and figures below a bar of full width, for a page instead of a line. */
  wide?: boolean;
}

/** How far a job is: title, bar, per cent, rate, time left. Without a known end the bar only moves. */
export function JobBar({ job, wide = false }: Props) {
  const part = job.total !== null && job.total > 0 ? Math.min(1, job.done / job.total) : null;
  const amount = part === null ? `${figure(job.done)} ${job.unit}` : percent(part);
  const pace = [
    job.rate !== null && job.rate >= 1 ? `${figure(job.rate)} ${job.unit}/s` : '',
    job.secondsLeft !== null ? `${duration(job.secondsLeft)} left` : '',
  ].filter(Boolean);
  return (
    <div className={styles.job} data-wide={wide || undefined}>
      <span className={styles.title}>{job.title}</span>
      <span
        className={styles.track}
        role="progressbar"
        aria-label={job.title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={part === null ? undefined : Math.floor(part * 100)}
        aria-valuetext={job.state === 'waiting' ? 'waiting' : [amount, ...pace].join(', ')}
        data-unknown={part === null || undefined}
      >
        <span className={styles.bar} style={{ transform: `scaleX(${part ?? 0.3})` }} />
      </span>
      <span className={styles.amount}>{job.state === 'waiting' ? 'waits its turn' : amount}</span>
      {pace.length > 0 ? <span className={styles.pace}>{pace.join(' · ')}</span> : null}
    </div>
  );
}
