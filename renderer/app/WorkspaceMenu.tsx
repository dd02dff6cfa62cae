import { Menu, UnstyledButton } from '@mantine/core';
import { IconDeviceFloppy, IconFolder, IconFolderOpen, IconFolderPlus, IconSelector, IconSettings, IconX } from '@tabler/icons-react';
import { CairnMark } from '../ui/CairnMark.tsx';
import { Key } from '../ui/Key.tsx';
import { go } from './navigation.ts';
import { chooseAndCreate, chooseAndOpen, chooseAndSaveCopy, showFile } from './opening.ts';
import { useCall } from './query.ts';
import { closeWorkspace, openWorkspace } from './session.ts';
import { useWorkspace } from './use-workspace.ts';
import styles from './WorkspaceMenu.module.css';

const icon = { size: '1rem', stroke: 1.6, 'aria-hidden': true } as const;

/** The head of the rail: which workspace this is, and the way to another. */
export function WorkspaceMenu() {
  const workspace = useWorkspace();
  const { data: start } = useCall('shell.start', {});
  const others = (start?.recent ?? []).filter((recent) => recent.exists && recent.path !== workspace?.path).slice(0, 4);
  const onMac = start?.platform === 'darwin';
  if (!workspace) return null;
  return (
    <div className={styles.head} style={onMac ? { paddingLeft: `${start.windowButtons || 76}px` } : undefined}>
      <Menu position="bottom-start" width="17rem" offset={4}>
        <Menu.Target>
          <UnstyledButton className={styles.target} aria-label={`Workspace ${workspace.name}`}>
            {onMac ? null : <CairnMark />}
            <span className={styles.name}>{workspace.name}</span>
            <IconSelector className={styles.more} size="0.875rem" stroke={1.6} aria-hidden="true" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {others.length > 0 ? <Menu.Label>Other workspaces</Menu.Label> : null}
          {others.map((recent) => (
            <Menu.Item
              key={recent.path}
              leftSection={<CairnMark size={16} />}
              title={recent.path}
              onClick={() => void openWorkspace(recent.path)}
            >
              {recent.name}
            </Menu.Item>
          ))}
          {others.length > 0 ? <Menu.Divider /> : null}
          <Menu.Item leftSection={<IconFolderOpen {...icon} />} rightSection={<Key keys="mod+o" />} onClick={() => void chooseAndOpen()}>
            Open a workspace…
          </Menu.Item>
          <Menu.Item leftSection={<IconFolderPlus {...icon} />} rightSection={<Key keys="mod+n" />} onClick={() => void chooseAndCreate()}>
            New workspace…
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconDeviceFloppy {...icon} />} onClick={() => void chooseAndSaveCopy()}>
            Save a copy…
          </Menu.Item>
          <Menu.Item leftSection={<IconFolder {...icon} />} onClick={() => showFile(workspace.path)}>
            Show in folder
          </Menu.Item>
          <Menu.Item leftSection={<IconSettings {...icon} />} rightSection={<Key keys="mod+," />} onClick={() => go('settings')}>
            Settings
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconX {...icon} />} onClick={() => void closeWorkspace()}>
            Close this workspace
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
