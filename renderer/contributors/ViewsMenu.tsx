/** Saved views, beside the title of the list: which one is shown, whether it was changed, and what can be done with it. */
import { Button, Menu, Modal, TextInput } from '@mantine/core';
import {
  IconArrowBackUp,
  IconBookmark,
  IconCheck,
  IconChevronDown,
  IconCopy,
  IconDeviceFloppy,
  IconDownload,
  IconEdit,
  IconPlus,
  IconTrash,
  IconUpload,
} from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { SavedView } from '../../shared/contract/views.ts';
import { useCall } from '../app/query.ts';
import { useChanging } from '../app/use-workspace.ts';
import { contentOf, leaveView, showView, useContributorList } from './list-state.ts';
import styles from './ViewsMenu.module.css';
import { addView, duplicateView, exportView, importView, removeView, renameView, saveView } from './view-actions.ts';

/** Whether the list is set up otherwise than the view says. */
function useIsChanged(view: SavedView | undefined): boolean {
  const now = useContributorList((state) => (view ? JSON.stringify(contentOf(state)) : ''));
  if (!view) return false;
  const { id: _id, name: _name, ...saved } = view;
  const filter = 'all' in saved.filter ? saved.filter : { all: [saved.filter] };
  return JSON.stringify(contentOf({ ...useContributorList.getState(), ...saved, conditions: filter.all })) !== now;
}

export function ViewsMenu() {
  const views = useCall('segments.list', {}).data?.views ?? [];
  const shown = useContributorList((state) => state.view);
  const view = views.find(({ id }) => id === shown);
  const changed = useIsChanged(view);
  const [asking, setAsking] = useState<'new' | 'rename' | null>(null);
  const { disabled } = useChanging();
  const icon = (Icon: typeof IconCheck) => <Icon size="0.875rem" stroke={1.6} aria-hidden />;
  const offs = disabled ? { disabled } : {};
  return (
    <>
      <Menu position="bottom-start" width="17rem">
        <Menu.Target>
          <Button
            variant="subtle"
            size="xs"
            className={styles.button}
            aria-label={view ? `View: ${view.name}${changed ? ', changed' : ''}` : 'Views'}
            leftSection={icon(IconBookmark)}
            rightSection={icon(IconChevronDown)}
          >
            {view ? view.name : 'Views'}
            {changed ? <span className={styles.changed}> · changed</span> : null}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu}>
          {views.length > 0 ? <Menu.Label>Saved views</Menu.Label> : null}
          <div className={styles.views}>
            {views.map((one) => (
              <Menu.Item
                key={one.id}
                leftSection={one.id === shown ? icon(IconCheck) : <span className={styles.space} />}
                onClick={() => showView(one.id, one)}
              >
                {one.name}
              </Menu.Item>
            ))}
          </div>
          {view ? (
            <>
              <Menu.Item leftSection={<span className={styles.space} />} onClick={leaveView}>
                The list without a view
              </Menu.Item>
              <Menu.Divider />
              <Menu.Label>{view.name}</Menu.Label>
              {changed ? (
                <>
                  <Menu.Item leftSection={icon(IconDeviceFloppy)} onClick={() => void saveView(view)} {...offs}>
                    Save the changes
                  </Menu.Item>
                  <Menu.Item leftSection={icon(IconArrowBackUp)} onClick={() => showView(view.id, view)}>
                    Back to how it was saved
                  </Menu.Item>
                </>
              ) : null}
              <Menu.Item leftSection={icon(IconEdit)} onClick={() => setAsking('rename')} {...offs}>
                Rename…
              </Menu.Item>
              <Menu.Item leftSection={icon(IconCopy)} onClick={() => void duplicateView(view)} {...offs}>
                Duplicate
              </Menu.Item>
              <Menu.Item leftSection={icon(IconUpload)} onClick={() => void exportView(view)}>
                Save as a file…
              </Menu.Item>
              <Menu.Item leftSection={icon(IconTrash)} onClick={() => void removeView(view)} {...offs}>
                Remove
              </Menu.Item>
            </>
          ) : null}
          {views.length > 0 ? <Menu.Divider /> : null}
          <Menu.Item leftSection={icon(IconPlus)} onClick={() => setAsking('new')} {...offs}>
            Save as a new view…
          </Menu.Item>
          <Menu.Item leftSection={icon(IconDownload)} onClick={() => void importView()} {...offs}>
            Read a view from a file…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking === null ? null : (
        <NameView
          title={asking === 'new' ? 'Save as a new view' : 'Rename this view'}
          verb={asking === 'new' ? 'Save' : 'Rename'}
          name={asking === 'rename' ? (view?.name ?? '') : ''}
          onName={(name) => void (asking === 'rename' && view ? renameView(view, name) : addView(name))}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

interface NameProps {
  title: string;
  verb: string;
  name: string;
  onName: (name: string) => void;
  onClose: () => void;
}

function NameView({ title, verb, name: before, onName, onClose }: NameProps) {
  const [name, setName] = useState(before);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onClose();
    if (name.trim() !== before) onName(name.trim());
  };
  return (
    <Modal opened onClose={onClose} title={title} size="26rem" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={send}>
        <TextInput
          label="Name"
          description="Search, filters, order, columns and grouping are saved, not the people."
          data-autofocus
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={styles.actions}>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={name.trim() === ''}>
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
