import type { ReactNode } from 'react';
import { figure } from '../ui/figures.ts';
import styles from './SourceDetail.module.css';

/** One figure of a source, with what it means. */
export function Tile({ label, value, note }: { label: string; value: number; note: ReactNode }) {
  return (
    <div className={styles.tile}>
      <dt>{label}</dt>
      <dd className={styles.value}>{figure(value)}</dd>
      <dd className={styles.note}>{note}</dd>
    </div>
  );
}
