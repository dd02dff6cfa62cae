import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { BackupRow } from '../../shared/contract/workspace.ts';
import { api } from '../app/api.ts';
import { chooseAndOpen, showFile } from '../app/opening.ts';
import { invalidateAreas, useCall } from '../app/query.ts';
import { forgetTrouble, openWorkspace, type Trouble, useSession } from '../app/session.ts';
import { toastError } from '../app/toasts.ts';
import { day, fileSize, time } from '../ui/figures.ts';
import { reasons } from './backups.ts';
import { Entrance } from './Entrance.tsx';
import styles from './ProblemScreen.module.css';
import { type Help, troubles } from './troubles.ts';

/** A file that did not open: what happened, what was kept, what helps. */
export function ProblemScreen({ trouble }: { trouble: Trouble }) {
  const words = troubles[trouble.problem];
  const isOpening = useSession((state) => state.opening !== null);
  const hadOne = useSession((state) => state.phase === 'open');
  const buttons = words.helps.filter((help) => help !== 'backups');
  const { data } = useCall('workspace.backups', { path: trouble.path }, { enabled: words.helps.includes('backups') });
  const backups = data?.backups ?? [];
  return (
    <Entrance>
      <section className={styles.problem} aria-labelledby="problem-title">
        <p className={styles.sign}>
          <IconAlertTriangle size="1rem" stroke={1.6} aria-hidden="true" /> It did not open
        </p>
        <h1 id="problem-title">{words.title}</h1>
        <p className={styles.path}>{trouble.path}</p>
        <p>{words.kept}</p>
        {backups.length > 0 ? <Backups backups={backups} /> : null}
        <div className={styles.actions}>
          {buttons.map((help, index) => (
            <HelpButton key={help} help={help} trouble={trouble} isFirst={index === 0 && backups.length === 0} isBusy={isOpening} />
          ))}
          <Button variant="default" onClick={forgetTrouble}>
            {hadOne ? 'Back to the workspace' : 'Back to the start'}
          </Button>
        </div>
      </section>
    </Entrance>
  );
}

const labels: Record<Exclude<Help, 'backups'>, string> = {
  again: 'Try again',
  readOnly: 'Open for reading only',
  other: 'Choose another file…',
  show: 'Show in folder',
  forget: 'Take off the list',
};

interface HelpProps {
  help: Help;
  trouble: Trouble;
  isFirst: boolean;
  isBusy: boolean;
}

function HelpButton({ help, trouble, isFirst, isBusy }: HelpProps) {
  if (help === 'backups') return null;
  const run = {
    again: () => void openWorkspace(trouble.path),
    readOnly: () => void openWorkspace(trouble.path, true),
    other: () => void chooseAndOpen(),
    show: () => showFile(trouble.path),
    forget: () => void forget(trouble.path),
  }[help];
  return (
    <Button variant={isFirst ? 'filled' : 'default'} disabled={isBusy} onClick={run}>
      {labels[help]}
    </Button>
  );
}

async function forget(path: string): Promise<void> {
  try {
    await api.shell.forgetRecent({ path });
    invalidateAreas(['shell']);
    forgetTrouble();
  } catch (error) {
    toastError(error);
  }
}

/** Backups of the file. Opening one leaves the damaged file as it is. */
function Backups({ backups }: { backups: readonly BackupRow[] }) {
  const [showsAll, setShowsAll] = useState(false);
  return (
    <div className={styles.backups}>
      <h2>Backups of this file</h2>
      <ul>
        {backups.slice(0, showsAll ? undefined : 3).map((backup, index) => (
          <li key={backup.path}>
            <span>
              {day(backup.at)}, {time(backup.at)}{' '}
              <small>
                {reasons[backup.why]}, {fileSize(backup.bytes)}
              </small>
            </span>
            <Button size="xs" variant={index === 0 ? 'filled' : 'default'} onClick={() => void openWorkspace(backup.path)}>
              Open this backup
            </Button>
          </li>
        ))}
      </ul>
      {backups.length > 3 && !showsAll ? (
        <Button size="xs" variant="subtle" onClick={() => setShowsAll(true)}>
          All {backups.length} backups
        </Button>
      ) : null}
    </div>
  );
}
