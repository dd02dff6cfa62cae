/**
 * A list of any length with an exact scrollbar. It knows rows by their place only: what they show, and what choosing them
 * means, belongs to the caller.
 */
import { type KeyboardEvent, type MouseEvent, type ReactNode, type Ref, useId, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { useRem } from './use-rem.ts';
import { useRowWindow } from './use-row-window.ts';
import styles from './VirtualGrid.module.css';

/** Chromium makes no element higher than this. Rows beyond it (986,000 at 34 px) are found by searching, not by scrolling. */
const HIGHEST = 33_554_000;
const HEAD_REM = 1.75;

export interface VirtualGridHandle {
  /** Takes the keys; without a ring, since nobody pressed a key to get here. */
  focus(): void;
  /** Moves as little as needed for the row to be seen. */
  reveal(index: number): void;
  toTop(): void;
}

/** How a row was pointed at: `range` with Shift, `toggle` with Ctrl or Command or on its box. */
export type Choice = 'open' | 'toggle' | 'range';

interface Props {
  label: string;
  count: number;
  /** In rem, so that the rows grow with the text. */
  rowHeight: number;
  /** The cells of the head, each with role `columnheader`. */
  head?: ReactNode;
  /** Puts the cells of head and rows into their columns. */
  columns: string | undefined;
  /** The columns themselves, where they are chosen, and the width (rem) below which they scroll sideways. */
  template?: { columns: string; least: number } | undefined;
  /** The cells of a row, each with role `gridcell`. */
  renderRow: (index: number) => ReactNode;
  /** The row the keys act on; -1: none. */
  cursor: number;
  /** The row that is open beside the list; -1: none. */
  open?: number;
  isSelected: (index: number) => boolean;
  onCursor: (index: number, extend: boolean) => void;
  onChoose: (index: number, choice: Choice) => void;
  onSelectAll?: () => void;
  onEscape?: () => void;
  /** Rows that are drawn now, both ends included; -1 to -1 when there are none. */
  onRange: (first: number, last: number) => void;
  ref?: Ref<VirtualGridHandle>;
}

const rowsFrom = (first: number, last: number): number[] =>
  first === -1 ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at);

export function VirtualGrid({
  label,
  count,
  rowHeight,
  head,
  columns,
  template,
  renderRow,
  cursor,
  open = -1,
  isSelected,
  onCursor,
  onChoose,
  onSelectAll,
  onEscape,
  onRange,
  ref,
}: Props) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rem = useRem();
  const height = Math.round(rowHeight * rem);
  const headHeight = head ? Math.round(HEAD_REM * rem) : 0;
  const shown = Math.min(count, Math.floor(HIGHEST / height));
  const { first, last, reveal, toTop } = useRowWindow(scroller, { count: shown, height, headHeight });
  useLayoutEffect(() => onRange(first, last), [onRange, first, last]);

  useImperativeHandle(ref, () => ({
    focus: () => scroller.current?.focus({ preventScroll: true, focusVisible: false } as FocusOptions),
    reveal,
    toTop,
  }));

  const moveTo = (index: number, extend: boolean) => {
    if (count === 0) return;
    const target = Math.max(0, Math.min(count - 1, index));
    onCursor(target, extend);
    reveal(target);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const command = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / height) - 1);
    const target: Record<string, number> = {
      ArrowDown: cursor + 1,
      ArrowUp: cursor - 1,
      PageDown: cursor + page,
      PageUp: cursor - page,
      Home: 0,
      End: count - 1,
    };
    if (event.target !== scroller.current || event.altKey) return;
    if (Object.hasOwn(target, event.key)) moveTo(target[event.key] ?? 0, event.shiftKey);
    else if (event.key === 'Enter' && !command && cursor >= 0) onChoose(cursor, 'open');
    else if (event.key === ' ' && cursor >= 0) onChoose(cursor, 'toggle');
    else if (event.key === 'a' && command && onSelectAll) onSelectAll();
    else if (event.key === 'Escape' && onEscape) onEscape();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    const row = target.closest('[aria-rowindex]');
    if (!row) return;
    const toggles = event.ctrlKey || event.metaKey || target.closest('[data-toggle]') !== null;
    onChoose(Number(row.getAttribute('aria-rowindex')) - 1, event.shiftKey ? 'range' : toggles ? 'toggle' : 'open');
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold rows that are placed by the pixel
    <div
      ref={scroller}
      className={styles.grid}
      role="grid"
      aria-label={label}
      aria-rowcount={count}
      aria-multiselectable="true"
      aria-activedescendant={cursor >= first && cursor <= last && cursor >= 0 ? `${id}${cursor}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      // Shift and a click would otherwise mark text.
      onMouseDown={(event) => (event.shiftKey || event.detail > 1) && event.preventDefault()}
      data-sideways={template ? true : undefined}
      style={
        {
          '--head': `${headHeight}px`,
          '--height': `${height}px`,
          ...(template ? { '--columns': template.columns, '--least': `${template.least}rem` } : {}),
        } as React.CSSProperties
      }
    >
      {head ? (
        // biome-ignore lint/a11y/useSemanticElements: see above
        // biome-ignore lint/a11y/useFocusableInteractive: its buttons have the focus
        <div role="row" className={`${styles.head} ${columns}`}>
          {head}
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="rowgroup" className={styles.body} style={{ height: shown * height }}>
        {rowsFrom(first, last).map((index) => (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          <div
            key={index}
            id={`${id}${index}`}
            role="row"
            aria-rowindex={index + 1}
            aria-selected={isSelected(index)}
            aria-current={index === open || undefined}
            data-cursor={index === cursor || undefined}
            className={`${styles.row} ${columns}`}
            style={{ transform: `translateY(${index * height}px)` }}
          >
            {renderRow(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
