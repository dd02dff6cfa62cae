import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useChanging } from '../app/use-workspace.ts';
import styles from './TeamSettings.module.css';

interface Props {
  label: string;
  /** A second field, which may stay empty. */
  more?: string;
  verb: string;
  /** What was typed stays when it rejects. */
  onAdd: (name: string, more: string) => Promise<void>;
}

/** One line to add something by its name; afterwards the next one can be typed at once. */
export function AddForm({ label, more, verb, onAdd }: Props) {
  const [name, setName] = useState('');
  const [second, setSecond] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const changing = useChanging();
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    onAdd(name.trim(), second.trim()).then(
      () => {
        setName('');
        setSecond('');
        field.current?.focus();
      },
      () => undefined,
    );
  };
  return (
    <form className={styles.add} onSubmit={add}>
      <TextInput
        ref={field}
        aria-label={label}
        placeholder={label}
        value={name}
        maxLength={more ? 100 : 60}
        onChange={(event) => setName(event.currentTarget.value)}
        {...changing}
      />
      {more ? (
        <TextInput
          aria-label={more}
          placeholder={more}
          value={second}
          maxLength={100}
          onChange={(event) => setSecond(event.currentTarget.value)}
          {...changing}
        />
      ) : null}
      <Button type="submit" variant="default" disabled={name.trim() === ''} {...changing}>
        {verb}
      </Button>
    </form>
  );
}
