import { Checkbox, TextInput, UnstyledButton } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useId } from 'react';
import { api } from '../app/api.ts';
import { toastError } from '../app/toasts.ts';
import styles from './CloneForm.module.css';

/** What of a clone is read: as the person types it. */
export interface CloneChoice {
  /** Empty: not chosen yet. */
  path: string;
  /** Branches, tags or patterns, apart by spaces or commas; empty: all branches. */
  refs: string;
  useMailmap: boolean;
}

export const refsIn = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

interface Props {
  choice: CloneChoice;
  onChange: (choice: CloneChoice) => void;
}

/** The folder is a button and takes no typing: only folders that were chosen in a dialog, or dropped, are read. */
export function FolderField({ choice, onChange }: Props) {
  const labelId = useId();
  const pathId = useId();
  const choose = (): void => {
    api.shell.chooseFolder({ title: 'Choose a folder with a git clone' }).then(
      ({ path }) => {
        if (path) onChange({ ...choice, path });
      },
      (error: unknown) => toastError(error),
    );
  };
  return (
    <div>
      <span className={styles.label} id={labelId}>
        Folder
      </span>
      <UnstyledButton className={styles.folder} data-autofocus aria-labelledby={`${labelId} ${pathId}`} onClick={choose}>
        <span className={styles.path} id={pathId} data-empty={choice.path === '' || undefined}>
          {choice.path || 'Choose a clone on this computer; a bare one will do'}
        </span>
        <IconFolderOpen size="1rem" stroke={1.6} aria-hidden="true" />
      </UnstyledButton>
    </div>
  );
}

export function BranchFields({ choice, onChange }: Props) {
  return (
    <>
      <TextInput
        label="Branches and tags"
        description="Leave empty for all branches, local and remote. Otherwise names or patterns, such as main or refs/tags/v*."
        placeholder="All branches"
        value={choice.refs}
        maxLength={2000}
        onChange={(event) => onChange({ ...choice, refs: event.currentTarget.value })}
      />
      <Checkbox
        label="Put names and addresses right by the project's own list (.mailmap), if it has one"
        checked={choice.useMailmap}
        onChange={(event) => onChange({ ...choice, useMailmap: event.currentTarget.checked })}
      />
    </>
  );
}
