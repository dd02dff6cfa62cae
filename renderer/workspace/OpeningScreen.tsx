import { Loader } from '@mantine/core';
import { nameOf } from '../app/opening.ts';
import { WindowButtons } from '../app/WindowButtons.tsx';
import styles from './OpeningScreen.module.css';

/** While a large or old file opens at the start of the window. Quick ones are open before this is seen. */
export function OpeningScreen({ path }: { path: string }) {
  return (
    <div className={styles.screen}>
      <div className={styles.bar}>
        <WindowButtons />
      </div>
      <p className={styles.words} role="status">
        <Loader size="0.875rem" /> Opening {nameOf(path)}
      </p>
    </div>
  );
}
