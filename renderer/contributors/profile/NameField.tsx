import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import type { ContributorProfile } from '../../../shared/contract/contributors.ts';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import { renamePerson } from '../actions.ts';
import { setRenaming } from '../ui-state.ts';
import styles from './ProfileHeader.module.css';

interface Props {
  profile: ContributorProfile;
  /** Where the focus goes when what had it before is gone. */
  otherwise: RefObject<HTMLElement | null>;
}

/** The name where it stands. Enter saves, Escape leaves it; an empty name goes back to what the sources say. */
export function NameField({ profile: { row, sourcedName }, otherwise }: Props) {
  const [name, setName] = useState(row.name);
  const field = useRef<HTMLInputElement>(null);
  useFocusReturn(field, otherwise);
  // Closing takes the focus away, which would save once more.
  const closed = useRef(false);
  const close = () => {
    closed.current = true;
    setRenaming(false);
  };
  const save = () => {
    if (closed.current) return;
    close();
    const wanted = name.trim();
    if (wanted !== row.name && !(wanted === '' && sourcedName === null)) void renamePerson(row.id, wanted, row.name);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') save();
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <input
      ref={field}
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
