import type { ReactNode } from 'react';
import styles from './Pill.module.css';
import { type Shape, StatusDot, type Tone } from './StatusDot.tsx';

interface Props {
  tone: Tone;
  /** `none`: the word is enough. */
  shape?: Shape | 'none';
  children: ReactNode;
}

/** A state in one word, with the shape of its tone. */
export function Pill({ tone, shape, children }: Props) {
  return (
    <span className={styles.pill} data-tone={tone}>
      {shape === 'none' ? null : <StatusDot tone={tone} {...(shape ? { shape } : {})} />}
      {/* One box: between its parts a space is a space, not the gap behind the dot as well. */}
      <span>{children}</span>
    </span>
  );
}
