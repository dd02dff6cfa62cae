import { lazy, type ReactNode, Suspense } from 'react';
import { WindowButtons } from '../app/WindowButtons.tsx';
import { CairnMark } from '../ui/CairnMark.tsx';
import styles from './Entrance.module.css';

const Landscape = lazy(() => import('./Landscape.tsx'));

/** The frame while no workspace is open: words at the left, the hill at the right. */
export function Entrance({ children }: { children: ReactNode }) {
  return (
    <div className={styles.entrance}>
      <div className={styles.picture}>
        <Suspense fallback={null}>
          <Landscape />
        </Suspense>
      </div>
      <div className={styles.bar}>
        <WindowButtons />
      </div>
      <main className={styles.words}>
        <div className={styles.column}>
          <p className={styles.brand}>
            <CairnMark size={32} /> Cairn
          </p>
          {children}
        </div>
        <p className={styles.foot}>Everything stays on this computer. No account, works offline.</p>
      </main>
    </div>
  );
}
