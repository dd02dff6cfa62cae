import { Button, Menu } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { ExportFormat } from '../../shared/contract/tables.ts';
import { spokenKeys } from '../ui/Key.tsx';
import styles from './ExportMenu.module.css';
import { formatNames, setExportOpened, useExportMenu } from './exporting.ts';

interface Props {
  /** Whom it is about: "Export those selected". */
  label: string;
  small?: boolean;
  onExport: (format: ExportFormat) => void;
}

const formats = Object.keys(formatNames) as ExportFormat[];

/** A button that asks for the format. One of them at a time is on the screen. */
export function ExportMenu({ label, small = false, onExport }: Props) {
  const opened = useExportMenu((state) => state.opened);
  useEffect(() => () => setExportOpened(false), []);
  return (
    <Menu position="top-end" opened={opened} onChange={setExportOpened}>
      <Menu.Target>
        <Button
          variant="subtle"
          size={small ? 'compact-xs' : 'sm'}
          className={small ? styles.small : undefined}
          leftSection={<IconFileExport size="1rem" stroke={1.6} aria-hidden />}
          title={label}
          aria-keyshortcuts={spokenKeys('mod+shift+e')}
        >
          Export…
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{label} as</Menu.Label>
        {formats.map((format) => (
          <Menu.Item
            key={format}
            rightSection={<span className={styles.detail}>{formatNames[format].detail}</span>}
            onClick={() => onExport(format)}
          >
            {formatNames[format].label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
