import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { showFile } from '../../app/opening.ts';
import { toast, toastError } from '../../app/toasts.ts';
import { useWorkspace } from '../../app/use-workspace.ts';
import { counted } from '../../ui/figures.ts';
import styles from './Keys.module.css';

async function save(name: string, withNotes: boolean): Promise<boolean> {
  try {
    const { path, replaces } = await api.shell.chooseCopy({ suggestion: `${name} for a colleague` });
    if (!path) return false;
    const copy = await api.workspace.saveColleagueCopy({ path, replace: replaces, withNotes });
    toast({
      text: 'Saved a copy for a colleague.',
      detail: `${counted(copy.hidden, 'e-mail address is', 'e-mail addresses are')} hidden in it. ${copy.path}`,
      action: { label: 'Show in folder', run: () => showFile(copy.path) },
    });
    return true;
  } catch (error) {
    toastError(error, 'No copy was saved. The workspace is as it was.');
    return false;
  }
}

/** What a copy for a colleague leaves out and what it does not, before it is made. */
export default function CopyForColleague({ onClose }: { onClose: () => void }) {
  const workspace = useWorkspace();
  const [withNotes, setWithNotes] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const go = async (): Promise<void> => {
    setBusy(true);
    if (await save(workspace?.name ?? 'Workspace', withNotes)) onClose();
    else setBusy(false);
  };
  return (
    <Modal opened onClose={onClose} title="A copy for a colleague" size="32rem" closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className={styles.form}>
        <p className={styles.note}>
          A file of its own, for looking only: nobody can change anything in it, and nothing comes back from it.
        </p>
        <div>
          <p>Left out</p>
          <ul className={styles.list}>
            <li>postal addresses and the key, with the history of them</li>
            <li>e-mail addresses, wherever they are written: “hidden address 12” stands in their place</li>
            <li>the folders of clones on this computer, and what could not be read from them</li>
          </ul>
        </div>
        <div>
          <p>Still in it</p>
          <ul className={styles.list}>
            <li>names, handles, activity, tags, fields, consent and the history</li>
            <li>telephone numbers, streets and the like where somebody typed them into a field or a text: Cairn cannot tell them</li>
            <li>whoever guesses an e-mail address can find out whether it is that of somebody here</li>
          </ul>
        </div>
        <Checkbox
          label="Include notes and contacts"
          description="Their free text may say more about people than the rest."
          checked={withNotes}
          onChange={(event) => setWithNotes(event.currentTarget.checked)}
        />
        <div className={styles.actions}>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button data-autofocus loading={isBusy} onClick={() => void go()}>
            Choose where…
          </Button>
        </div>
      </div>
    </Modal>
  );
}
