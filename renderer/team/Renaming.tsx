import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type RefObject, useRef, useState } from 'react';
import { useFocusReturn } from '../ui/use-focus-return.ts';
import styles from './TeamSettings.module.css';

interface Props {
  label: string;
  name: string;
  /** A second field, which may be empty: its label and what stands in it. */
  more?: { label: string; text: string };
  onSave: (name: string, more: string) => void;
  onClose: () => void;
  /** Where the focus goes when the menu it came from is new. */
  otherwise: RefObject<HTMLElement | null>;
}

/** The fields of a row in its place; Escape leaves it as it was. */
export function Renaming({ label, name: before, more, onSave, onClose, otherwise }: Props) {
  const box = useRef<HTMLFormElement>(null);
  useFocusReturn(box, otherwise);
  const [name, setName] = useState(before);
  const [second, setSecond] = useState(more?.text ?? '');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    if (name.trim() !== before || second.trim() !== (more?.text ?? '')) onSave(name.trim(), second.trim());
    onClose();
  };
  return (
    <form
      ref={box}
      className={styles.add}
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <TextInput
        aria-label={label}
        value={name}
        maxLength={more ? 100 : 60}
        autoFocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {more ? (
        <TextInput
          aria-label={more.label}
          placeholder={more.label}
          value={second}
          maxLength={100}
          onChange={(event) => setSecond(event.currentTarget.value)}
        />
      ) : null}
      <Button type="submit" variant="default" disabled={name.trim() === ''}>
        Save
      </Button>
      <Button variant="subtle" onClick={onClose}>
        Leave it
      </Button>
    </form>
  );
}
