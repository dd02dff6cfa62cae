import { TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { useChanging } from '../app/use-workspace.ts';

interface Props {
  label: string;
  name: string;
  onName: (name: string) => void;
  /** A second field, which may stay empty. */
  more?: { label: string; text: string; onText: (text: string) => void } | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** A name, and perhaps what is said beside it. Of a team 60 letters, of a teammate 100. */
export function NameFields({ label, name, onName, more, ref }: Props) {
  const changing = useChanging();
  return (
    <>
      <TextInput
        ref={ref}
        aria-label={label}
        placeholder={label}
        value={name}
        maxLength={more ? 100 : 60}
        onChange={(event) => onName(event.currentTarget.value)}
        {...changing}
      />
      {more ? (
        <TextInput
          aria-label={more.label}
          placeholder={more.label}
          value={more.text}
          maxLength={100}
          onChange={(event) => more.onText(event.currentTarget.value)}
          {...changing}
        />
      ) : null}
    </>
  );
}
