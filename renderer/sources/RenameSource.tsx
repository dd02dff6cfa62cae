import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { SourceRow } from '../../shared/contract/sources.ts';
import { renameSource } from './actions.ts';
import styles from './CloneForm.module.css';

/** A name of one's own for a source. */
export default function RenameSource({ source, onClose }: { source: SourceRow; onClose: () => void }) {
  const [name, setName] = useState(source.name);
  const rename = (event: FormEvent): void => {
    event.preventDefault();
    onClose();
    if (name.trim() !== source.name) void renameSource(source.id, name.trim());
  };
  return (
    <Modal opened onClose={onClose} title="Rename this source" size="26rem" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={rename}>
        <TextInput
          label="Name"
          data-autofocus
          value={name}
          maxLength={200}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={styles.actions}>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={name.trim() === ''}>
            Rename
          </Button>
        </div>
      </form>
    </Modal>
  );
}
