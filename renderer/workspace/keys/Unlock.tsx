import { Button, Modal, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { AppError } from '../../../shared/errors.ts';
import { api } from '../../app/api.ts';
import { toast } from '../../app/toasts.ts';
import styles from './Keys.module.css';

/** Asks for the recovery phrase. What was typed stays when it was not right, so that one slip costs one letter. */
export function Unlock({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const [phrase, setPhrase] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const unlock = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    if (isBusy || phrase.trim() === '') return;
    setBusy(true);
    try {
      await api.workspace.unlock({ phrase });
      toast({ text: 'Unlocked.', detail: 'Addresses can be read until you lock them or close Cairn.' });
      onDone();
    } catch (error) {
      setProblem(error instanceof AppError ? error.message : 'Something went wrong in this window. Nothing was changed.');
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title="Unlock postal addresses" size="30rem" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={(event) => void unlock(event)}>
        <Textarea
          data-autofocus
          label="Recovery phrase"
          description="The twelve words on your sheet. Case and spaces do not matter."
          autosize
          minRows={2}
          maxRows={5}
          maxLength={2000}
          spellCheck={false}
          autoComplete="off"
          value={phrase}
          error={problem}
          onChange={(event) => {
            setPhrase(event.currentTarget.value);
            setProblem(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            void unlock();
          }}
        />
        <p className={styles.note}>Everything but postal addresses is there without it.</p>
        <div className={styles.actions}>
          <Button variant="subtle" onClick={onClose}>
            Not now
          </Button>
          <Button type="submit" loading={isBusy} disabled={phrase.trim() === ''}>
            Unlock
          </Button>
        </div>
      </form>
    </Modal>
  );
}
