/** What contributors can be filtered by of how much they did, and when first. */
import { NumberInput } from '@mantine/core';
import { IconCalendarEvent, IconHash } from '@tabler/icons-react';
import { filterField } from '../../segments/index.ts';
import styles from '../ActiveEditor.module.css';
import { ActiveEditor, firstActiveWords } from '../ActiveEditor.tsx';

export const contributions = filterField({
  field: 'contributions',
  label: 'Number of contributions',
  icon: IconHash,
  single: true,
  yes: 'Between',
  no: 'Not between',
  useWords: () => (condition, negated) => {
    const { from, to } = condition;
    const value = to === undefined ? `at least ${from ?? 0}` : from === undefined ? `at most ${to}` : `${from} to ${to}`;
    return { label: negated ? 'Contributions not' : 'Contributions', value };
  },
  Editor: ({ value, onChange }) => {
    const put = (from: number | undefined, to: number | undefined) =>
      onChange(
        from === undefined && to === undefined
          ? null
          : { field: 'contributions', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
      );
    const read = (next: string | number) => (typeof next === 'number' && next >= 0 ? next : undefined);
    return (
      <div className={styles.dates}>
        <NumberInput
          label="At least"
          min={0}
          allowDecimal={false}
          value={value?.from ?? ''}
          onChange={(next) => put(read(next), value?.to)}
        />
        <NumberInput
          label="At most"
          min={0}
          allowDecimal={false}
          value={value?.to ?? ''}
          onChange={(next) => put(value?.from, read(next))}
        />
      </div>
    );
  },
});

export const firstActive = filterField({
  field: 'firstActive',
  label: 'First active',
  icon: IconCalendarEvent,
  single: true,
  yes: 'First active',
  no: 'Not then',
  useWords: () => firstActiveWords,
  Editor: ({ value, onChange }) => (
    <ActiveEditor value={value && { ...value, field: 'active' }} onChange={(next) => onChange(next && { ...next, field: 'firstActive' })} />
  ),
});
