import { Button } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useProblem } from '../app/use-problem.ts';
import styles from './EditorFrame.module.css';
import { useFocusReturn } from './use-focus-return.ts';

/** For a field that takes a line of its own, as its `wrapperProps`. */
export const wide = { 'data-wide': true };

interface Props {
  label: string;
  /** Nothing to save yet. */
  isEmpty: boolean;
  verb?: string;
  /** Rejects when it could not be saved: then it is said, and what was written stays. */
  onSave: () => Promise<unknown>;
  /** Instead of closing. */
  onSaved?: () => void;
  onClose: () => void;
  /** What is said before the failure's own words. */
  failure?: string;
  /** Where the focus goes when what had it before is gone. */
  otherwise?: RefObject<HTMLElement | null>;
  /** Without a ground of its own: where what is around it is frame enough. */
  isPlain?: boolean;
  children: ReactNode;
}

/** Where an editor stands, whatever is written in it. */
export type EditorPlace = Pick<Props, 'onClose' | 'otherwise' | 'isPlain'>;

/** Fields that are being written where the line stands. Enter saves, in a field of several lines with Ctrl; Escape leaves it as it was. */
export function EditorFrame({
  label,
  isEmpty,
  verb = 'Save',
  onSave,
  onSaved,
  onClose,
  failure = 'It is not saved; what you wrote is still here.',
  otherwise,
  isPlain = false,
  children,
}: Props) {
  const box = useRef<HTMLFormElement>(null);
  useFocusReturn(box, otherwise);
  const problem = useProblem();
  const [saving, setSaving] = useState(false);
  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('[data-first]') ?? box.current?.querySelector('input');
    first?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (isEmpty || saving) return;
    setSaving(true);
    onSave().then(onSaved ?? onClose, (error: unknown) => {
      setSaving(false);
      problem.say(error, failure);
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      box.current?.requestSubmit();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
  };
  return (
    <form ref={box} className={styles.editor} data-plain={isPlain || undefined} aria-label={label} onSubmit={save} onKeyDown={onKeyDown}>
      <div className={styles.fields}>{children}</div>
      <div className={styles.foot}>
        <Button size="xs" variant="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button size="xs" type="submit" disabled={isEmpty} loading={saving}>
          {verb}
        </Button>
      </div>
    </form>
  );
}
