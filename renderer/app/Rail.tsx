import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
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
  return (
    <nav className={styles.rail} aria-label="Areas">
      <WorkspaceMenu />
      <UnstyledButton className={styles.find} aria-keyshortcuts={spokenKeys('mod+k')} onClick={() => showOverlay('palette')}>
        <IconSearch size="0.9375rem" stroke={1.6} aria-hidden="true" />
        <span className={styles.label}>Find anything</span>
        <Key keys="mod+k" />
      </UnstyledButton>
      <RailList areas={top} here={here} />
      <div className={styles.space} />
      {areas.map(({ name, RailFoot }) => (RailFoot ? <RailFoot key={name} /> : null))}
      <RailList areas={foot} here={here} />
    </nav>
  );
}

function RailList({ areas, here }: { areas: readonly RendererArea[]; here: string }) {
  return (
    <ul className={styles.list}>
      {areas.map(({ name, rail }) =>
        rail ? (
          <li key={name}>
            <RailItem rail={rail} isHere={name === here} />
          </li>
        ) : null,
      )}
    </ul>
  );
}

const noCount = (): number => 0;

function RailItem({ rail, isHere }: { rail: NonNullable<RendererArea['rail']>; isHere: boolean }) {
  const { icon: Icon, useCount = noCount } = rail;
  const count = useCount();
  return (
    <UnstyledButton
      className={styles.item}
      aria-current={isHere ? 'page' : undefined}
      title={rail.keys ? rail.label : `${rail.label} (G then ${rail.key.toUpperCase()})`}
      onClick={() => go(rail.screen)}
    >
      <Icon size="1rem" stroke={1.6} aria-hidden="true" />
      <span className={styles.label}>{rail.label}</span>
      {count > 0 ? (
        <span className={styles.count}>
          {figure(count)}
          <VisuallyHidden> waiting</VisuallyHidden>
        </span>
      ) : null}
      {rail.keys ? <Key keys={rail.keys} /> : null}
    </UnstyledButton>
  );
}
