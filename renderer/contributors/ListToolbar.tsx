import type { Ref } from 'react';
import { FilterBar } from '../segments/index.ts';
import { SearchField } from '../ui/SearchField.tsx';
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
  return (
    <search className={styles.bar} aria-label="Contributors">
      <SearchField ref={searchRef} label="Search by name, handle or address" value={search} onChange={setSearch} onLeave={onLeave} />
      <span className={styles.rule} aria-hidden="true" />
      <FilterBar fields={fields} conditions={conditions} onChange={setConditions} searchOf={searchNow} />
      <ListOptions />
    </search>
  );
}
