import { type KeyboardEvent, useId, useState } from 'react';
import type { ContributorRow } from '../../../shared/contract/contributors.ts';
import { useCall } from '../../app/query.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { useHeldEnter } from '../../ui/held-enter.ts';
import { inSentence, shortMonth } from '../words.ts';
import styles from './LogContact.module.css';

const MOST = 8;

/** Finds one person by name, handle or address: typed, chosen with the arrows, taken with Enter. */
export function PersonFinder({ onPick }: { onPick: (person: ContributorRow) => void }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { data, isPlaceholderData } = useCall(
    'contributors.list',
    { search: text, sort: 'lastActive', offset: 0, limit: MOST },
    { keepPrevious: true },
  );
  const list = useId();
  const rows = data?.rows ?? [];
  const current = rows[Math.min(at, rows.length - 1)];
  const pressEnter = useHeldEnter(text, data !== undefined && !isPlaceholderData, () => current && onPick(current));
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && rows.length > 0) setAt((Math.min(at, rows.length - 1) + step + rows.length) % rows.length);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) pressEnter(text);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        className={styles.field}
        data-autofocus
        role="combobox"
        aria-label="Find a person"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={list}
        aria-activedescendant={current ? `${list}-${current.id}` : undefined}
        placeholder="Name, handle or address"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={list} role="listbox" aria-label="People" className={styles.people}>
        {rows.map((row) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys for all options
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the current option
          <div
            key={row.id}
            id={`${list}-${row.id}`}
            role="option"
            aria-selected={row === current}
            className={styles.option}
            onClick={() => onPick(row)}
          >
            <Avatar name={row.name} size={18} />
            <span className={styles.name}>{inSentence(row.name)}</span>
            <span className={styles.handle}>
              {[row.handle, row.lastActive === null ? '' : `last seen ${shortMonth(row.lastActive)}`].filter(Boolean).join(' · ')}
            </span>
          </div>
        ))}
      </div>
      {data && rows.length === 0 ? <p className={styles.nobody}>Nobody here has “{text}” in a name, handle or address.</p> : null}
    </>
  );
}
