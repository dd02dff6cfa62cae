import { Button, Menu } from '@mantine/core';
import { IconCopy, IconPencil, IconTag, IconTagOff, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useCall } from '../app/query.ts';
import { useChanging } from '../app/use-workspace.ts';
import { ExportMenu } from '../tables/index.ts';
import { figure } from '../ui/figures.ts';
import { Key } from '../ui/Key.tsx';
import { chosenPeople, copyTable, exportList, exportWhatTheyDid, tagPeople, untagPeople } from './actions.ts';
import type { BulkKind } from './BulkDialog.tsx';
import styles from './ContributorsScreen.module.css';
import { clearSelection, type Selection, selectAll, selectedCount, useContributorList } from './list-state.ts';
import { type Tag, TagPicker } from './TagPicker.tsx';
import { openTagPicker, useContributorUi } from './ui-state.ts';

/** Read when it is first opened. */
const BulkDialog = lazy(() => import('./BulkDialog.tsx'));

/** So many rows cross at once. */
const FEW = 200;

interface Props {
  ids: Uint32Array;
  /** How many the list holds. */
  people: number;
}

/** What can be done with those chosen. */
export function SelectionBar({ ids, people }: Props) {
  const [noting, setNoting] = useState<BulkKind | null>(null);
  const selection = useContributorList((state) => state.selection);
  const tagging = useContributorUi((state) => state.tagging === 'selection');
  const [untagging, setUntagging] = useState(false);
  const changing = useChanging();
  const count = selectedCount(selection, people);
  const carried = useCarriedTags(selection, untagging);
  const elsewhere = selection.all ? 0 : notIn(selection.keys, ids);
  return (
    <div className={styles.actions} role="toolbar" aria-label="With the selection">
      <span className={styles.chosen} role="status">
        {figure(count)} selected{elsewhere > 0 ? <span className={styles.elsewhere}>, {figure(elsewhere)} not in this list</span> : null}
      </span>
      <TagPicker
        opened={tagging}
        onOpened={(next) => openTagPicker(next ? 'selection' : null)}
        purpose="add"
        onPick={(name) => void tagPeople(chosenPeople(selection), name)}
      >
        <Button
          variant="subtle"
          leftSection={<IconTag size="1rem" stroke={1.6} aria-hidden />}
          rightSection={<Key keys="#" />}
          aria-keyshortcuts="#"
          onClick={() => openTagPicker(tagging ? null : 'selection')}
          {...changing}
        >
          Tag
        </Button>
      </TagPicker>
      <TagPicker
        opened={untagging}
        onOpened={setUntagging}
        purpose="remove"
        only={carried}
        onPick={(_, tag) => tag && void untagPeople(chosenPeople(selection), tag)}
      >
        <Button
          variant="subtle"
          leftSection={<IconTagOff size="1rem" stroke={1.6} aria-hidden />}
          onClick={() => setUntagging(!untagging)}
          {...changing}
        >
          Untag
        </Button>
      </TagPicker>
      <Menu position="top-start">
        <Menu.Target>
          <Button variant="subtle" leftSection={<IconPencil size="1rem" stroke={1.6} aria-hidden />} {...changing}>
            Note…
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setNoting('owner')}>Owner…</Menu.Item>
          <Menu.Item onClick={() => setNoting('detail')}>A detail or field of your own…</Menu.Item>
          <Menu.Item onClick={() => setNoting('contact')}>A contact…</Menu.Item>
          <Menu.Item onClick={() => setNoting('consent')}>Consent…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {noting === null ? null : (
        <Suspense>
          <BulkDialog kind={noting} count={count} people={() => chosenPeople(selection)} onClose={() => setNoting(null)} />
        </Suspense>
      )}
      <Button
        variant="subtle"
        leftSection={<IconCopy size="1rem" stroke={1.6} aria-hidden />}
        title="Copy as a table for a spreadsheet: name, handle, e-mail, last active, contributions"
        onClick={() => void copyTable(selection, ids)}
      >
        Copy<span className={styles.long}> table</span>
      </Button>
      <ExportMenu
        label="Export those selected"
        onExport={(format) => void exportList(format)}
        onExportActivities={(format) => void exportWhatTheyDid(format)}
      />
      {count < people ? (
        <Button variant="subtle" onClick={selectAll}>
          {/* One box: between the parts of a button's label a space would be lost. */}
          <span>
            <span className={styles.long}>Select all</span>
            <span className={styles.short}>All</span> {figure(people)}
          </span>
        </Button>
      ) : null}
      <span className={styles.spring} />
      <Button
        variant="subtle"
        leftSection={<IconX size="1rem" stroke={1.6} aria-hidden />}
        rightSection={<Key keys="escape" />}
        aria-keyshortcuts="Escape"
        onClick={clearSelection}
      >
        Clear
      </Button>
    </div>
  );
}

/** Tags that those chosen carry; `undefined`: too many people to look at, so every tag may be among theirs. */
function useCarriedTags(selection: Selection, enabled: boolean): readonly Tag[] | undefined {
  const few = !selection.all && selection.keys.size <= FEW;
  const { data } = useCall('contributors.byIds', { ids: few ? [...selection.keys] : [] }, { enabled: enabled && few });
  return few ? data?.rows.flatMap((row) => row.tags) : undefined;
}

function notIn(keys: ReadonlySet<number>, ids: Uint32Array): number {
  let there = 0;
  // Whoever stands in two groups is one person.
  for (const id of new Set(ids)) if (keys.has(id)) there += 1;
  return keys.size - there;
}
