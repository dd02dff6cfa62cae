import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Key } from '../ui/Key.tsx';
import { api } from './api.ts';
import styles from './Toast.module.css';
import { dismissToast, type ShownToast, useToasts } from './toasts.ts';
import { undo } from './undo.ts';

export { toast, toastError } from './toasts.ts';

/** Long enough to read and to reach for Undo; a problem asks for more thought. */
const STAY = { done: 8000, problem: 30_000 };

/** What was just done, newest below. The region is there from the start, so that screen readers hear what comes into it. */
export function Toasts() {
  const shown = useToasts((state) => state.shown);
  return (
    <div className={styles.region} role="status" aria-live="polite">
      {shown.map((one) => (
        <ToastCard key={one.id} shown={one} />
      ))}
    </div>
  );
}

function ToastCard({ shown }: { shown: ShownToast }) {
  const [isHeld, setHeld] = useState(false);
  const isProblem = shown.tone === 'problem';
  const takeBack = useTakeBack(shown);

  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => dismissToast(shown.id), isProblem ? STAY.problem : STAY.done);
    return () => clearTimeout(timer);
  }, [isHeld, isProblem, shown.id]);

  const then = (run: () => void) => () => {
    dismissToast(shown.id);
    run();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the pointer over it only keeps it on screen
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => (isProblem ? setHeld(false) : dismissToast(shown.id))}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {isProblem ? <IconAlertTriangle className={styles.warn} size="1rem" stroke={1.6} aria-label="Problem:" /> : null}
      <p className={styles.text}>
        <span className={styles.what}>{shown.text}</span> {shown.detail ? <span className={styles.detail}>{shown.detail}</span> : null}
      </p>
      {takeBack ? (
        <Button
          className={styles.action}
          data-undo
          size="xs"
          variant="subtle"
          rightSection={<Key keys="mod+z" inherit />}
          onClick={then(takeBack)}
        >
          Undo
        </Button>
      ) : null}
      {shown.action ? (
        <Button className={styles.action} size="xs" variant="subtle" onClick={then(shown.action.run)}>
          {shown.action.label}
        </Button>
      ) : null}
      {isProblem ? <CloseButton className={styles.close} size="sm" aria-label="Dismiss" onClick={() => dismissToast(shown.id)} /> : null}
    </div>
  );
}

/** Undo takes back the change this toast speaks of, also when another followed meanwhile. */
function useTakeBack(shown: ShownToast): (() => void) | null {
  const [changeSet, setChangeSet] = useState<string>();
  const isOfWorkspace = shown.undo === true;
  useEffect(() => {
    if (!isOfWorkspace) return;
    api.history.state({}).then(
      (state) => setChangeSet(state.undo?.id),
      () => undefined,
    );
  }, [isOfWorkspace]);

  if (isOfWorkspace) return () => void undo(changeSet);
  return typeof shown.undo === 'function' ? shown.undo : null;
}
