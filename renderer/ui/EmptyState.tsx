import type { ReactNode } from 'react';
import { BuildingCairn } from './BuildingCairn.tsx';
import styles from './EmptyState.module.css';

interface Props {
  title: string;
  /** What this screen is for, in a sentence. */
  children: ReactNode;
  /** One filled button to start, and perhaps a plain one. */
  actions?: ReactNode;
}

/** Teaches what a screen is for while there is nothing on it. */
export function EmptyState({ title, children, actions }: Props) {
  return (
    <div className={styles.empty}>
      <BuildingCairn className={styles.picture} />
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{children}</p>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
