/** What one row of the list shows. */
import { IconHelp, IconRobot, IconSparkles, IconUser, type TablerIcon } from '@tabler/icons-react';
import { memo } from 'react';
import type { ContributorRow } from '../../shared/contract/contributors.ts';
import type { ListColumn, ListColumns } from '../../shared/contract/list-columns.ts';
import { cellText } from '../../shared/domain/contributors/columns.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { counted, exact, figure } from '../ui/figures.ts';
import { GridCell } from '../ui/GridCell.tsx';
import { Sparkline } from '../ui/Sparkline.tsx';
import { TimeAgo } from '../ui/TimeAgo.tsx';
import styles from './ContributorList.module.css';
import { defaultColumns } from './columns.ts';
import { type ContributorKind, kindNames, shortMonth } from './words.ts';

export const kindIcons: Record<ContributorKind, TablerIcon> = { human: IconUser, bot: IconRobot, agent: IconSparkles, unknown: IconHelp };

const TAGS_SHOWN = 3;

/** What the little bars say in words. */
function monthsLabel(months: readonly number[]): string {
  const sum = months.reduce((total, one) => total + one, 0);
  if (sum === 0) return 'Nothing in the last 12 months';
  const active = months.filter((one) => one > 0).length;
  return `${counted(sum, 'activity', 'activities')} in ${active} of the last 12 months, ${figure(Math.max(...months))} in the busiest`;
}

interface Props {
  row: ContributorRow | undefined;
  selected: boolean;
  /** The list has the whole width. */
  wide: boolean;
  /** Those that were chosen; `null`: the usual ones. */
  columns: ListColumns | null;
}

export const ContributorCells = memo(function ContributorCells({ row, selected, wide, columns }: Props) {
  // The row is on its way: its place is kept, and nothing is claimed.
  if (!row) {
    return (
      <GridCell className={styles.waiting} label="Being read">
        <i />
      </GridCell>
    );
  }
  return (
    <>
      <GridCell className={styles.person}>
        <span
          className={styles.mark}
          data-toggle=""
          data-checked={selected || undefined}
          title={selected ? 'Take out of the selection (X)' : 'Select (X)'}
        >
          <Box checked={selected} />
          <span className={styles.face}>
            <Avatar name={row.name} />
          </span>
        </span>
        <span className={styles.who} data-namesake={row.namesake || undefined}>
          <span className={styles.name} title={row.name}>
            {row.name || 'No name'}
          </span>
          {(wide || row.namesake) && row.handle !== '' && row.handle !== row.name ? (
            <span className={styles.handle} title={row.handle}>
              {row.handle}
            </span>
          ) : null}
        </span>
        {!wide && row.kind !== 'human' ? <KindMark kind={row.kind} /> : null}
      </GridCell>
      {(columns ?? (wide ? defaultColumns : narrowColumns)).map(({ column }) => (
        <Cell key={column} column={column} row={row} />
      ))}
    </>
  );
});

const narrowColumns: ListColumns = [{ column: 'months' }, { column: 'count' }, { column: 'lastActive' }];

function Cell({ column, row }: { column: ListColumn; row: ContributorRow }) {
  switch (column) {
    case 'kind':
      return <KindCell kind={row.kind} />;
    case 'months':
      return (
        <GridCell className={styles.months}>
          <Sparkline values={row.months} label={monthsLabel(row.months)} />
        </GridCell>
      );
    case 'count':
      return <GridCell className={styles.figure}>{figure(row.contributions)}</GridCell>;
    case 'tags':
      return <TagsCell row={row} />;
    case 'firstActive':
      return (
        <GridCell className={styles.first}>
          {row.firstActive === null ? <NoDate /> : <time title={exact(row.firstActive)}>{shortMonth(row.firstActive)}</time>}
        </GridCell>
      );
    case 'lastActive':
      return <GridCell className={styles.seen}>{row.lastActive === null ? <NoDate /> : <TimeAgo at={row.lastActive} short />}</GridCell>;
    default:
      return <DetailCell column={column} said={row.cells?.[column]} />;
  }
}

/** Nothing noted is an empty place, never a zero. */
function DetailCell({ column, said }: { column: ListColumn; said: string | undefined }) {
  if (said === undefined) return <GridCell className={styles.detailCell} label="Not noted" />;
  if (column === 'lastContact')
    return (
      <GridCell className={styles.seen}>
        <TimeAgo at={Date.parse(said)} short />
      </GridCell>
    );
  const text = cellText(column, said);
  return (
    <GridCell className={column === 'followUp' ? styles.seen : styles.detailCell} title={text}>
      {text}
    </GridCell>
  );
}

function Box({ checked }: { checked: boolean }) {
  return (
    <svg className={styles.box} viewBox="0 0 14 14" aria-hidden="true">
      <rect x="0.5" y="0.5" width="13" height="13" rx="3.5" />
      {checked ? <path d="m3.6 7.3 2.3 2.2 4.5-5" /> : null}
    </svg>
  );
}

function KindMark({ kind }: { kind: ContributorKind }) {
  const Icon = kindIcons[kind];
  return (
    <span className={styles.kindMark} role="img" aria-label={kindNames[kind].one} title={kindNames[kind].one}>
      <Icon size="0.875rem" stroke={1.6} aria-hidden />
    </span>
  );
}

function KindCell({ kind }: { kind: ContributorKind }) {
  const Icon = kindIcons[kind];
  return (
    <GridCell className={styles.kind}>
      <Icon size="0.875rem" stroke={1.6} aria-hidden />
      {kindNames[kind].one}
    </GridCell>
  );
}

function TagsCell({ row }: { row: ContributorRow }) {
  const more = row.tags.length - TAGS_SHOWN;
  return (
    <GridCell className={styles.tags} title={row.tags.length > 0 ? row.tags.map((tag) => tag.name).join(', ') : undefined}>
      {row.tags.slice(0, TAGS_SHOWN).map((tag) => (
        <span key={tag.id} className={styles.tag}>
          {tag.name}
        </span>
      ))}
      {more > 0 ? <span className={styles.moreTags}>+{more}</span> : null}
    </GridCell>
  );
}

function NoDate() {
  return (
    <span title="None of the dates can be believed">
      <span aria-hidden="true">–</span>
      <span className={styles.unseen}>no date</span>
    </span>
  );
}
