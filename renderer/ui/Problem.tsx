import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Problem.module.css';

interface Props {
  /** What happened. */
  title: string;
  /** What was kept, and what to do. */
  children?: ReactNode;
  /** The one thing to do. */
  action?: ReactNode;
  /** A state that passes by itself, and no fault. */
  isCalm?: boolean;
}

/** What happened, what was kept, the one thing to do. */
export function Problem({ title, children, action, isCalm = false }: Props) {
  const Sign = isCalm ? IconClock : IconAlertTriangle;
  return (
    <div className={styles.problem} role="note">
      <Sign className={styles.sign} data-calm={isCalm || undefined} size="1rem" stroke={1.6} aria-hidden="true" />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {children ? <div className={styles.text}>{children}</div> : null}
      </div>
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
