import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { back, forward, useNavigation } from './navigation.ts';
import { ScreenBarSlot } from './ScreenBar.tsx';
import styles from './TitleBar.module.css';
import { WindowButtons } from './WindowButtons.tsx';

/** Back and forward, what the screen is, what can be done on it, and the buttons of the window. One drags the window by it. */
export function TitleBar() {
  const isFirst = useNavigation((state) => state.index === 0);
  const isLast = useNavigation((state) => state.index >= state.places.length - 1);
  return (
    <header className={styles.bar}>
      <div className={styles.steps}>
        <Tooltip label="Back (Alt ←)">
          <ActionIcon size="sm" aria-label="Back" aria-keyshortcuts="Alt+ArrowLeft" disabled={isFirst} onClick={back}>
            <IconChevronLeft size="1rem" stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Forward (Alt →)">
          <ActionIcon size="sm" aria-label="Forward" aria-keyshortcuts="Alt+ArrowRight" disabled={isLast} onClick={forward}>
            <IconChevronRight size="1rem" stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
      <ScreenBarSlot name="title" className={styles.title} />
      <ScreenBarSlot name="actions" className={styles.actions} />
      <WindowButtons />
    </header>
  );
}
