import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { nameOf } from '../app/opening.ts';
import { addClone } from './actions.ts';
import { BranchFields, type CloneChoice, FolderField, refsIn } from './CloneFields.tsx';
import styles from './CloneForm.module.css';

/** A folder with a git clone, and what of it is read. */
export default function AddClone({ onClose }: { onClose: () => void }) {
  const [choice, setChoice] = useState<CloneChoice>({ path: '', refs: '', useMailmap: true });
  const [name, setName] = useState('');
  const [isBusy, setBusy] = useState(false);
  const { path, refs, useMailmap } = choice;

  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const isAdded = await addClone({ path, name: name.trim(), refs: refsIn(refs), useMailmap });
    setBusy(false);
    if (isAdded) onClose();
  };

  return (
    <Modal opened onClose={onClose} title="Add a git clone" size="32rem" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={(event) => void add(event)}>
        <FolderField choice={choice} onChange={setChoice} />
        <TextInput
          label="Name"
          placeholder={path ? nameOf(path) : 'Named after the folder'}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <BranchFields choice={choice} onChange={setChoice} />
        <p className={styles.note}>The folder is only read, never changed. Nothing leaves this computer.</p>
        <div className={styles.actions}>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy} disabled={path === ''}>
            Add and read it
          </Button>
        </div>
      </form>
    </Modal>
  );
}
