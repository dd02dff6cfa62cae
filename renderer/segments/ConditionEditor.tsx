import { SegmentedControl } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Condition } from '../../shared/contract/segments.ts';
import styles from './FilterBar.module.css';
import type { FilterField } from './fields.ts';

interface Chip {
  condition: Condition;
  negated: boolean;
}

interface Props {
  field: FilterField;
  value: Chip | null;
  onChange: (value: Chip | null) => void;
}

/** One condition: whether it must hold or must not, and what it asks for. Every change acts at once. */
export function ConditionEditor({ field, value, onChange }: Props) {
  const [negated, setNegated] = useState(value?.negated ?? false);
  const box = useRef<HTMLDivElement>(null);
  // It may have come in the place of the menu that had the focus: keys must go on working here.
  useEffect(() => (box.current?.querySelector<HTMLElement>('[data-autofocus]') ?? box.current)?.focus(), []);
  return (
    <div ref={box} className={styles.condition} tabIndex={-1}>
      <SegmentedControl
        fullWidth
        aria-label={field.label}
        data={[
          { value: 'yes', label: field.yes },
          { value: 'no', label: field.no },
        ]}
        value={negated ? 'no' : 'yes'}
        onChange={(next) => {
          setNegated(next === 'no');
          if (value) onChange({ condition: value.condition, negated: next === 'no' });
        }}
      />
      <field.Editor value={value?.condition ?? null} onChange={(condition) => onChange(condition && { condition, negated })} />
    </div>
  );
}
