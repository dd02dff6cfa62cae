import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import styles from './Banners.module.css';
import { chooseAndSaveCopy } from './opening.ts';
import { recall, remember } from './storage.ts';
import { useWorkspace } from './use-workspace.ts';

/** What must be known about the file itself: that nothing can be changed, or that its folder is risky. */
export function Banners() {
  const workspace = useWorkspace();
  const [, setSeen] = useState(0);
  if (!workspace) return null;
  const seenKey = `warning-seen:${workspace.path}`;
  const isWarned = workspace.warning !== null && recall(seenKey) !== workspace.warning;
  return (
    <>
      {workspace.readOnly ? (
        <div className={styles.banner} role="note">
          <IconLock size="1rem" stroke={1.6} aria-hidden="true" />
          <p>
            <strong>Open for reading only.</strong> You can look at everything; nothing can be changed or read in.
          </p>
          <Button size="xs" variant="default" onClick={() => void chooseAndSaveCopy()}>
            Save a copy to work in
          </Button>
        </div>
      ) : null}
      {isWarned ? (
        <div className={styles.banner} role="note">
          <IconAlertTriangle className={styles.warn} size="1rem" stroke={1.6} aria-hidden="true" />
          <p>{workspace.warning}</p>
          <CloseButton
            size="sm"
            aria-label="Understood"
            onClick={() => {
              remember(seenKey, workspace.warning ?? '');
              setSeen((times) => times + 1);
            }}
          />
        </div>
      ) : null}
    </>
  );
}
