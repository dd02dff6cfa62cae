import { Button, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { AppError } from '../../shared/errors.ts';
import styles from './FormDialog.module.css';

interface Props {
  title: string;
  /** What the button does: "Add". */
  verb: string;
  /** There is enough to save. */
  isReady: boolean;
  /** Saves; what was typed stays when it fails. */
  onSave: () => Promise<void>;
  onClose: () => void;
  /** Something to do about a failure, under its words. */
  wayOut?: (error: AppError) => ReactNode;
  size?: string;
  children: ReactNode;
}

/** A small form over the window. Enter saves, Escape leaves. Fields with `data-half` share a line. */
export function FormDialog({ title, verb, isReady, onSave, onClose, wayOut, size = '28rem', children }: Props) {
  const [problem, setProblem] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isReady || saving) return;
    setSaving(true);
    setProblem(null);
    try {
      await onSave();
      onClose();
    } catch (error) {
      setProblem(error);
      setSaving(false);
    }
  };
  const words = problem instanceof AppError ? problem.message : 'Something went wrong in this window. What you typed is still here.';
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form aria-label={title} onSubmit={(event) => void save(event)}>
        <div className={styles.fields}>{children}</div>
        {problem === null ? null : (
          <div className={styles.problem} role="alert">
            {words} {problem instanceof AppError ? wayOut?.(problem) : null}
          </div>
        )}
        <div className={styles.foot}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!isReady || saving}>
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
