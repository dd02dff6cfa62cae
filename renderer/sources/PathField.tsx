import { UnstyledButton } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useId } from 'react';
import { toastError } from '../app/toasts.ts';
import styles from './CloneForm.module.css';

interface Props {
  label: string;
  /** What stands there while nothing is chosen. */
  placeholder: string;
  /** Empty: not chosen yet. */
  path: string;
  choose: () => Promise<{ path: string | null }>;
  onChange: (path: string) => void;
}

/** A file or folder. It is a button and takes no typing: only what was chosen in a dialog, or dropped, is read. */
export function PathField({ label, placeholder, path, choose, onChange }: Props) {
  const labelId = useId();
  const pathId = useId();
  const ask = (): void => {
    choose().then(
      (chosen) => {
        if (chosen.path) onChange(chosen.path);
      },
      (error: unknown) => toastError(error),
    );
  };
  return (
    <div>
      <span className={styles.label} id={labelId}>
        {label}
      </span>
      <UnstyledButton className={styles.folder} data-autofocus aria-labelledby={`${labelId} ${pathId}`} onClick={ask}>
        <span className={styles.path} id={pathId} data-empty={path === '' || undefined}>
          {path || placeholder}
        </span>
        <IconFolderOpen size="1rem" stroke={1.6} aria-hidden="true" />
      </UnstyledButton>
    </div>
  );
}
