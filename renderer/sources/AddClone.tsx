import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { api } from '../app/api.ts';
import { nameOf } from '../app/opening.ts';
import { toastError } from '../app/toasts.ts';
import styles from './AddClone.module.css';
import { addClone } from './actions.ts';

/** A folder with a git clone, and what of it is read. */
export default function AddClone({ onClose }: { onClose: () => void }) {
  const [path, setPath] = useState('');
  const [name, setName] = useState('');
  const [refs, setRefs] = useState('');
  const [useMailmap, setUseMailmap] = useState(true);
  const [isBusy, setBusy] = useState(false);

  const choose = (): void => {
    api.shell.chooseFolder({ title: 'Choose a folder with a git clone' }).then(
      (chosen) => {
        if (chosen.path) setPath(chosen.path);
      },
      (error: unknown) => toastError(error),
    );
  };
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (path === '') return choose();
    setBusy(true);
    const isAdded = await addClone({ path, name: name.trim(), refs: refs.split(/[\s,]+/).filter(Boolean), useMailmap });
    setBusy(false);
    if (isAdded) onClose();
  };

  return (
    <Modal opened onClose={onClose} title="Add a git clone" size="32rem" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={(event) => void add(event)}>
        <div>
          <span className={styles.label} id="clone-folder">
            Folder
          </span>
          <div className={styles.folder}>
            <output className={styles.path} aria-labelledby="clone-folder" data-empty={path === '' || undefined}>
              {path || 'A clone on this computer; a bare one will do'}
            </output>
            <Button
              variant="default"
              data-autofocus
              leftSection={<IconFolderOpen size="0.875rem" stroke={1.6} aria-hidden="true" />}
              onClick={choose}
            >
              Choose…
            </Button>
          </div>
        </div>
        <TextInput
          label="Name"
          placeholder={path ? nameOf(path) : 'Named after the folder'}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="Branches and tags"
          description="Leave empty for all branches, local and remote. Otherwise names or patterns, such as main or refs/tags/v*."
          placeholder="All branches"
          value={refs}
          maxLength={2000}
          onChange={(event) => setRefs(event.currentTarget.value)}
        />
        <Checkbox
          label="Put names and addresses right by the project's own list (.mailmap)"
          checked={useMailmap}
          onChange={(event) => setUseMailmap(event.currentTarget.checked)}
        />
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
