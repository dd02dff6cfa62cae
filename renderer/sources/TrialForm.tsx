import { Button, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { SourceRow } from '../../shared/contract/sources.ts';
import type { AppError } from '../../shared/errors.ts';
import { Problem } from '../ui/Problem.tsx';
import styles from './CloneForm.module.css';

/** How a trial and a saving stand; `changed` is called with every change of a field, for what was tried is another then. */
export function useTrial<Tried extends object>() {
  const [tried, setTried] = useState<Tried | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [busy, setBusy] = useState<'trying' | 'saving' | null>(null);
  return {
    tried,
    problem,
    busy,
    changed(): void {
      setTried(null);
      setProblem(null);
    },
    async test(asking: () => Promise<Tried | { failure: AppError | null }>): Promise<void> {
      setBusy('trying');
      const found = await asking();
      setBusy(null);
      if ('failure' in found) setProblem(found.failure);
      else setTried(found);
    },
    /** True when it was saved. */
    async save(saving: () => Promise<AppError | null>): Promise<boolean> {
      setBusy('saving');
      const refusal = await saving();
      setBusy(null);
      setProblem(refusal);
      return refusal === null;
    },
  };
}

interface Props {
  /** One that is there already; without one it is added. */
  source: SourceRow | undefined;
  /** Of adding. */
  title: string;
  trial: { busy: 'trying' | 'saving' | null; problem: AppError | null };
  isComplete: boolean;
  /** What trying is called. */
  tryWords: string;
  onTry: () => void;
  onSave: () => void;
  onClose: () => void;
  /** What was found on trial, or else what is worth knowing. */
  after: ReactNode;
  children: ReactNode;
}

/** The form of a source that can be tried before it is saved. */
export function TrialForm({ source, title, trial, isComplete, tryWords, onTry, onSave, onClose, after, children }: Props) {
  const { busy, problem } = trial;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={source ? `What is read of ${source.name}` : title}
      size="34rem"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form className={styles.form} onSubmit={submit}>
        {children}
        {problem ? <Problem title={source ? 'The source stays as it was' : 'It is not added yet'}>{problem.message}</Problem> : null}
        {after}
        <div className={styles.actions}>
          <Button variant="default" className={styles.first ?? ''} onClick={onTry} loading={busy === 'trying'} disabled={!isComplete}>
            {tryWords}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy === 'saving'} disabled={!isComplete}>
            {source ? 'Change and read it' : 'Add and read it'}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
