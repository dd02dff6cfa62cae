import { Select } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '../../app/query.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { counted } from '../../ui/figures.ts';
import { inSentence } from '../words.ts';
import styles from './adding.module.css';

const MOST = 20;

interface Props {
  label: string;
  value: string | null;
  onChange: (contributor: string | null) => void;
  /** Not offered. */
  except?: string;
  /** Has the focus when the form opens. */
  isFirst: boolean;
}

/** Somebody by name, handle or address. */
export function PersonSelect({ label, value, onChange, except, isFirst }: Props) {
  const [search, setSearch] = useState('');
  const chosen = useCall('contributors.get', { contributor: value ?? '' }, { enabled: value !== null }).data?.row;
  const asked = chosen && search === inSentence(chosen.name) ? '' : search;
  const found =
    useCall('contributors.list', { search: asked.slice(0, 200), offset: 0, limit: MOST }, { keepPrevious: true }).data?.rows ?? [];
  const rows = [
    ...(chosen && value ? [{ ...chosen, id: value }] : []),
    ...found.filter(({ id }) => id !== chosen?.id && id !== value),
  ].filter(({ id }) => id !== except);
  return (
    <Select
      label={label}
      placeholder="Name, handle or address"
      searchable
      data-autofocus={isFirst || undefined}
      data={rows.map(({ id, name }) => ({ value: id, label: inSentence(name) }))}
      filter={({ options }) => options}
      value={value}
      onChange={onChange}
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage="Nobody has that in a name, handle or address."
      maxDropdownHeight={240}
      selectFirstOptionOnChange
      renderOption={({ option }) => {
        const row = rows.find(({ id }) => id === option.value);
        return (
          <span className={styles.option}>
            <Avatar name={option.label} size={18} />
            <span className={styles.optionName}>{option.label}</span>
            <span className={styles.optionMore}>
              {row ? [row.handle, counted(row.contributions, 'contribution')].filter(Boolean).join(' · ') : ''}
            </span>
          </span>
        );
      }}
    />
  );
}
