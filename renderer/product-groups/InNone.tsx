import { Button, Menu, Modal, SegmentedControl } from '@mantine/core';
import { IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProductGroupRow } from '../../shared/contract/product-groups.ts';
import { api } from '../app/api.ts';
import { toast, toastError } from '../app/toasts.ts';
import { usePages } from '../app/use-pages.ts';
import { useChanging } from '../app/use-workspace.ts';
import { ShowMore } from '../ui/ShowMore.tsx';
import { Counts } from './GroupItem.tsx';
import { ItemList } from './Items.tsx';
import styles from './ProductGroups.module.css';

type By = 'project' | 'label';

/** What is in no product group, by where it is or what it carries, so that one sees which rule is missing; and makes it there. */
export function InNone({ groups, onClose }: { groups: readonly ProductGroupRow[]; onClose: () => void }) {
  const [by, setBy] = useState<By>('label');
  const [opened, setOpened] = useState<{ name: string | null } | null>(null);
  const { rows, isMore, isAsking, more } = usePages('productGroups.inNone', { by }, 50, (offset, limit) =>
    api.productGroups.inNone({ by, offset, limit }),
  );
  return (
    <Modal opened onClose={onClose} title="In no product group" size="48rem" closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened ? (
        <>
          <div className={styles.by}>
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconArrowLeft size="0.875rem" stroke={1.6} aria-hidden />}
              onClick={() => setOpened(null)}
            >
              {opened.name ?? 'Without a label'}
            </Button>
          </div>
          <ItemList which={{ in: 'none', ...(by === 'label' ? { label: opened.name } : { project: opened.name ?? '' }) }} />
        </>
      ) : (
        <>
          <div className={styles.by}>
            <SegmentedControl
              aria-label="Counted by"
              value={by}
              onChange={(next) => setBy(next === 'project' ? 'project' : 'label')}
              data={[
                { value: 'label', label: 'By label' },
                { value: 'project', label: 'By project' },
              ]}
            />
          </div>
          <ul aria-label={`In no group, by ${by}`}>
            {rows.map(({ name, ...takesIn }) => (
              <li key={name ?? ' '} className={styles.row}>
                <span className={styles.what} data-empty={name === null || undefined}>
                  {name ?? 'without a label'}
                </span>
                <Counts
                  takesIn={takesIn}
                  about={name === null ? 'carries no label' : `is of ${by} ${name}`}
                  onShow={() => setOpened({ name })}
                />
                {name === null ? null : <PutInto over={by} pattern={name} groups={groups} />}
              </li>
            ))}
          </ul>
          <ShowMore isMore={isMore} isAsking={isAsking} more={more} />
        </>
      )}
    </Modal>
  );
}

/** A rule without days for exactly this. */
function PutInto({ over, pattern, groups }: { over: By; pattern: string; groups: readonly ProductGroupRow[] }) {
  const changing = useChanging();
  const put = ({ id, name }: ProductGroupRow) =>
    void api.productGroups.addRule({ group: id, over, pattern }).then(
      () => toast({ text: `${pattern} belongs to ${name} now.`, undo: true }),
      (error: unknown) => toastError(error, `No rule was added to ${name}.`),
    );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconPlus size="0.875rem" stroke={1.6} aria-hidden />}
          aria-label={`Put into a group: ${pattern}`}
          {...changing}
        >
          Put into
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {groups.length === 0 ? <Menu.Label>Add a product group first.</Menu.Label> : null}
        {groups.map((group) => (
          <Menu.Item key={group.id} onClick={() => put(group)}>
            {group.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
