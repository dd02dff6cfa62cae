import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp, IconCloud, IconCloudOff } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { Key, spokenKeys } from '../ui/Key.tsx';
import { areas } from './areas.ts';
import { JobStatus } from './JobStatus.tsx';
import { subscribeToNetwork } from './network.ts';
import { showOverlay } from './overlays.ts';
import { useCall } from './query.ts';
import styles from './StatusBar.module.css';
import { undo, useUnderWay } from './undo.ts';
import { useChanging } from './use-workspace.ts';

/** How things stand, quietly: the network, the sources, long work; and the way back. */
export function StatusBar() {
  const { data: state } = useCall('history.state', {});
  const changing = useChanging();
  const last = state?.undo;
  const words = useUnderWay((state) => state.words);
  return (
    <footer className={styles.bar}>
      <Network />
      <div className={styles.line} />
      <div className={styles.parts}>{areas.map(({ name, Status }) => (Status ? <Status key={name} /> : null))}</div>
      <JobStatus />
      <VisuallyHidden role="status">{words}</VisuallyHidden>
      <UnstyledButton
        className={styles.button}
        disabled={!last || words !== null}
        title={last ? `Undo: ${last.label}` : 'Nothing to undo'}
        aria-keyshortcuts={spokenKeys('mod+z')}
        onClick={() => void undo()}
        {...changing}
      >
        <IconArrowBackUp size="0.9375rem" stroke={1.6} aria-hidden="true" />
        <span>{words ?? 'Undo'}</span>
        <Key keys="mod+z" />
      </UnstyledButton>
      <UnstyledButton className={styles.button} title="All keys" aria-keyshortcuts="?" onClick={() => showOverlay('keys')}>
        <span>Keys</span>
        <Key keys="?" />
      </UnstyledButton>
    </footer>
  );
}

/** Being offline is a state, not a fault: grey, and a word. */
function Network() {
  const isOnline = useSyncExternalStore(subscribeToNetwork, () => navigator.onLine);
  const Icon = isOnline ? IconCloud : IconCloudOff;
  const hint = isOnline
    ? 'This computer has a network. Cairn uses it to read the servers that you connected, and for nothing else.'
    : 'This computer has no network. Everything here works without one.';
  return (
    <span className={styles.network} data-online={isOnline || undefined} title={hint} role="status">
      <Icon size="1rem" stroke={1.6} aria-hidden="true" />
      {isOnline ? 'Online' : 'Offline'}
    </span>
  );
}
