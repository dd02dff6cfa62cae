import { type KeyboardEvent, useState } from 'react';
import type { ContributorProfile } from '../../../shared/contract/contributors.ts';
import { renamePerson } from '../actions.ts';
import { setRenaming } from '../ui-state.ts';
import styles from './ProfileHeader.module.css';

/** The name where it stands. Enter saves, Escape leaves it; an empty name goes back to what the sources say. */
export function NameField({ profile: { row, sourcedName } }: { profile: ContributorProfile }) {
  const [name, setName] = useState(row.name);
  const save = () => {
    setRenaming(false);
    const wanted = name.trim();
    if (wanted !== row.name && !(wanted === '' && sourcedName === null)) void renamePerson(row.id, wanted, row.name);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') save();
    else if (event.key === 'Escape') setRenaming(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <input
      className={styles.nameField}
      aria-label={sourcedName === null ? 'Name' : 'Name; empty goes back to what the sources say'}
      value={name}
      maxLength={200}
      spellCheck={false}
      // biome-ignore lint/a11y/noAutofocus: the person asked to edit just now
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setName(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={save}
    />
  );
}
