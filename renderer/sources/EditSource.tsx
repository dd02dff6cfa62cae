import { Button, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { SourceRow } from '../../shared/contract/sources.ts';
import type { AppError } from '../../shared/errors.ts';
import { Problem } from '../ui/Problem.tsx';
import { addClone, editSource } from './actions.ts';
import { BranchFields, type CloneChoice, FolderField, refsIn } from './CloneFields.tsx';
import styles from './CloneForm.module.css';

/** The folder a source is read from, and which branches: a clone that was moved, a branch that was mistyped. */
export default function EditSource({ source, onClose }: { source: SourceRow; onClose: () => void }) {
  const before: CloneChoice = { path: source.path, refs: (source.refs ?? []).join(' '), useMailmap: source.useMailmap };
  const [choice, setChoice] = useState(before);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { path, refs, useMailmap } = choice;
  const change = (next: CloneChoice): void => {
    setProblem(null);
    setChoice(next);
  };
  /** Only what changed: the folder of an earlier day was not chosen today, and need not be there. */
  const changes = {
    ...(path === before.path ? {} : { path }),
    ...(refsIn(refs).join(' ') === before.refs ? {} : { refs: refsIn(refs) }),
    ...(useMailmap === before.useMailmap ? {} : { useMailmap }),
  };
  const isChanged = Object.keys(changes).length > 0;

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const refusal = await editSource(source.id, changes);
    setBusy(false);
    if (refusal) setProblem(refusal);
    else onClose();
  };
  const addAsAnother = async (): Promise<void> => {
    if (await addClone({ path, name: '', refs: refsIn(refs), useMailmap })) onClose();
  };

  return (
    <Modal opened onClose={onClose} title={`What is read of ${source.name}`} size="32rem" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        <FolderField choice={choice} onChange={change} />
        <BranchFields choice={choice} onChange={change} />
        {problem ? (
          <Problem
            title="The source stays as it was"
            action={
              problem.details?.problem === 'other_history' ? (
                <Button variant="default" onClick={() => void addAsAnother()}>
                  Add as another source
                </Button>
              ) : null
            }
          >
            {problem.message}
          </Problem>
        ) : (
          <p className={styles.note}>
            The folder has to hold the same history. It is read again by itself; commits that are no longer among what is read leave the
            figures, and notes and tags stay.
          </p>
        )}
        <div className={styles.actions}>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy} disabled={!isChanged}>
            Change and read it
          </Button>
        </div>
      </form>
    </Modal>
  );
}
