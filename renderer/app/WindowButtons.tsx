import { IconMinus, IconSquare, IconX } from '@tabler/icons-react';
import { api } from './api.ts';
import { useCall } from './query.ts';
import styles from './WindowButtons.module.css';

type Action = 'minimise' | 'maximise' | 'close';

const act = (action: Action) => () => {
  api.shell.window({ action }).catch(() => undefined);
};

/**
 * The right end of the title bar belongs to the buttons of the window. Where the system draws them, their place is kept
 * free; where it draws none, these are ours. On macOS they are at the left, in the head of the rail.
 */
export function WindowButtons() {
  const { data: start } = useCall('shell.start', {});
  if (!start || start.platform === 'darwin') return null;
  if (start.windowButtons > 0) return <div style={{ width: `${Math.min(start.windowButtons, 140)}px`, flex: 'none' }} />;
  return (
    <div className={styles.buttons}>
      <button type="button" aria-label="Minimise window" onClick={act('minimise')}>
        <IconMinus size="0.875rem" stroke={1.4} />
      </button>
      <button type="button" aria-label="Maximise window" onClick={act('maximise')}>
        <IconSquare size="0.8125rem" stroke={1.4} />
      </button>
      <button type="button" aria-label="Close window" data-close onClick={act('close')}>
        <IconX size="0.9375rem" stroke={1.4} />
      </button>
    </div>
  );
}
