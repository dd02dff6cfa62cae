import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '../../app/query.ts';
import { undo } from '../../app/undo.ts';
import { figure } from '../../ui/figures.ts';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import styles from './About.module.css';
import text from './text.module.css';

const FEW = 5;
const MANY = 200;

/** What people decided about this person, newest first, each to be taken back. */
export function PersonHistory({ contributor }: { contributor: string }) {
  const [limit, setLimit] = useState(FEW);
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
              {row.undone ? <small> taken back</small> : null}
            </span>
            <span className={styles.why}>
              <TimeAgo at={row.at} short />
            </span>
            {row.undone || !row.undoable || row.undoes !== null ? null : (
              <UnstyledButton className={text.link} onClick={() => void undo(row.id)} aria-label={`Undo: ${row.label}`}>
                Undo
              </UnstyledButton>
            )}
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
