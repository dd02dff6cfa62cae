import { memo, type Ref, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ContributorRow } from '../../shared/contract/contributors.ts';
import { toast } from '../app/toasts.ts';
import { figure } from '../ui/figures.ts';
import { type Choice, VirtualGrid, type VirtualGridHandle } from '../ui/VirtualGrid.tsx';
import { copyNames, copyTable } from './actions.ts';
import { ContributorCells } from './ContributorCells.tsx';
import { ContributorHead } from './ContributorHead.tsx';
import styles from './ContributorList.module.css';
import {
  clearSelection,
  isSelected,
  MOST_BY_NAME,
  moveCursor,
  selectAll,
  selectedCount,
  selectRange,
  toggleSelected,
  useContributorList,
} from './list-state.ts';
import { type ListInput, useContributorRows } from './rows.ts';

const ROW_REM = 2.125;

/** What the keys of the screen do to the list. */
export interface ContributorListHandle {
  focus(): void;
  move(by: number, extend: boolean): void;
  toggle(): void;
  open(): void;
  selectAll(): void;
  escape(): void;
  copyNames(): void;
  copyTable(): void;
  /** Puts the cursor on a person who was opened from elsewhere, so that j and k go on from there. */
  showPerson(key: number): void;
}

interface Props {
  ids: Uint32Array;
  /** What these keys answer: with another question the list begins at its top. */
  shownFor: ListInput | undefined;
  /** Key of the person who is open beside the list; `null` when unknown or nobody is. */
  openKey: number | null;
  wide: boolean;
  /** `follow`: the cursor moved while somebody is open. */
  onOpen: (key: number, row: ContributorRow | undefined, how: 'open' | 'follow') => void;
  onClose: () => void;
  ref: Ref<ContributorListHandle>;
}

/** Drawn again when people come or go, not for every letter typed: its answer is on the way then. */
export const ContributorList = memo(function ContributorList({ ids, shownFor, openKey, wide, onOpen, onClose, ref }: Props) {
  const grid = useRef<VirtualGridHandle>(null);
  const [[first, last], setRange] = useState<readonly [number, number]>([-1, -1]);
  const rowOf = useContributorRows(ids, first, last);
  const selection = useContributorList((state) => state.selection);
  const cursorKey = useContributorList((state) => state.cursor);
  const found = cursorKey === null ? -1 : ids.indexOf(cursorKey);
  const cursor = found === -1 && ids.length > 0 ? 0 : found;
  const open = openKey === null ? -1 : ids.indexOf(openKey);

  const before = useRef(shownFor);
  useLayoutEffect(() => {
    if (before.current !== undefined && before.current !== shownFor) grid.current?.toTop();
    before.current = shownFor;
  }, [shownFor]);

  // One can begin with the keys at once; but a field that is being typed in keeps the focus.
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) grid.current?.focus();
  }, []);

  const at = (index: number): number => ids[index] ?? -1;
  const rangeTo = (index: number) => {
    if (!selectRange(ids, index)) {
      toast({
        text: `Up to ${figure(MOST_BY_NAME)} people can be chosen one by one.`,
        detail: 'Choose everyone, and narrow the list with a filter.',
        tone: 'problem',
      });
    }
  };
  const onCursor = (index: number, extend: boolean) => {
    if (extend) return rangeTo(index);
    moveCursor(at(index));
    if (!wide) onOpen(at(index), rowOf(at(index)), 'follow');
  };
  const onChoose = (index: number, choice: Choice) => {
    const key = at(index);
    if (choice === 'toggle') return toggleSelected(key);
    if (choice === 'range') return rangeTo(index);
    moveCursor(key);
    // Of a double click the second half comes down on the profile, and would mark all of its text.
    addEventListener('mousedown', (event) => event.detail > 1 && event.preventDefault(), { capture: true, once: true });
    onOpen(key, rowOf(key), 'open');
  };
  const onEscape = () => (selectedCount(selection, ids.length) > 0 ? clearSelection() : onClose());

  const handle: ContributorListHandle = {
    focus: () => grid.current?.focus(),
    move: (by, extend) => {
      const index = Math.max(0, Math.min(ids.length - 1, cursor + by));
      if (ids.length === 0) return;
      onCursor(index, extend);
      grid.current?.reveal(index);
    },
    toggle: () => cursor >= 0 && toggleSelected(at(cursor)),
    open: () => cursor >= 0 && onChoose(cursor, 'open'),
    selectAll,
    escape: onEscape,
    copyNames: () => void copyNames(selection, ids),
    copyTable: () => void copyTable(selection, ids),
    showPerson: (key) => {
      moveCursor(key);
      const index = ids.indexOf(key);
      if (index !== -1) grid.current?.reveal(index);
    },
  };
  useLayoutEffect(() => assign(ref, handle));

  return (
    <VirtualGrid
      ref={grid}
      label="Contributors"
      count={ids.length}
      rowHeight={ROW_REM}
      head={<ContributorHead wide={wide} />}
      columns={wide ? styles.wide : styles.narrow}
      cursor={cursor}
      open={open}
      isSelected={(index) => isSelected(selection, at(index))}
      onCursor={onCursor}
      onChoose={onChoose}
      onSelectAll={selectAll}
      onEscape={onEscape}
      onRange={useCallback(
        (one: number, other: number) => setRange((now) => (now[0] === one && now[1] === other ? now : [one, other])),
        [],
      )}
      renderRow={(index) => <ContributorCells row={rowOf(at(index))} selected={isSelected(selection, at(index))} wide={wide} />}
    />
  );
});

function assign<T>(ref: Ref<T>, value: T): void {
  if (typeof ref === 'function') ref(value);
  else if (ref) ref.current = value;
}
