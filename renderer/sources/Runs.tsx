import { Button } from '@mantine/core';
import type { RunRow } from '../../shared/contract/sources.ts';
import { api } from '../app/api.ts';
import { usePages } from '../app/use-pages.ts';
import { duration } from '../ui/figures.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import { TimeAgo } from '../ui/TimeAgo.tsx';
import styles from './Runs.module.css';
import { outcomes, runWords } from './words.ts';

/** What each reading did, newest first. */
export function Runs({ source }: { source: string }) {
  const { rows, total, isMore, isAsking, more } = usePages('sources.runs', { id: source }, 20, (offset, limit) =>
    api.sources.runs({ id: source, offset, limit }),
  );
  if (!total) return null;
  return (
    <section>
      <h3 className={styles.title}>Readings</h3>
      <ul>
        {rows.map((run) => (
          <Run key={run.id} run={run} />
        ))}
      </ul>
      {isMore ? (
        <Button size="xs" variant="subtle" loading={isAsking} onClick={more}>
          Show earlier readings
        </Button>
      ) : null}
    </section>
  );
}

function Run({ run }: { run: RunRow }) {
  const outcome = outcomes[run.outcome];
  const remarks = [run.problem ?? run.report.incomplete, ...run.report.remarks].filter((remark) => remark !== null);
  return (
    <li className={styles.run}>
      <span className={styles.when}>
        <TimeAgo at={run.startedAt} />
      </span>
      <span className={styles.what}>
        <span className={styles.outcome}>
          <StatusDot tone={outcome.tone} {...(outcome.shape ? { shape: outcome.shape } : {})} /> {outcome.word}
        </span>
        <span className={styles.counts}>{runWords(run)}</span>
        {remarks.map((remark) => (
          <span key={remark} className={styles.remark}>
            {remark}
          </span>
        ))}
      </span>
      <span className={styles.length}>{duration((run.endedAt - run.startedAt) / 1000)}</span>
    </li>
  );
}
