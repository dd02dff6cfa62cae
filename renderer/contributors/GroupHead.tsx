import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { Grouping, ListGroup } from '../../shared/contract/list-columns.ts';
import { counted, figure } from '../ui/figures.ts';
import { GridCell } from '../ui/GridCell.tsx';
import { capital } from '../ui/letters.ts';
import { noneName } from './columns.ts';
import styles from './GroupHead.module.css';
import { type ContributorKind, kindNames, longMonth, monthStart } from './words.ts';

export function groupName(grouping: Grouping, { name }: ListGroup): string {
  if (name === null) return noneName(grouping);
  if (grouping === 'kind') return kindNames[name as ContributorKind]?.many ?? name;
  if (grouping === 'lastActive') return longMonth(monthStart(name));
  return grouping === 'standing' ? capital(name) : name;
}

/** The head of a group. Chosen like a row, it folds. */
export function GroupHead({ group, grouping, folded }: { group: ListGroup; grouping: Grouping; folded: boolean }) {
  const Chevron = folded ? IconChevronRight : IconChevronDown;
  const name = groupName(grouping, group);
  return (
    <GridCell
      role="rowheader"
      className={styles.head}
      label={`${name}, ${counted(group.count, 'person', 'people')}, ${folded ? 'folded' : 'unfolded'}`}
    >
      <Chevron size="0.875rem" stroke={1.6} aria-hidden />
      <span className={styles.name} data-none={group.name === null || undefined}>
        {name}
      </span>
      <span className={styles.count}>{figure(group.count)}</span>
    </GridCell>
  );
}
