import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import styles from './ContributorList.module.css';
import { type Sort, sortBy, useContributorList } from './list-state.ts';

interface Props {
  wide: boolean;
}

/** The names of the columns; those that can be sorted by are buttons. */
export function ContributorHead({ wide }: Props) {
  return (
    <>
      <Column sort="name" className={styles.personHead} label="Name" />
      {wide ? <Column label="Kind" className={styles.kindHead} /> : null}
      <Column label="12 months" className={styles.monthsHead} />
      <Column sort="count" label={wide ? 'Contributions' : 'Count'} right />
      {wide ? <Column label="Tags" className={styles.tagsHead} /> : null}
      {wide ? <Column sort="firstActive" label="First active" className={styles.firstHead} right /> : null}
      <Column sort="lastActive" label={wide ? 'Last active' : 'Seen'} right />
    </>
  );
}

interface ColumnProps {
  label: string;
  sort?: Sort;
  right?: boolean;
  className?: string | undefined;
}

function Column({ label, sort, right = false, className }: ColumnProps) {
  const sorted = useContributorList((state) => (state.sort === sort ? state.direction : undefined));
  const Arrow = sorted === 'ascending' ? IconArrowUp : IconArrowDown;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the grid is not a table, see VirtualGrid
    // biome-ignore lint/a11y/useFocusableInteractive: the button inside has the focus
    <span role="columnheader" className={`${styles.column} ${className ?? ''}`} data-right={right || undefined} aria-sort={sorted}>
      {sort ? (
        <UnstyledButton className={styles.sort} onClick={() => sortBy(sort)} data-sorted={sorted !== undefined || undefined}>
          {label}
          {sorted ? <Arrow size="0.75rem" stroke={1.8} aria-hidden /> : null}
        </UnstyledButton>
      ) : (
        label
      )}
    </span>
  );
}
