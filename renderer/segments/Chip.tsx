import { Popover, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Filter } from '../../shared/contract/segments.ts';
import { ConditionEditor } from './ConditionEditor.tsx';
import styles from './FilterBar.module.css';
import { chipOf, type FilterField, filterOf } from './fields.ts';

interface ChipProps {
  field: FilterField;
  filter: Filter;
  onChange: (filter: Filter | null) => void;
}

/** One condition: its words open what changes it. */
export function Chip({ field, filter, onChange }: ChipProps) {
  const [opened, setOpened] = useState(false);
  const wordsOf = field.useWords();
  const chip = chipOf(filter);
  if (!chip) return null;
  const { label, value, whole = value } = wordsOf(chip.condition, chip.negated);
  const text = whole ? `${label} ${whole}` : label;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus withinPortal>
      <span className={styles.chip} data-whole={value === undefined || undefined}>
        <Popover.Target>
          <UnstyledButton className={styles.words} onClick={() => setOpened(!opened)} aria-label={`Filter: ${text}. Change`} title={text}>
            {label} {value ? <b>{value}</b> : null}
          </UnstyledButton>
        </Popover.Target>
        <RemoveButton text={text} onRemove={() => onChange(null)} />
      </span>
      <Popover.Dropdown className={styles.editor} aria-label={field.label}>
        <ConditionEditor field={field} value={chip} onChange={(next) => next && onChange(filterOf(next.condition, next.negated))} />
      </Popover.Dropdown>
    </Popover>
  );
}

export function RemoveButton({ text, onRemove }: { text: string; onRemove: () => void }) {
  return (
    <UnstyledButton className={styles.remove} onClick={onRemove} aria-label={`Remove filter: ${text}`}>
      <IconX size="0.75rem" stroke={1.8} aria-hidden />
    </UnstyledButton>
  );
}
