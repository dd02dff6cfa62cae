import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ComponentProps, ReactNode } from 'react';
import { useChanging } from '../../app/use-workspace.ts';
import styles from './About.module.css';

/** The head of a part of the profile: its title, and at its right what adds to it. `id` names the part. */
export function PartHead({ id, title, children }: { id: string; title: string; children?: ReactNode }) {
  return (
    <div className={styles.partHead}>
      <h3 id={id} className={styles.partTitle}>
        {title}
      </h3>
      {children}
    </div>
  );
}

type AddProps = Omit<ComponentProps<typeof ActionIcon<'button'>>, 'children'> & {
  label: string;
  /** With its key: "Write a note (N)". */
  hint?: string;
};

/** Adds to a part of the profile. */
export function AddButton({ label, hint = label, ...rest }: AddProps) {
  const changing = useChanging();
  return (
    <ActionIcon size="sm" aria-label={label} title={hint} {...rest} {...changing}>
      <IconPlus size="0.875rem" stroke={1.6} aria-hidden />
    </ActionIcon>
  );
}
