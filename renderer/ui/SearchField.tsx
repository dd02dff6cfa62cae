import { ActionIcon } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import type { KeyboardEvent, Ref } from 'react';
import { Key } from './Key.tsx';
import styles from './SearchField.module.css';

interface Props {
  ref: Ref<HTMLInputElement>;
  /** What it looks through. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Down, Enter, or Escape with nothing typed: from the field into the list. */
  onLeave: (open: boolean) => void;
}

/** Search as one types, above a list; `/` leads to it. */
export function SearchField({ ref, label, value, onChange, onLeave }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave(event.key === 'Enter');
    else if (event.key === 'Escape' && value !== '') onChange('');
    else if (event.key === 'Escape') onLeave(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <label className={styles.search} data-filled={value !== '' || undefined}>
      <IconSearch size="1rem" stroke={1.6} aria-hidden />
      <input
        ref={ref}
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        placeholder="Search"
        aria-label={label}
        aria-keyshortcuts="/"
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
      />
      {value === '' ? (
        <Key keys="/" />
      ) : (
        <ActionIcon size="1.25rem" aria-label="Clear the search" onClick={() => onChange('')}>
          <IconX size="0.875rem" stroke={1.6} aria-hidden />
        </ActionIcon>
      )}
    </label>
  );
}
