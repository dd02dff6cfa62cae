import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useFocusReturn } from '../../../ui/use-focus-return.ts';
import styles from './Details.module.css';

interface Props {
  label: string;
  /** Nothing to save yet. */
  isEmpty: boolean;
  onSave: () => void;
  onClose: () => void;
  otherwise: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/** Fields that are being written where the line stands. Enter saves, Escape leaves it as it was. */
export function EditorFrame({ label, isEmpty, onSave, onClose, otherwise, children }: Props) {
  const box = useRef<HTMLFormElement>(null);
  useFocusReturn(box, otherwise);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (!isEmpty) onSave();
  };
  return (
    <form
      ref={box}
      className={styles.editor}
      aria-label={label}
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={styles.fields}>{children}</div>
      <div className={styles.foot}>
        <Button size="xs" variant="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button size="xs" type="submit" disabled={isEmpty}>
          Save
        </Button>
      </div>
    </form>
  );
}
