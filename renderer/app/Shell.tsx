import { Suspense } from 'react';
import { areas, findScreen } from './areas.ts';
import { Banners } from './Banners.tsx';
import { usePlace } from './navigation.ts';
import { Rail } from './Rail.tsx';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import styles from './Shell.module.css';
import { StatusBar } from './StatusBar.tsx';
import { TitleBar } from './TitleBar.tsx';

/** The frame around every screen: rail, title bar, status bar. */
export function Shell() {
  const place = usePlace();
  const found = findScreen(place.screen);
  const Screen = found?.Screen;
  return (
    <div className={styles.shell}>
      <Rail here={found?.area.name ?? ''} />
      <TitleBar />
      <main className={styles.content}>
        <Banners />
        <div className={styles.screen}>
          <ScreenBoundary key={place.screen}>
            <Suspense fallback={null}>{Screen ? <Screen params={place.params} /> : null}</Suspense>
          </ScreenBoundary>
        </div>
      </main>
      <StatusBar />
      {areas.map(({ name, Forms }) => (Forms ? <Forms key={name} /> : null))}
    </div>
  );
}
