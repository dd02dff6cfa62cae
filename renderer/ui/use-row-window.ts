/**
 * Which rows of one height are drawn. TanStack Virtual, which the timeline uses, keeps a record of every row: 100 ms for
 * 100,000 of them whenever their number changes, which is with every letter typed (docs/decisions/0009).
 */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Rows drawn above and below those in view, so that scrolling by the wheel never meets an empty place. */
const AROUND = 4;

interface Rows {
  count: number;
  /** In px, of one row. */
  height: number;
  /** In px, of the head that stays above the rows. */
  headHeight: number;
}

/** The rows to draw, both ends included; -1 to -1 when there are none. */
export interface RowWindow {
  first: number;
  last: number;
  /** Scrolls as little as needed for the row to be seen. */
  reveal(index: number): void;
  toTop(): void;
}

/** The rows in view when the list stands at `top` and shows `room` px of rows, with those around them. */
export function rowsIn(top: number, room: number, { count, height }: Pick<Rows, 'count' | 'height'>): [first: number, last: number] {
  if (count === 0 || room <= 0) return [-1, -1];
  const seen = Math.ceil(room / height);
  // A list that has become shorter stands at its end before the browser says so.
  const at = Math.max(0, Math.min(Math.floor(top / height), count - seen));
  return [Math.max(0, at - AROUND), Math.min(count - 1, at + seen + AROUND)];
}

export function useRowWindow(scroller: RefObject<HTMLElement | null>, { count, height, headHeight }: Rows): RowWindow {
  const [[top, room], setView] = useState<readonly [number, number]>([0, 0]);
  const standing = useRef(0);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      standing.current = element.scrollTop;
      // By whole rows: between two of them nothing is drawn anew.
      const now = [Math.floor(element.scrollTop / height) * height, element.clientHeight - headHeight] as const;
      setView((before) => (before[0] === now[0] && before[1] === now[1] ? before : now));
    };
    // Drawn in the frame that scrolls, or a jump would show an empty list for one frame.
    const onScroll = () => flushSync(look);
    const sized = new ResizeObserver(look);
    look();
    sized.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      sized.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller, height, headHeight]);

  const reveal = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (!element) return;
      const above = index * height;
      const below = above + height - (element.clientHeight - headHeight);
      if (above < element.scrollTop) element.scrollTop = above;
      else if (below > element.scrollTop) element.scrollTop = below;
    },
    [scroller, height, headHeight],
  );
  const toTop = useCallback(() => {
    // Asking the element where it stands would lay the page out twice for every letter typed.
    if (standing.current > 0) scroller.current?.scrollTo({ top: 0 });
  }, [scroller]);

  const [first, last] = rowsIn(top, room, { count, height });
  return { first, last, reveal, toTop };
}
