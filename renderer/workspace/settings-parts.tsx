import { type ReactNode, useEffect, useRef } from 'react';
import styles from './SettingsScreen.module.css';

/** One subject of the settings. */
export function Section({ title, isWanted = false, children }: { title: string; isWanted?: boolean; children: ReactNode }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isWanted) box.current?.scrollIntoView();
  }, [isWanted]);
  return (
    <section ref={box} className={styles.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** One setting: what it is on the left, what can be done on the right. */
export function Row({ label, hint, children }: { label: string; hint: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <div>
        <p className={styles.label}>{label}</p>
        <p className={styles.hint}>{hint}</p>
      </div>
      {children}
    </div>
  );
}
