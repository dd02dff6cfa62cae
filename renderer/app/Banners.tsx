import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconEye, IconHistory, IconLock, IconMountain } from '@tabler/icons-react';
import { useState } from 'react';
import type { WorkspaceInfo } from '../../shared/contract/workspace.ts';
import { day, time } from '../ui/figures.ts';
import { api } from './api.ts';
import styles from './Banners.module.css';
import { lastOver, useJobs } from './jobs.ts';
import { chooseAndCreate, chooseAndSaveCopy } from './opening.ts';
import { makeSample } from './sample.ts';
import { recall, remember } from './storage.ts';
import { toast, toastError } from './toasts.ts';
import { useChanging, useWorkspace } from './use-workspace.ts';

/** What must be known about the file itself: that nothing can be changed, or that its folder is risky. */
export function Banners() {
  const workspace = useWorkspace();
  const [, setSeen] = useState(0);
  if (!workspace) return null;
  const seenKey = `warning-seen:${workspace.path}`;
  const isWarned = workspace.warning !== null && recall(seenKey) !== workspace.warning;
  return (
    <>
      {workspace.colleagueCopy ? (
        <ForLooking copy={workspace.colleagueCopy} />
      ) : workspace.readOnly ? (
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
      {workspace.sample ? <Sample createdAt={workspace.createdAt} /> : null}
      {workspace.held ? <Restored held={workspace.held} /> : null}
      <NoBackup />
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

const DAY = 86_400_000;

/** As long as the sample is open: nobody in it is real. An older one does not reach today any more. */
function Sample({ createdAt }: { createdAt: number }) {
  const isOld = Date.now() - createdAt >= DAY;
  return (
    <section className={styles.banner} aria-label="Sample community">
      <IconMountain className={styles.sample} size="1rem" stroke={1.6} aria-hidden="true" />
      <p>
        <strong>Sample, invented people: nothing here is real.</strong> {isOld ? `It ends on ${day(createdAt)}. ` : ''}Try what you like.
      </p>
      {isOld ? (
        <Button
          size="xs"
          variant="subtle"
          title="A new file that ends today. This one stays where it is."
          onClick={() => void makeSample()}
        >
          Make it afresh
        </Button>
      ) : null}
      <Button size="xs" variant="default" onClick={() => void chooseAndCreate()}>
        Make my own workspace
      </Button>
    </section>
  );
}

/** A copy that somebody made for looking: where it comes from, and why nothing can be changed. */
function ForLooking({ copy: { at, workspace, withoutNotes } }: { copy: NonNullable<WorkspaceInfo['colleagueCopy']> }) {
  return (
    <div className={styles.banner} role="note">
      <IconEye size="1rem" stroke={1.6} aria-hidden="true" />
      <p>
        <strong>A copy for a colleague, for looking only.</strong> Made on {day(at)} from “{workspace}”, without addresses
        {withoutNotes ? ', notes and contacts' : ''}. Changes belong there: this copy takes none, and does not follow it.
      </p>
    </div>
  );
}

/** Nobody asked for the backup of the day, so nobody would miss it. */
function NoBackup() {
  const last = useJobs(({ jobs }) => lastOver(jobs, 'workspace.backUp'));
  const [understood, setUnderstood] = useState<string | null>(null);
  if (last?.state !== 'failed' || last.subject !== 'daily' || last.id === understood) return null;
  const tryAgain = (): void => {
    api.workspace.backUp({}).then(
      () => toast({ text: 'Made a backup.' }),
      (error: unknown) => toastError(error, 'No backup was made.'),
    );
  };
  return (
    <section className={styles.banner} aria-label="No backup of today">
      <IconAlertTriangle className={styles.warn} size="1rem" stroke={1.6} aria-hidden="true" />
      <p>
        <strong>The backup of the day could not be made.</strong> {last.problem} It is tried again in an hour.
      </p>
      <Button size="xs" variant="default" onClick={tryAgain}>
        Try again
      </Button>
      <CloseButton size="sm" aria-label="Understood" onClick={() => setUnderstood(last.id)} />
    </section>
  );
}

/** After a restore, until somebody has looked around: nothing goes out into the world, and nothing comes in. */
function Restored({ held }: { held: NonNullable<WorkspaceInfo['held']> }) {
  const changing = useChanging();
  const release = (): void => {
    api.workspace.release({}).then(
      () => toast({ text: 'Released.', detail: 'Sources can be read again.' }),
      (error: unknown) => toastError(error, 'Sources still rest.'),
    );
  };
  return (
    <section className={styles.banner} aria-label="Restored from a backup">
      <IconHistory className={styles.warn} size="1rem" stroke={1.6} aria-hidden="true" />
      <p>
        <strong>
          Restored from the backup of {day(held.backupAt)}, {time(held.backupAt)}.
        </strong>{' '}
        Look around first: sources rest until you release the workspace. What was here before is kept as a backup.
      </p>
      <Button size="xs" variant="default" title="Sources can be read again. Nothing else changes." onClick={release} {...changing}>
        Release
      </Button>
    </section>
  );
}
