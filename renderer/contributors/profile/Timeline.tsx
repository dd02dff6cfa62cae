import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CountedKind } from '../../../shared/domain/contributors/contributions.ts';
import { api } from '../../app/api.ts';
import { callKey } from '../../app/query.ts';
import { isReadOnly } from '../../app/session.ts';
import { counted } from '../../ui/figures.ts';
import { GridCell } from '../../ui/GridCell.tsx';
import { useRem } from '../../ui/use-rem.ts';
import { copyText } from '../actions.ts';
import { openForm } from '../adding/adding.ts';
import { longMonth, monthStart } from '../words.ts';
import { ActivityCells } from './ActivityCells.tsx';
import type { ActiveMonth } from './activity-series.ts';
import { removeActivity } from './remove-activity.ts';
import styles from './Timeline.module.css';
import text from './text.module.css';
import { NO_DATE, type TimelineItem, withMonths } from './timeline-items.ts';

const ROW_REM = 1.875;
const HEAD_REM = 2.75;
const PAGE = 100;
/** So many rows before the end of what is known the next page is asked for. */
const AHEAD = 40;

interface Props {
  contributor: string;
  kinds: readonly CountedKind[];
  /** Only what is older than this moment; `null`: everything. */
  before: number | null;
  months: readonly ActiveMonth[];
  /** What scrolls; the picture stands above the timeline in it. */
  scroller: RefObject<HTMLDivElement | null>;
  /** How high that is now. */
  above: number;
}

type Cursor = { at: number; key: number };

/** Everything a person did, newest first, under their months. It goes on loading as one scrolls; few rows exist at a time. */
export function Timeline({ contributor, kinds, before, months, scroller, above }: Props) {
  const pages = useInfiniteQuery({
    queryKey: callKey('contributors.timeline', { contributor, kinds, before }),
    queryFn: ({ pageParam }) =>
      api.contributors.timeline({ contributor, countsAs: [...kinds], limit: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: (before === null ? null : { at: before, key: 0 }) as Cursor | null,
    getNextPageParam: (last) => last.next,
  });
  const items = useMemo(() => withMonths(pages.data?.pages.flatMap((page) => page.rows) ?? []), [pages.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;

  const list = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins elsewhere when what stands above it grows
  useLayoutEffect(() => setMargin(list.current?.offsetTop ?? 0), [above, items.length === 0]);
  const rem = useRem();
  const [active, setActive] = useState(-1);
  const id = useId();
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => Math.round((items[index]?.type === 'month' ? HEAD_REM : ROW_REM) * rem),
    overscan: 8,
    scrollMargin: margin,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes follow from what the items are and from the size of text
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, items, rem]);
  const drawn = virtualizer.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= items.length - AHEAD) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, items.length]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12 }[event.key];
    const item = items[active];
    if (step !== undefined) {
      const next = nearestActivity(items, Math.max(0, Math.min(items.length - 1, active + step)), Math.sign(step));
      setActive(next);
      virtualizer.scrollToIndex(next, { align: 'auto' });
    } else if (item?.type === 'activity' && item.row.byHand) {
      if (isReadOnly()) return;
      if (event.key === 'Enter') openForm({ form: 'activity', contributor: null, row: item.row });
      else if (event.key === 'Delete') removeActivity(item.row);
      else return;
    } else if (event.key === 'Enter' && item?.type === 'activity') void copyText(item.row.key, 'the hash');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  if (pages.error) return <p className={text.small}>{pages.error.message}</p>;
  if (pages.data && items.length === 0)
    return (
      <p className={styles.nothing}>
        {kinds.length === 0 && before === null
          ? 'Nothing is known of what they did yet. What no source tells is added with A.'
          : `Nothing of this kind${before === null ? '' : ' in this time'}.`}
      </p>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold rows that are placed by the pixel
    <div
      ref={list}
      role="grid"
      aria-label="Timeline"
      aria-rowcount={hasNextPage ? -1 : items.length}
      aria-activedescendant={drawn.some(({ index }) => index === active) ? `${id}${active}` : undefined}
      tabIndex={0}
      className={styles.timeline}
      style={{ height: virtualizer.getTotalSize() }}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.target === event.currentTarget && active === -1 && setActive(nearestActivity(items, 0, 1))}
    >
      {drawn.map(({ index, start }) => {
        const item = items[index];
        if (!item) return null;
        const head = item.type === 'month';
        return (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/a11y/useFocusableInteractive: the timeline has the focus and names its active row
          <div
            key={index}
            id={`${id}${index}`}
            role="row"
            aria-rowindex={index + 1}
            className={head ? styles.month : styles.entry}
            data-active={index === active || undefined}
            style={{ transform: `translateY(${start - margin}px)` }}
          >
            {head ? <MonthHead month={item.month} months={months} counts={kinds.length === 0} /> : <ActivityCells row={item.row} />}
          </div>
        );
      })}
    </div>
  );
}

/** `counts`: the timeline shows every kind, so that the figures of the month fit what stands under it. */
function MonthHead({ month, months, counts }: { month: string; months: readonly ActiveMonth[]; counts: boolean }) {
  const of = counts ? months.find((one) => one.month === month) : undefined;
  return (
    <GridCell role="rowheader" className={styles.monthCell}>
      <b>{month === NO_DATE ? 'Without a date that can be believed' : longMonth(monthStart(month))}</b>
      {of ? (
        <span>
          {counted(of.activities, 'thing')} on {counted(of.activeDays, 'day')}
        </span>
      ) : null}
    </GridCell>
  );
}

function nearestActivity(items: readonly TimelineItem[], from: number, step: number): number {
  for (let index = from; index >= 0 && index < items.length; index += step || 1) if (items[index]?.type === 'activity') return index;
  return items.findIndex((item) => item.type === 'activity');
}
