import { Button, CloseButton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useState } from 'react';
import { Key } from '../ui/Key.tsx';
import { useCall } from './query.ts';
import styles from './Toast.module.css';
import { dismissToast, type ShownToast, useToasts } from './toasts.ts';
import { undoChange, undoNow, verbOf } from './undo.ts';

/** Long enough to read and to reach for Undo. */
const STAY = 8000;

/**
 * What was just done, newest below, over the list for a moment; and what went wrong, until it is closed, in room that the
 * screen makes for it. The regions are there from the start, so that screen readers hear what comes into them.
 */
export function Toasts() {
  const shown = useToasts((state) => state.shown);
  const problems = shown.filter((one) => one.tone === 'problem');
  const { ref, height } = useElementSize({ box: 'border-box' });
  useLayoutEffect(() => {
    document.documentElement.style.setProperty('--problems', problems.length > 0 ? `${height}px` : '0px');
  }, [problems.length, height]);
  return (
    <>
      <div className={styles.region} role="status" aria-live="polite">
        {shown.map((one) => (one.tone === 'problem' ? null : <ToastCard key={one.id} shown={one} />))}
      </div>
      <div ref={ref} className={styles.problems} role="alert">
        {problems.map((one) => (
          <ProblemCard key={one.id} shown={one} />
        ))}
      </div>
    </>
  );
}

function ToastCard({ shown }: { shown: ShownToast }) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    let timer = setTimeout(leave, STAY);
    function leave(): void {
      // Under a dialog nobody saw it yet.
      if (document.querySelector('[role="dialog"][aria-modal="true"]') === null) dismissToast(shown.id);
      else timer = setTimeout(leave, STAY);
    }
    return () => clearTimeout(timer);
  }, [isHeld, shown.id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the pointer over it only keeps it on screen
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => dismissToast(shown.id)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Words shown={shown} />
      <UndoButton shown={shown} />
      <Action shown={shown} />
    </div>
  );
}

function ProblemCard({ shown }: { shown: ShownToast }) {
  return (
    <div className={styles.toast}>
      <IconAlertTriangle className={styles.warn} size="1rem" stroke={1.6} aria-label="Problem:" />
      <Words shown={shown} />
      <Action shown={shown} />
      <CloseButton className={styles.close} size="sm" aria-label="Dismiss" onClick={() => dismissToast(shown.id)} />
    </div>
  );
}

function Words({ shown: { text, detail } }: { shown: ShownToast }) {
  return (
    <p className={styles.text}>
      <span className={styles.what}>{text}</span> {detail ? <span className={styles.detail}>{detail}</span> : null}
    </p>
  );
}

function Action({ shown: { id, action } }: { shown: ShownToast }) {
  if (!action) return null;
  const run = (): void => {
    dismissToast(id);
    action.run();
  };
  return (
    <Button className={styles.action} size="xs" variant="subtle" onClick={run}>
      {action.label}
    </Button>
  );
}

/** There while the change is the newest in the history: whatever follows it, an undo of it above all, is newer. */
function UndoButton({ shown: { id, change } }: { shown: ShownToast }) {
  const { data } = useCall('history.list', { offset: 0, limit: 1 }, { enabled: change !== undefined });
  if (!change || data?.rows[0]?.id !== change.id) return null;
  const verb = verbOf(change);
  // Ctrl-Z comes to what was done last, and a redo may be of something older.
  const keys = change.role === 'do' ? 'mod+z' : change.role === 'undo' ? 'mod+shift+z' : undefined;
  const run = (): void => {
    dismissToast(id);
    void (change.source?.effect === 'comes' ? undoNow(change) : undoChange(change));
  };
  return (
    <Button
      className={styles.action}
      data-undo
      size="xs"
      variant="subtle"
      rightSection={keys ? <Key keys={keys} inherit /> : null}
      onClick={run}
    >
      {verb}
    </Button>
  );
}
