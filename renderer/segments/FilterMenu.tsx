import { Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Condition } from '../../shared/contract/segments.ts';
import { fits } from '../ui/fold.ts';
import { ConditionEditor } from './ConditionEditor.tsx';
import styles from './FilterBar.module.css';
import { type FilterField, keyOfField } from './fields.ts';

export interface Chosen {
  condition: Condition;
  negated: boolean;
}

interface Props {
  fields: readonly FilterField[];
  label: string;
  /** A new one begins: what is put from now on is about another condition. */
  onBegin: (field: FilterField) => void;
  /** `null`: nothing is chosen any more. */
  onPut: (chosen: Chosen | null) => void;
  /** Below the fields. */
  more?: (close: () => void) => ReactNode;
}

/** A button that adds a condition: first which field, then what it asks for. Every change acts at once. */
export function FilterMenu({ fields, label, onBegin, onPut, more }: Props) {
  const [field, setField] = useState<FilterField | null>(null);
  const [opened, setOpened] = useState(false);
  const [draft, setDraft] = useState<Chosen | null>(null);
  const show = (next: boolean) => {
    setOpened(next);
    setField(null);
    setDraft(null);
  };
  return (
    <Popover opened={opened} onChange={show} position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <UnstyledButton className={styles.add} onClick={() => show(!opened)}>
          <IconPlus size="0.875rem" stroke={1.6} aria-hidden />
          {label}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.editor} aria-label={field?.label ?? 'Add a filter'}>
        {field ? (
          <ConditionEditor
            field={field}
            value={draft}
            onChange={(next) => {
              setDraft(next);
              onPut(next);
            }}
          />
        ) : (
          <FieldList
            fields={fields}
            onField={(one) => {
              onBegin(one);
              setField(one);
            }}
          >
            {more?.(() => show(false))}
          </FieldList>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

interface ListProps {
  fields: readonly FilterField[];
  onField: (field: FilterField) => void;
  children: ReactNode;
}

/** Fields under their headings, found by typing. */
function FieldList({ fields, onField, children }: ListProps) {
  const [text, setText] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const wanted = text.trim();
  const found = wanted === '' ? fields : fields.filter((one) => fits(one.label, wanted));
  useEffect(() => {
    list.current?.scrollTo({ top: 0 });
  }, []);
  return (
    <div className={styles.menu}>
      <TextInput
        data-autofocus
        className={styles.find ?? ''}
        placeholder="Find a filter"
        aria-label="Find a filter"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || !found[0]) return;
          event.preventDefault();
          onField(found[0]);
        }}
      />
      <div className={styles.fields} ref={list}>
        {found.map((one, at) => (
          <div key={keyOfField(one)}>
            {one.group && one.group !== found[at - 1]?.group ? <div className={styles.heading}>{one.group}</div> : null}
            <UnstyledButton className={styles.item} onClick={() => onField(one)}>
              <one.icon size="1rem" stroke={1.6} aria-hidden />
              <span className={styles.fieldName}>{one.label}</span>
            </UnstyledButton>
          </div>
        ))}
        {found.length === 0 ? <p className={styles.nothing}>No filter is called “{wanted}”.</p> : null}
      </div>
      {children}
    </div>
  );
}
