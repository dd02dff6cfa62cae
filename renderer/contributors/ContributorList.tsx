import { memo, type Ref, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ContributorRow } from '../../shared/contract/contributors.ts';
import type { ListGroup } from '../../shared/contract/list-columns.ts';
import { useCall } from '../app/query.ts';
import { toast } from '../app/toasts.ts';
import { figure } from '../ui/figures.ts';
import { type Choice, VirtualGrid, type VirtualGridHandle } from '../ui/VirtualGrid.tsx';
import { copyNames, copyTable } from './actions.ts';
import { ContributorCells } from './ContributorCells.tsx';
import { ContributorHead } from './ContributorHead.tsx';
import styles from './ContributorList.module.css';
import { leastWidth, templateOf } from './columns.ts';
import { entriesOf, groupOf } from './entries.ts';
import { GroupHead } from './GroupHead.tsx';
import {
  clearSelection,
  isSelected,
  MOST_BY_NAME,
  moveCursor,
  selectAll,
  selectedCount,
  selectRange,
  toggleFolded,
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
  /** Group by group where the list is grouped. */
  ids: Uint32Array;
  groups: readonly ListGroup[] | null;
  /** How many the list holds; whoever stands in two groups counts once. */
  people: number;
  /** Of details, those that are read with the rows. */
  columns: readonly string[];
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
export const ContributorList = memo(function ContributorList({
  ids: keys,
  groups,
  people,
  columns: read,
  shownFor,
  openKey,
  wide,
  onOpen,
  onClose,
  ref,
}: Props) {
  const grid = useRef<VirtualGridHandle>(null);
  const [[first, last], setRange] = useState<readonly [number, number]>([-1, -1]);
  const grouping = useContributorList((state) => state.grouping);
  const folded = useContributorList((state) => state.folded);
  const chosenColumns = useContributorList((state) => state.columns);
  const columns = wide ? chosenColumns : null;
  const own = useCall('contributors.customFields', {}, { enabled: columns !== null }).data?.fields;
  const template = useMemo(
    () => (columns ? { columns: templateOf(columns, own ?? []), least: leastWidth(columns, own ?? []) } : undefined),
    [columns, own],
  );
  const { rows: ids, shown, headsTo } = useMemo(() => entriesOf(keys, groups, folded), [keys, groups, folded]);
  const rowOf = useContributorRows(shown, first - headsTo(first), last - headsTo(last), read);
  const headOf = (key: number): ListGroup | undefined => (key < 0 ? groups?.[groupOf(key) ?? 0] : undefined);
  const place = useRef(-1);
  const selection = useContributorList((state) => state.selection);
  const cursorKey = useContributorList((state) => state.cursor);
  // Whoever stands in two groups is under the cursor in the one where it was put.
  const found = cursorKey === null ? -1 : ids[place.current] === cursorKey ? place.current : ids.indexOf(cursorKey);
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

  const at = (index: number): number => ids[index] ?? 0;
  const rangeTo = (index: number) => {
    const key = at(index);
    if (key < 0) return;
    if (!selectRange(shown, index - headsTo(index))) {
      toast({
        text: `Up to ${figure(MOST_BY_NAME)} people can be chosen one by one.`,
        detail: 'Choose everyone, and narrow the list with a filter.',
        tone: 'problem',
      });
    }
  };
  const onCursor = (index: number, extend: boolean) => {
    if (extend) return rangeTo(index);
    place.current = index;
    moveCursor(at(index));
    if (!wide && at(index) >= 0) onOpen(at(index), rowOf(at(index)), 'follow');
  };
  const onChoose = (index: number, choice: Choice) => {
    const key = at(index);
    place.current = index;
    const head = headOf(key);
    if (head) {
      moveCursor(key);
      return toggleFolded(head.group);
    }
    if (choice === 'toggle') return toggleSelected(key);
    if (choice === 'range') return rangeTo(index);
    moveCursor(key);
    // Of a double click the second half comes down on the profile, and would mark all of its text.
    addEventListener('mousedown', (event) => event.detail > 1 && event.preventDefault(), { capture: true, once: true });
    onOpen(key, rowOf(key), 'open');
  };
  const onEscape = () => (selectedCount(selection, people) > 0 ? clearSelection() : onClose());

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
    copyNames: () => void copyNames(selection, keys),
    copyTable: () => void copyTable(selection, keys),
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
      head={<ContributorHead wide={wide} columns={columns} />}
      columns={columns ? styles.custom : wide ? styles.wide : styles.narrow}
      template={template}
      cursor={cursor}
      open={open}
      isSelected={(index) => at(index) >= 0 && isSelected(selection, at(index))}
      onCursor={onCursor}
      onChoose={onChoose}
      onSelectAll={selectAll}
      onEscape={onEscape}
      onRange={useCallback(
        (one: number, other: number) => setRange((now) => (now[0] === one && now[1] === other ? now : [one, other])),
        [],
      )}
      renderRow={(index) => {
        const key = at(index);
        const head = headOf(key);
        if (head && grouping) return <GroupHead group={head} grouping={grouping} folded={folded.has(head.group)} />;
        return <ContributorCells row={rowOf(key)} selected={isSelected(selection, key)} wide={wide} columns={columns} />;
      }}
    />
  );
});

function assign<T>(ref: Ref<T>, value: T): void {
  if (typeof ref === 'function') ref(value);
  else if (ref) ref.current = value;
}
