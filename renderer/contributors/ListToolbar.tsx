import { ActionIcon } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import type { KeyboardEvent, Ref } from 'react';
import { FilterBar } from '../segments/index.ts';
import { Key } from '../ui/Key.tsx';
import { useContributorFields } from './fields.tsx';
import { ListOptions } from './ListOptions.tsx';
import styles from './ListToolbar.module.css';
import { setConditions, setSearch, useContributorList } from './list-state.ts';

interface Props {
  searchRef: Ref<HTMLInputElement>;
  /** Down or Enter: from the field into the list. */
  onLeave: (open: boolean) => void;
}

const searchNow = () => useContributorList.getState().search;

/** Search as one types, and the filters. */
export function ListToolbar({ searchRef, onLeave }: Props) {
  const search = useContributorList((state) => state.search);
  const conditions = useContributorList((state) => state.conditions);
  const fields = useContributorFields();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave(event.key === 'Enter');
    else if (event.key === 'Escape' && search !== '') setSearch('');
    else if (event.key === 'Escape') onLeave(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className={styles.bar} aria-label="Contributors">
      <label className={styles.search} data-filled={search !== '' || undefined}>
        <IconSearch size="1rem" stroke={1.6} aria-hidden />
        <input
          ref={searchRef}
          className={styles.input}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          placeholder="Search"
          aria-label="Search by name, handle or address"
          aria-keyshortcuts="/"
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
        />
        {search === '' ? (
          <Key keys="/" />
        ) : (
          <ActionIcon size="1.25rem" aria-label="Clear the search" onClick={() => setSearch('')}>
            <IconX size="0.875rem" stroke={1.6} aria-hidden />
          </ActionIcon>
        )}
      </label>
      <span className={styles.rule} aria-hidden="true" />
      <FilterBar fields={fields} conditions={conditions} onChange={setConditions} searchOf={searchNow} />
      <ListOptions />
    </search>
  );
}
