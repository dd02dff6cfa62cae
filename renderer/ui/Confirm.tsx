import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './Confirm.module.css';

interface Props {
  title: string;
  /** What goes, and what stays. */
  children: ReactNode;
  /** What the button does, as a verb: "Erase for ever". */
  verb: string;
  /** Nothing is lost by it. */
  isSafe?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before what cannot be undone, or moves thousands of people: everything else is done at once and offers Undo. */
export function Confirm({ title, children, verb, isSafe = false, onConfirm, onClose }: Props) {
  return (
    <Modal opened onClose={onClose} title={title} size="28rem" closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className={styles.text}>{children}</div>
      <div className={styles.actions}>
        <Button variant="default" data-autofocus onClick={onClose}>
          Leave it
        </Button>
        <Button
          data-danger={!isSafe || undefined}
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {verb}
        </Button>
      </div>
    </Modal>
  );
}
