import { Button, Menu } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { ExportFormat, TableFormat } from '../../shared/contract/tables.ts';
import { spokenKeys } from '../ui/Key.tsx';
import styles from './ExportMenu.module.css';
import { formatNames, listFormats, setExportOpened, tableFormats, useExportMenu } from './exporting.ts';

type Props = { small?: boolean /** What it is about: "Export those selected". */; label: string } & (
  | { onExport: (format: ExportFormat) => void; onExportActivities: (format: TableFormat) => void }
  | { onExportTable: (format: TableFormat) => void }
);

/** A button that asks for the format. One of them at a time is on the screen. */
export function ExportMenu({ label, small = false, ...asked }: Props) {
  const opened = useExportMenu((state) => state.opened);
  useEffect(() => () => setExportOpened(false), []);
  return (
    <Menu position={small ? 'top-end' : 'bottom-end'} opened={opened} onChange={setExportOpened}>
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
        {'onExportTable' in asked ? (
          <Formats formats={tableFormats} onExport={asked.onExportTable} />
        ) : (
          <>
            <Formats formats={listFormats} onExport={asked.onExport} />
            <Menu.Divider />
            <Formats before="What they did as " formats={tableFormats} onExport={asked.onExportActivities} />
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

interface FormatsProps<F extends ExportFormat> {
  before?: string;
  formats: readonly F[];
  onExport: (format: F) => void;
}

function Formats<F extends ExportFormat>({ before = '', formats, onExport }: FormatsProps<F>) {
  return formats.map((format) => (
    <Menu.Item
      key={format}
      rightSection={before === '' ? <span className={styles.detail}>{formatNames[format].detail}</span> : undefined}
      onClick={() => onExport(format)}
    >
      {before}
      {formatNames[format].label}
    </Menu.Item>
  ));
}
