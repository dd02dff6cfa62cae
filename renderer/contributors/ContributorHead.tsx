import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ListColumns } from '../../shared/contract/list-columns.ts';
import { useCall } from '../app/query.ts';
import styles from './ContributorList.module.css';
import { columnWords } from './columns.ts';
import { type Sort, sortBy, useContributorList } from './list-state.ts';

interface Props {
  wide: boolean;
  /** Those that were chosen; `null`: the usual ones. */
  columns: ListColumns | null;
}

/** What each figure counts, how, and what it leaves out. */
const meanings = {
  months:
    'Everything they did in each of the last 12 calendar months (UTC), this one included. Each row is drawn against its own busiest month. Merges and changes applied for others count here. Left out: what has no date that can be believed.',
  count:
    'Code, documentation and all other kinds of contribution, reviews, reports and credits in commit messages, in all sources and at any time. Left out: merges, changes applied for others, change requests that are not merged and words in one’s own, which the profile shows apart.',
  firstActive:
    'When they first did anything, merges and changes applied for others included. Left out: what has no date that can be believed.',
  lastActive:
    'How long ago they last did anything, merges and changes applied for others included. In whole days; from 183 days on in months (twelfths of 365 days), from 730 on in years (365 days). The filter “Active” counts the same way. Left out: what has no date that can be believed.',
};

/** The names of the columns; those that can be sorted by are buttons. */
export function ContributorHead({ wide, columns }: Props) {
  const own = useCall('contributors.customFields', {}, { enabled: columns !== null }).data?.fields ?? [];
  if (columns !== null)
    return (
      <>
        <Column sort="name" className={styles.personHead} label="Name" />
        {columns.map(({ column }) => {
          const { label, right = false } = columnWords(column, own);
          const sort = column === 'count' || column === 'firstActive' || column === 'lastActive' ? column : undefined;
          const meaning = column in meanings ? meanings[column as keyof typeof meanings] : undefined;
          return <Column key={column} label={label} right={right} {...(sort ? { sort } : {})} {...(meaning ? { meaning } : {})} />;
        })}
      </>
    );
  return (
    <>
      <Column sort="name" className={styles.personHead} label="Name" />
      {wide ? <Column label="Kind" className={styles.kindHead} /> : null}
      <Column label="12 months" className={styles.monthsHead} meaning={meanings.months} />
      <Column sort="count" className={styles.figureHead} label={wide ? 'Contributions' : 'Count'} meaning={meanings.count} right />
      {wide ? <Column label="Tags" className={styles.tagsHead} /> : null}
      {wide ? <Column sort="firstActive" label="First active" className={styles.firstHead} meaning={meanings.firstActive} right /> : null}
      <Column sort="lastActive" label={wide ? 'Last active' : 'Seen'} meaning={meanings.lastActive} right />
    </>
  );
}

interface ColumnProps {
  label: string;
  sort?: Sort;
  right?: boolean;
  className?: string | undefined;
  /** On hover, and read aloud after the name. */
  meaning?: string;
}

function Column({ label, sort, right = false, className, meaning }: ColumnProps) {
  const sorted = useContributorList((state) => (state.sort === sort ? state.direction : undefined));
  const Arrow = sorted === 'ascending' ? IconArrowUp : IconArrowDown;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the grid is not a table, see VirtualGrid
    // biome-ignore lint/a11y/useFocusableInteractive: the button inside has the focus
    <span
      role="columnheader"
      className={`${styles.column} ${className ?? ''}`}
      data-right={right || undefined}
      aria-sort={sorted}
      title={meaning}
      aria-label={label}
    >
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
