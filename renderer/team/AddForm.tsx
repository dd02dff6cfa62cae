import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useProblem } from '../app/use-problem.ts';
import { useChanging } from '../app/use-workspace.ts';
import { NameFields } from './NameFields.tsx';
import styles from './TeamSettings.module.css';

interface Props {
  label: string;
  /** A second field, which may stay empty. */
  more?: string;
  verb: string;
  /** Said before the failure's own words; what was typed stays. */
  failure: string;
  onAdd: (name: string, more: string) => Promise<void>;
}

/** One line to add something by its name; afterwards the next one can be typed at once. */
export function AddForm({ label, more, verb, failure, onAdd }: Props) {
  const [name, setName] = useState('');
  const [second, setSecond] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const changing = useChanging();
  const problem = useProblem();
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    onAdd(name.trim(), second.trim()).then(
      () => {
        problem.forget();
        setName('');
        setSecond('');
        field.current?.focus();
      },
      (error: unknown) => problem.say(error, failure),
    );
  };
  return (
    <form className={styles.add} onSubmit={add}>
      <NameFields
        ref={field}
        label={label}
        name={name}
        onName={setName}
        more={more ? { label: more, text: second, onText: setSecond } : undefined}
      />
      <Button type="submit" variant="default" disabled={name.trim() === ''} {...changing}>
        {verb}
      </Button>
    </form>
  );
}
