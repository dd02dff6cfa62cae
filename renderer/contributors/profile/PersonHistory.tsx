import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { aboutOf } from '../../../shared/domain/history/labels.ts';
import { useCall } from '../../app/query.ts';
import { doersOf, fateOf, restingFor, undoChange, verbOf } from '../../app/undo.ts';
import { useChanging } from '../../app/use-workspace.ts';
import { figure } from '../../ui/figures.ts';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import styles from './About.module.css';
import text from './text.module.css';

const FEW = 5;
const MANY = 200;

/** What people decided about this person, newest first, each to be undone. */
export function PersonHistory({ contributor }: { contributor: string }) {
  const [limit, setLimit] = useState(FEW);
  const changing = useChanging();
  const page = useCall('history.list', { contributor, offset: 0, limit }, { keepPrevious: true }).data;
  if (!page || page.total === 0) return null;
  return (
    <section className={styles.part} aria-labelledby="person-history">
      <h3 id="person-history" className={styles.partTitle}>
        History
      </h3>
      <ul>
        {page.rows.map((row) => (
          <li key={row.id} className={styles.change}>
            <span className={styles.changeText} data-undone={row.undone || undefined}>
              {row.label}
              {fateOf(row) ? <small> {fateOf(row)}</small> : null}
            </span>
            <span className={styles.why}>
              {row.by ? `${doersOf(row)}, ` : ''}
              <TimeAgo at={row.at} short />
            </span>
            {row.undoable ? (
              <UnstyledButton
                className={text.link}
                onClick={() => void undoChange(row)}
                aria-label={`${verbOf(row)}: ${aboutOf(row.label)}`}
                {...restingFor(row)}
                {...changing}
              >
                {verbOf(row)}
              </UnstyledButton>
            ) : null}
          </li>
        ))}
      </ul>
      {page.total > page.rows.length && limit < MANY ? (
        <UnstyledButton className={text.link} onClick={() => setLimit(MANY)}>
          Show all {figure(page.total)}
        </UnstyledButton>
      ) : null}
    </section>
  );
}
