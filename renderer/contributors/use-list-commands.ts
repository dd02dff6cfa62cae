import { IconCopy, IconFileExport, IconSearch, IconSelectAll, IconTable, IconTag, IconX, type TablerIcon } from '@tabler/icons-react';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { type Command, useCommands } from '../app/registry.ts';
import { openExport } from '../tables/index.ts';
import type { ContributorListHandle } from './ContributorList.tsx';
import { clearSelection, hasSelection, useContributorList } from './list-state.ts';
import { openTagPicker, setRenaming } from './ui-state.ts';

const group = 'In the list';

/**
 * The keys of the list: they work wherever on the screen one is, except in a field. `alone`: nobody is open beside it, so
 * what is done to one person is done to the one under the cursor.
 */
export function useListCommands(
  list: RefObject<ContributorListHandle | null>,
  field: RefObject<HTMLInputElement | null>,
  alone: boolean,
): void {
  const some = useContributorList((state) => hasSelection(state.selection));
  const layered = useLayered();
  const commands = useMemo((): Command[] => {
    const key = (id: string, keys: string, label: string, run: () => void): Command => ({
      id: `contributors.${id}`,
      keys,
      label,
      group,
      keysOnly: true,
      run,
    });
    const move = (by: number, extend: boolean) => () => {
      list.current?.focus();
      list.current?.move(by, extend);
    };
    return [
      { id: 'contributors.search', keys: '/', label: 'Search contributors', icon: IconSearch, group, run: () => field.current?.select() },
      key('down', 'j', 'Move down', move(1, false)),
      key('up', 'k', 'Move up', move(-1, false)),
      key('extendDown', 'shift+j', 'Select downwards', move(1, true)),
      key('extendUp', 'shift+k', 'Select upwards', move(-1, true)),
      key('toggle', 'x', 'Select', () => list.current?.toggle()),
      key('open', 'enter', 'Open', () => list.current?.open()),
      key('escape', 'escape', 'Clear the selection, then close the profile', () => {
        if (layered.current) return;
        if (list.current) list.current.escape();
        else clearSelection();
      }),
      {
        id: 'contributors.selectAll',
        keys: 'mod+a',
        label: 'Select everyone in the list',
        icon: IconSelectAll,
        group,
        run: () => list.current?.selectAll(),
      },
      {
        id: 'contributors.export',
        keys: 'mod+shift+e',
        inFields: true,
        label: some ? 'Export those selected…' : 'Export the list…',
        icon: IconFileExport,
        group: some ? 'With the selection' : group,
        words: 'csv excel xlsx json vcard save file',
        run: openExport,
      },
      ...(some ? withSelection(list) : alone ? onCursor(list) : []),
    ];
  }, [list, field, some, alone, layered]);
  useCommands(commands);
}

function withSelection(list: RefObject<ContributorListHandle | null>): Command[] {
  const one = (id: string, label: string, icon: TablerIcon, run: () => void): Command => ({
    id: `contributors.${id}`,
    label,
    icon,
    group: 'With the selection',
    run,
  });
  return [
    { ...one('tag', 'Tag those selected', IconTag, () => openTagPicker('selection')), keys: '#', changes: true },
    one('copyTable', 'Copy those selected as a table', IconTable, () => list.current?.copyTable()),
    one('copyNames', 'Copy the names of those selected', IconCopy, () => list.current?.copyNames()),
    one('clear', 'Clear the selection', IconX, clearSelection),
  ];
}

/** Keys only: in the palette they would not say whom they mean. */
function onCursor(list: RefObject<ContributorListHandle | null>): Command[] {
  const tag = () => {
    list.current?.toggle();
    openTagPicker('selection');
  };
  const edit = () => {
    list.current?.open();
    setRenaming(true);
  };
  return [
    { id: 'contributors.tagCursor', keys: '#', label: 'Tag', group, keysOnly: true, changes: true, run: tag },
    { id: 'contributors.editCursor', keys: 'e', label: 'Edit the name', group, keysOnly: true, changes: true, run: edit },
  ];
}

/**
 * Whether a menu or a small window lay over the screen as the key went down: it has closed itself, and is out of sight, by
 * the time the keys of the screen are asked.
 */
function useLayered(): RefObject<boolean> {
  const layered = useRef(false);
  useEffect(() => {
    const look = () => {
      layered.current = document.querySelector('[role=dialog], [role=menu]') !== null;
    };
    window.addEventListener('keydown', look, true);
    return () => window.removeEventListener('keydown', look, true);
  }, []);
  return layered;
}
