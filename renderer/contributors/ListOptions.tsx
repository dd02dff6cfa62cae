/** What the list shows: its columns, their order and width, and what it is grouped by. */
import { ActionIcon, Button, Checkbox, Popover, Select } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ListColumn } from '../../shared/contract/list-columns.ts';
import { useCall } from '../app/query.ts';
import { allColumns, columnWords, defaultColumns, groupingOptions } from './columns.ts';
import styles from './ListOptions.module.css';
import { setColumns, setGrouping, useContributorList } from './list-state.ts';

const widths = [
  { value: 'narrow', label: 'Narrow', times: 0.65 },
  { value: 'normal', label: 'Normal', times: 1 },
  { value: 'wide', label: 'Wide', times: 1.7 },
] as const;

export function ListOptions() {
  const own = useCall('contributors.customFields', {}).data?.fields ?? [];
  const columns = useContributorList((state) => state.columns) ?? defaultColumns;
  const isDefault = useContributorList((state) => state.columns === null);
  const grouping = useContributorList((state) => state.grouping);
  const others = allColumns(own).filter((column) => !columns.some((one) => one.column === column));
  const toggle = (column: ListColumn, on: boolean) =>
    setColumns(on ? [...columns, { column }] : columns.filter((one) => one.column !== column));
  const move = (at: number, by: -1 | 1) => {
    const [one, other] = [columns[at], columns[at + by]];
    if (one && other) setColumns(columns.with(at, other).with(at + by, one));
  };
  const size = (column: ListColumn, choice: string | null) => {
    const { width } = columnWords(column, own);
    const times = widths.find(({ value }) => value === choice)?.times ?? 1;
    setColumns(
      columns.map((one) => (one.column !== column ? one : times === 1 ? { column } : { column, width: Math.round(width * times * 4) / 4 })),
    );
  };
  const sizeOf = (column: ListColumn, width: number | undefined) =>
    width === undefined ? 'normal' : width < columnWords(column, own).width ? 'narrow' : 'wide';
  return (
    <Popover position="bottom-end" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button variant="subtle" size="xs" leftSection={<IconAdjustmentsHorizontal size="0.875rem" stroke={1.6} aria-hidden />}>
          Show
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.options} aria-label="What the list shows">
        <Select
          label="Group by"
          data={[{ value: '', label: 'Nothing' }, ...groupingOptions(own)]}
          value={grouping ?? ''}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(next) => setGrouping(next === null || next === '' ? null : next)}
        />
        <div className={styles.title} id="columns-title">
          Columns
        </div>
        <ul className={styles.columns} aria-labelledby="columns-title">
          {columns.map(({ column, width }, at) => {
            const { label } = columnWords(column, own);
            return (
              <li key={column} className={styles.column}>
                <Checkbox label={label} checked onChange={() => toggle(column, false)} />
                <Select
                  className={styles.width ?? ''}
                  aria-label={`Width of ${label}`}
                  data={widths.map(({ value, label: name }) => ({ value, label: name }))}
                  value={sizeOf(column, width)}
                  allowDeselect={false}
                  comboboxProps={{ withinPortal: false }}
                  onChange={(next) => size(column, next)}
                />
                <ActionIcon size="sm" aria-label={`Move ${label} to the left`} disabled={at === 0} onClick={() => move(at, -1)}>
                  <IconArrowUp size="0.875rem" stroke={1.6} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  aria-label={`Move ${label} to the right`}
                  disabled={at === columns.length - 1}
                  onClick={() => move(at, 1)}
                >
                  <IconArrowDown size="0.875rem" stroke={1.6} aria-hidden />
                </ActionIcon>
              </li>
            );
          })}
          {others.map((column) => (
            <li key={column} className={styles.column}>
              <Checkbox label={columnWords(column, own).label} checked={false} onChange={() => toggle(column, true)} />
            </li>
          ))}
        </ul>
        {isDefault ? null : (
          <Button variant="subtle" size="xs" onClick={() => setColumns(null)}>
            Back to the usual columns
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
