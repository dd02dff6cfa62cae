import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { figure } from '../ui/figures.ts';
import { Key, spokenKeys } from '../ui/Key.tsx';
import { areas, railAreas } from './areas.ts';
import { go } from './navigation.ts';
import { showOverlay } from './overlays.ts';
import styles from './Rail.module.css';
import type { RendererArea } from './registry.ts';
import { WorkspaceMenu } from './WorkspaceMenu.tsx';

const top = railAreas.filter((area) => !area.rail?.foot);
const foot = railAreas.filter((area) => area.rail?.foot);

/** The areas that exist, and the way to everything in them. `here`: the name of the area on screen. */
export function Rail({ here }: { here: string }) {
  // What waits where is asked once the screen has asked what it shows.
  const [isAfter, setIsAfter] = useState(false);
  useEffect(() => setIsAfter(true), []);
  return (
    <nav className={styles.rail} aria-label="Areas">
      <WorkspaceMenu />
      <UnstyledButton className={styles.find} aria-keyshortcuts={spokenKeys('mod+k')} onClick={() => showOverlay('palette')}>
        <IconSearch size="0.9375rem" stroke={1.6} aria-hidden="true" />
        <span className={styles.label}>Find anything</span>
        <Key keys="mod+k" />
      </UnstyledButton>
      <RailList areas={top} here={here} isAfter={isAfter} />
      <div className={styles.space} />
      {areas.map(({ name, RailFoot }) => (RailFoot ? <RailFoot key={name} /> : null))}
      <RailList areas={foot} here={here} isAfter={isAfter} />
    </nav>
  );
}

function RailList({ areas, here, isAfter }: { areas: readonly RendererArea[]; here: string; isAfter: boolean }) {
  return (
    <ul className={styles.list}>
      {areas.map(({ name, rail }) =>
        rail ? (
          <li key={name}>
            <RailItem rail={rail} isHere={name === here} isAfter={isAfter} />
          </li>
        ) : null,
      )}
    </ul>
  );
}

type RailPlace = NonNullable<RendererArea['rail']>;

function RailItem({ rail, isHere, isAfter }: { rail: RailPlace; isHere: boolean; isAfter: boolean }) {
  const { icon: Icon, useCount } = rail;
  return (
    <UnstyledButton
      className={styles.item}
      aria-current={isHere ? 'page' : undefined}
      title={rail.keys ? rail.label : `${rail.label} (G then ${rail.key.toUpperCase()})`}
      onClick={() => go(rail.screen)}
    >
      <Icon size="1rem" stroke={1.6} aria-hidden="true" />
      <span className={styles.label}>{rail.label}</span>
      {useCount && isAfter ? <Count useCount={useCount} /> : null}
      {rail.keys ? <Key keys={rail.keys} /> : null}
    </UnstyledButton>
  );
}

function Count({ useCount }: { useCount: () => number }) {
  const count = useCount();
  if (count === 0) return null;
  return (
    <span className={styles.count}>
      {figure(count)}
      <VisuallyHidden> waiting</VisuallyHidden>
    </span>
  );
}
