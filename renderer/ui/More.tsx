import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, type TablerIcon } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useChanging } from '../app/use-workspace.ts';

interface Props {
  /** What it is about: "More about Ilo Brandt". */
  label: string;
  items: readonly { label: string; icon: TablerIcon; onClick: () => void }[];
  /** To give the focus back to what opened an editor. */
  target?: RefObject<HTMLButtonElement | null>;
}

/** What is done to one line now and then, and changes it. */
export function More({ label, items, target }: Props) {
  const changing = useChanging();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon ref={target} size="sm" aria-label={label} {...changing}>
          <IconDots size="0.875rem" stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ label: name, icon: Icon, onClick }) => (
          <Menu.Item key={name} leftSection={<Icon size="1rem" stroke={1.6} aria-hidden />} onClick={onClick}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
