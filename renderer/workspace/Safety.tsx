import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { BackupRow, WorkspaceInfo } from '../../shared/contract/workspace.ts';
import { backupBudget, kept } from '../../shared/domain/workspace/retention.ts';
import { showFile } from '../app/opening.ts';
import { useCall } from '../app/query.ts';
import { useChanging } from '../app/use-workspace.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { fileSize } from '../ui/figures.ts';
import { backUpNow, goBackTo, reasons, when } from './backups.ts';
import { KeySettings } from './keys/KeySettings.tsx';
import styles from './Safety.module.css';
import { Row, Section } from './settings-parts.tsx';

const FEW = 5;

/** The backups of the open workspace: how they come and go, making one, going back to one. */
export function Safety({ workspace }: { workspace: WorkspaceInfo }) {
  const { data } = useCall('workspace.backups', { path: workspace.path });
  const backups = data?.backups ?? [];
  const [newest] = backups;
  // Nobody makes backups of a copy for a colleague, and what they would be of is not in it.
  if (workspace.colleagueCopy) return null;
  return (
    <Section title="Safety">
      {workspace.warning === null ? null : (
        <div className={styles.warning} role="note">
          <IconAlertTriangle size="1rem" stroke={1.6} aria-hidden="true" />
          {workspace.warning}
        </div>
      )}
      <Row label="Backups" hint={<Rule path={workspace.path} />}>
        <div className={styles.buttons}>
          {newest ? (
            <Button variant="default" aria-label="Show in folder: the backups" onClick={() => showFile(newest.path)}>
              Show in folder
            </Button>
          ) : null}
          <BackUpNow />
        </div>
      </Row>
      {data && backups.length === 0 ? <p>There is no backup yet.</p> : <BackupList backups={backups} />}
      <KeySettings />
    </Section>
  );
}

function Rule({ path }: { path: string }) {
  return (
    <>
      One is made by itself on each day you work here, and one before an upgrade or a restore. Kept are the newest {kept.today} of today,
      one a day for {kept.days} days and one a week for {kept.weeks} weeks; those from before an upgrade or a restore for {kept.wayBackDays}{' '}
      days; {fileSize(backupBudget)} at most. They lie in <span className={styles.folder}>{path.replace(/\.cairn$/, '')} backups</span>, on
      the same disk: a copy on another one is safer still.
    </>
  );
}

function BackUpNow() {
  const changing = useChanging();
  const [isBusy, setBusy] = useState(false);
  const backUp = (): void => {
    setBusy(true);
    void backUpNow().finally(() => setBusy(false));
  };
  return (
    <Button variant="default" loading={isBusy} onClick={backUp} {...changing}>
      Back up now
    </Button>
  );
}

function BackupList({ backups }: { backups: readonly BackupRow[] }) {
  const changing = useChanging();
  const [showsAll, setShowsAll] = useState(false);
  const [asked, setAsked] = useState<BackupRow | null>(null);
  return (
    <>
      <ul className={styles.list} aria-label="Backups">
        {backups.slice(0, showsAll ? undefined : FEW).map((backup) => (
          <li key={backup.path}>
            <span>
              {when(backup)}{' '}
              <small>
                {reasons[backup.why]}, {fileSize(backup.bytes)}, {backup.checked ? 'checked' : 'not checked'}
              </small>
            </span>
            <Button
              size="xs"
              variant="default"
              aria-label={`Restore the backup of ${when(backup)}, ${reasons[backup.why]}…`}
              onClick={() => setAsked(backup)}
              {...changing}
            >
              Restore…
            </Button>
          </li>
        ))}
      </ul>
      {backups.length > FEW && !showsAll ? (
        <Button className={styles.more ?? ''} size="xs" variant="subtle" onClick={() => setShowsAll(true)}>
          All {backups.length} backups
        </Button>
      ) : null}
      {asked ? <AskRestore backup={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

function AskRestore({ backup, onClose }: { backup: BackupRow; onClose: () => void }) {
  return (
    <Confirm title={`Go back to ${when(backup)}?`} verb="Restore" isSafe onConfirm={() => void goBackTo(backup)} onClose={onClose}>
      <p>
        The workspace becomes what it was then. What was decided and read since leaves the lists; the history still shows it. What is being
        read is stopped.
      </p>
      <p>
        Nothing is lost: the present file is kept as a backup first, and you can go back to that in the same way. Sources rest until you
        release the workspace.
      </p>
    </Confirm>
  );
}
