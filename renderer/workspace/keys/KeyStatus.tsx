import { UnstyledButton } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { askForKey } from '../../app/key-dialog.ts';
import { useCall } from '../../app/query.ts';
import styles from './KeyStatus.module.css';

/** In the status bar while there are addresses that cannot be read: a calm line, and the way to read them. */
export function KeyStatus() {
  const { data: state } = useCall('workspace.keyState', {});
  if (state?.state !== 'locked' || state.addresses === 0) return null;
  return (
    <UnstyledButton
      className={styles.locked}
      title="Everything else is there. Nothing is sent while locked."
      onClick={() => askForKey('unlock')}
    >
      <IconLock size="0.875rem" stroke={1.6} aria-hidden />
      Addresses locked <span className={styles.unlock}>Unlock…</span>
    </UnstyledButton>
  );
}
