/** The conditions of a list as chips, and the menu that adds one. */
import { Popover, UnstyledButton } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { Filter } from '../../shared/contract/segments.ts';
import { ConditionEditor } from './ConditionEditor.tsx';
import styles from './FilterBar.module.css';
import { chipOf, type FilterField, filterOf } from './fields.ts';

interface Props {
  fields: readonly FilterField[];
  conditions: readonly Filter[];
  onChange: (conditions: readonly Filter[]) => void;
}

/** Not drawn again for a letter typed in the search beside it. */
export const FilterBar = memo(function FilterBar({ fields, conditions, onChange }: Props) {
  const put = (index: number, filter: Filter | null) =>
    onChange(
      filter ? (index < conditions.length ? conditions.with(index, filter) : [...conditions, filter]) : conditions.toSpliced(index, 1),
    );
  return (
    <fieldset className={styles.bar} aria-label="Filters">
      {conditions.map((filter, index) => {
        const chip = chipOf(filter);
        const field = chip && fields.find((one) => one.field === chip.condition.field);
        const key = `${index}-${field?.field ?? 'more'}`;
        if (!chip || !field) return <PlainChip key={key} label="Several conditions" onRemove={() => put(index, null)} />;
        return <Chip key={key} field={field} filter={filter} onChange={(next) => put(index, next)} />;
      })}
      <AddFilter fields={fields} conditions={conditions} onPut={put} />
    </fieldset>
  );
});

function Chip({ field, filter, onChange }: { field: FilterField; filter: Filter; onChange: (filter: Filter | null) => void }) {
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

function PlainChip({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <span className={styles.chip} data-whole>
      <span className={styles.words}>{label}</span>
      <RemoveButton text={label} onRemove={onRemove} />
    </span>
  );
}

function RemoveButton({ text, onRemove }: { text: string; onRemove: () => void }) {
  return (
    <UnstyledButton className={styles.remove} onClick={onRemove} aria-label={`Remove filter: ${text}`}>
      <IconX size="0.75rem" stroke={1.8} aria-hidden />
    </UnstyledButton>
  );
}

interface AddProps {
  fields: readonly FilterField[];
  conditions: readonly Filter[];
  onPut: (index: number, filter: Filter | null) => void;
}

function AddFilter({ fields, conditions, onPut }: AddProps) {
  const [field, setField] = useState<FilterField | null>(null);
  const [opened, setOpened] = useState(false);
  // Where the new chip stands once it has been made; changing the editor further changes that one.
  const [at, setAt] = useState<number | null>(null);
  // What stood there before, and comes back when nothing is chosen after all.
  const [replaced, setReplaced] = useState<Filter | null>(null);
  const [draft, setDraft] = useState<ReturnType<typeof chipOf>>(null);
  const show = (next: boolean) => {
    setOpened(next);
    setField(null);
    setAt(null);
    setReplaced(null);
    setDraft(null);
  };
  const choose = (one: FilterField) => {
    const there = one.single ? conditions.findIndex((filter) => chipOf(filter)?.condition.field === one.field) : -1;
    setField(one);
    setAt(there === -1 ? null : there);
    setReplaced(conditions[there] ?? null);
  };
  const put = (next: ReturnType<typeof chipOf>) => {
    setDraft(next);
    const index = at ?? conditions.length;
    if (next) onPut(index, filterOf(next.condition, next.negated));
    else if (at !== null) onPut(index, replaced);
    setAt(next || replaced ? index : null);
  };
  return (
    <Popover opened={opened} onChange={show} position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <UnstyledButton className={styles.add} onClick={() => show(!opened)}>
          <IconPlus size="0.875rem" stroke={1.6} aria-hidden />
          Filter
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.editor} aria-label={field?.label ?? 'Add a filter'}>
        {field ? (
          <ConditionEditor field={field} value={draft} onChange={put} />
        ) : (
          <div className={styles.menu}>
            {fields.map((one) => (
              <UnstyledButton key={one.field} className={styles.item} onClick={() => choose(one)}>
                <one.icon size="1rem" stroke={1.6} aria-hidden />
                {one.label}
              </UnstyledButton>
            ))}
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
